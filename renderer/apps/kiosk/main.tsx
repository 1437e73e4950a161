import { mountCitizenPage } from '../../ui/mount-citizen-page.tsx'
import { TouchKeyboardProvider } from '../../ui/keyboard/keyboard-context.tsx'
import { KioskApp } from './KioskApp.tsx'
import { ComfortProvider } from './comfort.tsx'

mountCitizenPage(
  <ComfortProvider>
    <TouchKeyboardProvider>
      <KioskApp />
    </TouchKeyboardProvider>
  </ComfortProvider>,
)
