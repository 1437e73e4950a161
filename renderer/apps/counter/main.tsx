import { mountPage } from '../../ui/mount-page.tsx'
import { CounterApp } from './CounterApp.tsx'

mountPage(<CounterApp />)
