import { mountCitizenPage } from '../../ui/mount-citizen-page.tsx'
import { PhoneApp } from './PhoneApp.tsx'

mountCitizenPage(<PhoneApp />)
