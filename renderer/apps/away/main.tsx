import '../../words/away.ts'
import { mountPage } from '../../ui/mount-page.tsx'
import { AwayApp } from './AwayApp.tsx'

mountPage(<AwayApp />)
