import type { ReactNode } from 'react'
import type { SlipKind } from '../../../../shared/domain/slips/slip.ts'
import { useWords } from '../../../ui/language.tsx'

export type SlipOut = { readonly id: string; readonly kind: string; readonly number: string }

/** Papers that were made. */
export function SlipLines({ slips }: { slips: readonly SlipOut[] }): ReactNode {
  const { dossiers: words } = useWords()
  const nameOf = (kind: string): string => words.slipKinds[kind as SlipKind] ?? kind
  return (
    <div className="dossiers-slips">
      <h3>{words.slips}</h3>
      <ul>
        {slips.map((slip) => (
          <li key={slip.id} className="dossiers-slip" data-slip={slip.kind}>
            <span>
              {nameOf(slip.kind)} <span className="small">{words.slipNumber(slip.number)}</span>
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
