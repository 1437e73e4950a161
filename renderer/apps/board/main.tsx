import { mountPage } from '../../ui/mount-page.tsx'
import { BoardApp } from './BoardApp.tsx'

mountPage(<BoardApp />)
