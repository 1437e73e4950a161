import type { ReactNode } from 'react'
import { SLIP_FORMS } from '../../../../shared/domain/slips/forms.ts'
import type { SlipKind } from '../../../../shared/domain/slips/slip.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useHotkeys } from '../use-hotkeys.ts'
import { useSlipPaper } from '../../../features/slips/use-slip-paper.ts'

export type SlipOut = {
  readonly id: string
  readonly kind: string
  readonly number: string
  readonly cancelled?: boolean
}
export type SlipLinesProps = { slips: readonly SlipOut[]; isActive: boolean; autoFocus?: boolean }

const PRINT_KEY = 'Alt+I'

/** A form of which the house keeps a copy too (forms.md §1, "Liên"). */
const hasFileCopy = (kind: string): boolean =>
  SLIP_FORMS.some((form) => form.kind === kind && form.copies.includes('file'))

/** A paper of which others get a copy at once: lists that two sides sign (TT-4.2b), receipts of money. */
const isForMany = (kind: string): boolean =>
  SLIP_FORMS.some((form) => form.kind === kind && (form.copies.includes('giver') || form.copies.includes('payer')))

/** Papers that were made, each printed by a press; Alt+I prints the first one that counts. */
export function SlipLines({ slips, isActive, autoFocus = false }: SlipLinesProps): ReactNode {
  const { dossiers: words } = useWords()
  const { print, pending, refusal } = useSlipPaper()
  const first = slips.find(({ cancelled }) => cancelled !== true)
  useHotkeys(first ? { [PRINT_KEY]: () => print(first.id, isForMany(first.kind) ? 'all' : undefined) } : {}, isActive)
  const nameOf = (kind: string): string => words.slipKinds[kind as SlipKind] ?? kind
  return (
    <div className="dossiers-slips">
      <h2>{words.slips}</h2>
      <ul>
        {slips.map((slip) => (
          <li key={slip.id} className="dossiers-slip" data-slip={slip.kind}>
            <span className="dossiers-slip-name">
              {nameOf(slip.kind)}{' '}
              <span className="small">
                {words.slipNumber(slip.number)}
                {slip.cancelled && ` · ${words.slipCancelled}`}
              </span>
            </span>
            {hasFileCopy(slip.kind) && (
              <Button variant="quiet" onPress={() => print(slip.id, 'file')}>
                {words.printFile}
              </Button>
            )}
            <Button
              icon="printer"
              {...(slip === first ? { hotkey: PRINT_KEY, autoFocus } : {})}
              isPending={pending === slip.id}
              onPress={() => print(slip.id, isForMany(slip.kind) ? 'all' : undefined)}
            >
              {words.print}
            </Button>
          </li>
        ))}
      </ul>
      {refusal && <p className="field-error">{refusal}</p>}
    </div>
  )
}
