import { mountPage } from '../../ui/mount-page.tsx'
import { ReceptionApp } from './ReceptionApp.tsx'

mountPage(<ReceptionApp />)
