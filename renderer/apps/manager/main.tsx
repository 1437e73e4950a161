import { mountPage } from '../../ui/mount-page.tsx'
import '../../words/admin.ts'
import '../../words/fees.ts'
import '../../words/house.ts'
import '../../words/manager.ts'
import '../../words/messages.ts'
import '../../words/sync.ts'
import '../../words/office.ts'
import '../../words/technician.ts'
import { ManagerApp } from './ManagerApp.tsx'

mountPage(<ManagerApp />)
