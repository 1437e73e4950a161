import { mountPage } from '../../ui/mount-page.tsx'
import { VoiceApp } from './VoiceApp.tsx'

mountPage(<VoiceApp />)
