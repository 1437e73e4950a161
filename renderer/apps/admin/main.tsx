import { mountPage } from '../../ui/mount-page.tsx'
import '../../words/admin.ts'
import '../../words/administration.ts'
import '../../words/dossiers.ts'
import '../../words/office.ts'
import '../../words/technician.ts'
import { AdminApp } from './AdminApp.tsx'

mountPage(<AdminApp />)
