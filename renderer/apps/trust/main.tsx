import { mountPage } from '../../ui/mount-page.tsx'
import '../../words/trust.ts'
import { TrustApp } from './TrustApp.tsx'

mountPage(<TrustApp />)
