import { mountCitizenPage } from '../../ui/mount-citizen-page.tsx'
import { BoardApp } from './BoardApp.tsx'

mountCitizenPage(<BoardApp />)
