import { useState } from 'react'
import type { ReactNode } from 'react'
import type { PrintCause } from '../../../shared/api/views.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../ui/language.tsx'

/** Faults that the simulated ticket printer can have and a citizen can meet. */
export const ROLL_FAULTS: readonly PrintCause[] = ['paper-end', 'cover-open', 'cutter', 'power-off', 'unreachable']

/** Faults of the simulated office printer: as a route of the demonstration names them, and what an officer is told. */
export const OFFICE_FAULTS: readonly (readonly [fault: string, cause: PrintCause])[] = [
  ['paper-end', 'paper-end'],
  ['jam', 'jam'],
  ['toner-empty', 'toner-empty'],
  ['offline', 'unreachable'],
  ['aborts', 'rejected'],
]

type PrinterFaultsProps = {
  path: string
  title: string
  faults: readonly (PrintCause | readonly [fault: string, cause: PrintCause])[]
}

/** Breaks and mends a simulated printer, to see what the pages say. */
export function PrinterFaults({ path, title, faults }: PrinterFaultsProps): ReactNode {
  const words = useWords()
  const [chosen, setChosen] = useState<string | null>(null)

  async function choose(fault: string | null): Promise<void> {
    const sent = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ fault }),
    }).catch(() => null)
    if (sent?.ok) setChosen(fault)
  }
  return (
    <div className="papers-faults" role="group" aria-label={title}>
      <p>{title}:</p>
      <Button aria-pressed={chosen === null} onPress={() => void choose(null)}>
        {words.papers.printerFine}
      </Button>
      {faults.map((one) => {
        const [fault, cause] = typeof one === 'string' ? [one, one] : one
        return (
          <Button key={fault} aria-pressed={chosen === fault} onPress={() => void choose(fault)}>
            {words.paper.now[cause]}
          </Button>
        )
      })}
    </div>
  )
}
