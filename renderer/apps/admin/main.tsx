import { mountPage } from '../../ui/mount-page.tsx'
import { AdminApp } from './AdminApp.tsx'

mountPage(<AdminApp />)
