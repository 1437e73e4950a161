import { mountPage } from '../../ui/mount-page.tsx'
import { PapersApp } from './PapersApp.tsx'

mountPage(<PapersApp />)
