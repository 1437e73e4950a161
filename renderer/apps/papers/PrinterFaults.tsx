import { useState } from 'react'
import type { ReactNode } from 'react'
import type { PrintCause } from '../../../shared/api/views.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../ui/language.tsx'

/** Faults that the simulated printer can have and a citizen can meet. */
const FAULTS: readonly PrintCause[] = ['paper-end', 'cover-open', 'cutter', 'power-off', 'unreachable']

/** Breaks and mends the simulated printer, to see what the pages say. */
export function PrinterFaults(): ReactNode {
  const words = useWords()
  const [chosen, setChosen] = useState<PrintCause | null>(null)

  async function choose(fault: PrintCause | null): Promise<void> {
    const sent = await fetch('/demo/printer', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ fault }),
    }).catch(() => null)
    if (sent?.ok) setChosen(fault)
  }
  return (
    <div className="papers-faults" role="group" aria-label={words.papers.printer}>
      <p>{words.papers.printer}:</p>
      {[null, ...FAULTS].map((fault) => (
        <Button key={fault} aria-pressed={chosen === fault} onPress={() => void choose(fault)}>
          {fault === null ? words.papers.printerFine : words.paper.now[fault]}
        </Button>
      ))}
    </div>
  )
}
