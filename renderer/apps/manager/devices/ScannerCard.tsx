import type { ReactNode } from 'react'
import type { ScannerHealthRow } from '../../../../shared/api/device-health-views.ts'
import { useWords } from '../../../ui/language.tsx'
import { StateCard } from './StateCard.tsx'

const KINDS = { unchecked: 'care', ready: 'good', lost: 'stop', away: 'quiet' } as const

/** A code scanner on a port of a station. */
export function ScannerCard({ scanner }: { scanner: ScannerHealthRow }): ReactNode {
  const { technician: text } = useWords()
  const { id, stationId, stationName, name, state } = scanner
  return (
    <StateCard
      id={`${stationId} ${id}`}
      kind={KINDS[state]}
      what={stationName}
      name={name}
      state={text.scannerStates[state]}
      todo={text.scannerTodo[state]}
      facts={[]}
    />
  )
}
