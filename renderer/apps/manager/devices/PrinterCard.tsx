import type { ReactNode } from 'react'
import type { PrinterHealthRow } from '../../../../shared/api/device-health-views.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { printerTodo } from './device-words.ts'
import { StateCard } from './StateCard.tsx'
import { timeWords } from './time-words.ts'

/** A ticket printer: paper, what it suffers from and since when, and what waits for it. */
export function PrinterCard({ printer, now }: { printer: PrinterHealthRow; now: number }): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { devices: text } = words.manager
  const { id, devices, state, cause, nearEnd, since, waiting } = printer
  const kind = state === 'offline' ? 'stop' : nearEnd || state === 'never' ? 'care' : 'good'
  const sentence =
    state === 'offline' ? words.paper.now[cause ?? 'error'] : nearEnd ? text.nearEnd : text.printerStates[state]
  return (
    <StateCard
      id={id}
      kind={kind}
      what={text.prints(devices.join(', '))}
      name={id}
      state={since === null ? sentence : `${sentence}, ${text.since(timeWords(since, now, language))}`}
      todo={printerTodo(printer, words)}
      facts={[text.waiting(waiting)]}
    />
  )
}
