import { mountPage } from '../../ui/mount-page.tsx'
import '../../words/admin.ts'
import '../../words/manager.ts'
import '../../words/technician.ts'
import { ManagerApp } from './ManagerApp.tsx'

mountPage(<ManagerApp />)
