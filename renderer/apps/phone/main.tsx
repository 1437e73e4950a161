import { mountCitizenPage } from '../../ui/mount-page.tsx'
import { PhoneApp } from './PhoneApp.tsx'

mountCitizenPage(<PhoneApp />)
