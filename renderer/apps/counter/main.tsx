import { mountPage } from '../../ui/mount-page.tsx'
import '../../words/dossiers.ts'
import '../../words/fees.ts'
import '../../words/house.ts'
import '../../words/messages.ts'
import '../../words/sync.ts'
import '../../words/technician.ts'
import { CounterApp } from './CounterApp.tsx'

mountPage(<CounterApp />)
