import { useState } from 'react'
import type { ReactNode } from 'react'
import { SLIP_FORMS } from '../../../../shared/domain/slips/forms.ts'
import type { SlipKind } from '../../../../shared/domain/slips/slip.ts'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'
import { SlipSheet } from '../sheets/SheetLines.tsx'
import { useHotkeys } from '../use-hotkeys.ts'
import { NO_PRINTER, useSheets } from '../../../features/slips/sheets.ts'
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
  const standing = slips.filter(({ cancelled }) => cancelled !== true)
  const [first] = standing
  const together = useTogether(standing)
  const printFirst = (): void => first && print(first.id, usualCopy(first))
  useHotkeys(first ? { [PRINT_KEY]: together?.print ?? printFirst } : {}, isActive)
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
            <SlipSheet slipId={slip.id} />
            {hasFileCopy(slip.kind) && (
              <Button variant="quiet" onPress={() => print(slip.id, 'file')}>
                {words.printFile}
              </Button>
            )}
            <Button
              icon="printer"
              {...(slip === first && !together ? { hotkey: PRINT_KEY, autoFocus } : {})}
              isPending={pending === slip.id}
              onPress={() => print(slip.id, usualCopy(slip))}
            >
              {words.print}
            </Button>
          </li>
        ))}
      </ul>
      {together && (
        <Button
          icon="printer"
          hotkey={PRINT_KEY}
          autoFocus={autoFocus}
          isPending={together.isPending}
          onPress={together.print}
        >
          {together.words}
        </Button>
      )}
      {(refusal ?? together?.refusal) && <p className="field-error">{refusal ?? together?.refusal}</p>}
    </div>
  )
}

const usualCopy = ({ kind }: SlipOut): 'all' | undefined => (isForMany(kind) ? 'all' : undefined)

/** Several papers go to the office printer by one press; null for a single one, or without such a printer. */
function useTogether(slips: readonly SlipOut[]) {
  const sheets = useSheets()
  const words = useWords().sheets
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  if (!sheets?.printer || slips.length < 2) return null
  const send = async (): Promise<void> => {
    setPending(true)
    const hindered = await sheets.print(slips.map((slip) => ({ slipId: slip.id, copy: usualCopy(slip) })))
    setPending(false)
    setRefusal(hindered === NO_PRINTER ? words.noAnswer : hindered)
  }
  return { words: words.all(slips.length), isPending, refusal, print: () => void send() }
}
