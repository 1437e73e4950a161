import { mountPage } from '../../ui/mount-page.tsx'
import { PhoneApp } from './PhoneApp.tsx'

mountPage(<PhoneApp />)
