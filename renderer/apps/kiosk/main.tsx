import { mountPage } from '../../ui/mount-page.tsx'
import { TouchKeyboardProvider } from '../../ui/keyboard/keyboard-context.tsx'
import { KioskApp } from './KioskApp.tsx'

mountPage(
  <TouchKeyboardProvider>
    <KioskApp />
  </TouchKeyboardProvider>,
)
