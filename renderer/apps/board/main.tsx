import { mountCitizenPage } from '../../ui/mount-page.tsx'
import { BoardApp } from './BoardApp.tsx'

mountCitizenPage(<BoardApp />)
