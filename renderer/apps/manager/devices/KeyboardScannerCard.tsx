import type { ReactNode } from 'react'
import type { KeyboardScannerRow } from '../../../../shared/api/device-health-views.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { StateCard } from './StateCard.tsx'
import { timeWords } from './time-words.ts'

/** A scanner that types like a keyboard: when it was heard last is all that can be known of it. */
export function KeyboardScannerCard({ scanner, now }: { scanner: KeyboardScannerRow; now: number }): ReactNode {
  const { manager, technician: text } = useWords()
  const [language] = useLanguage()
  const { id, device, counterNumber, heardAt, inputMethod } = scanner
  const { troubles, todo } = manager.devices
  return (
    <StateCard
      id={`keyboard ${id}`}
      kind={inputMethod ? 'stop' : 'good'}
      what={text.keyboardScanner}
      name={device ?? text.scannerAt(counterNumber ?? 0)}
      state={inputMethod ? `${manager.devices.states.troubled}: ${troubles['input-method']}` : text.scannerHeard}
      todo={todo['input-method']}
      facts={[text.scannedAt(timeWords(heardAt, now, language))]}
    />
  )
}
