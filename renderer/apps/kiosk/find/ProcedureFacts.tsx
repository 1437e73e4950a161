import type { ReactNode } from 'react'
import type { ProcedureView } from '../../../../shared/api/find-views.ts'
import { feeLines } from '../../../features/procedure/fee-lines.ts'
import { useNamed, useWords } from '../../../ui/language.tsx'
import { limitLines } from './procedure-words.ts'

/** What the catalogue says of a procedure, in its own words; they are Vietnamese in every language. */
export function ProcedureFacts({ procedure }: { procedure: ProcedureView }): ReactNode {
  const words = useWords()
  const { find } = words
  const named = useNamed()
  const fees = feeLines(procedure.fee)
  const facts: readonly (readonly [label: string, lines: readonly string[]])[] = [
    [find.limit, limitLines(procedure.limits, words)],
    [find.fee, fees.length > 0 ? fees : [find.notPublished]],
    [find.agency, [named({ name: procedure.agency, nameEn: procedure.agencyEn })]],
    [find.field, [named({ name: procedure.field, nameEn: procedure.fieldEn })]],
    [find.level, [find.levels[procedure.level]]],
  ]
  return (
    // What a catalogue says may be long: then it scrolls, by finger and by keyboard.
    <section className="kiosk-facts" aria-label={procedure.name} tabIndex={0}>
      <p className="small">{find.code(procedure.code)}</p>
      <h1 className="kiosk-facts-name" lang="vi">
        {procedure.name}
      </h1>
      <dl>
        {facts.map(([label, lines]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd lang="vi">
              {lines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
