import { mountPage } from '../../ui/mount-page.tsx'
import { ManagerApp } from './ManagerApp.tsx'

mountPage(<ManagerApp />)
