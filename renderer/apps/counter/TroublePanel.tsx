import type { ReactNode } from 'react'
import type { QueueView } from '../../../shared/api/views.ts'
import { useWords } from '../../ui/language.tsx'
import { DeviceLines } from './DeviceLines.tsx'
import { PrinterLines } from './PrinterLines.tsx'

/** What somebody should see to now. Beside the desk, so that neither the number nor the buttons move for it. */
export function TroublePanel({ printers, devices }: Pick<QueueView, 'printers' | 'devices'>): ReactNode {
  const { desk } = useWords()
  if (printers.length + devices.length === 0) return null
  return (
    <section className="counter-panel counter-trouble" aria-label={desk.trouble}>
      <h2>{desk.trouble}</h2>
      <PrinterLines printers={printers} />
      <DeviceLines devices={devices} />
    </section>
  )
}
