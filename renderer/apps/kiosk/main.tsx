import { mountPage } from '../../ui/mount-page.tsx'
import { KioskApp } from './KioskApp.tsx'

mountPage(<KioskApp />)
