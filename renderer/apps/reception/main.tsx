import { mountPage } from '../../ui/mount-page.tsx'
import '../../words/reception.ts'
import { ReceptionApp } from './ReceptionApp.tsx'

mountPage(<ReceptionApp />)
