import { useState } from 'react'
import type { ReactNode } from 'react'
import { Checkbox } from 'react-aria-components'
import type { ReceiptLine } from '../../../../../shared/api/fee-views.ts'
import type { AnswerOf, BodyOf } from '../../../../../shared/api/operations.ts'
import { dong } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { Icon } from '../../../../ui/Icon.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { Segments, segmentsOf } from '../Segments.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'
import { placeOf } from './pay-draft.ts'

export type Refunded = AnswerOf<'refundFees'>
export type RefundDialogProps = {
  receipt: ReceiptLine
  onDone: (refunded: Refunded) => void
  onClose: () => void
}
type Cause = BodyOf<'refundFees'>['cause']
type Method = BodyOf<'refundFees'>['method']

/** Pays lines of a receipt back: by the tariff's own text, else by one that a leader names. */
export function RefundDialog({ receipt, onDone, onClose }: RefundDialogProps): ReactNode {
  const { fees: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const open = receipt.lines.filter(({ isRefunded }) => !isRefunded)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(open.map(placeOf)))
  const [cause, setCause] = useState<Cause>('withdrawn')
  const [method, setMethod] = useState<Method>('cash')
  const [ground, setGround] = useState('')
  const lines = open.filter((line) => chosen.has(placeOf(line)))
  const due = lines.reduce((sum, { amount }) => sum + amount, 0)
  const { cash, transfer, qr, card } = words.methods
  const set =
    <T,>(change: (value: T) => void) =>
    (value: T) => {
      send.clear()
      change(value)
    }
  function submit(): void {
    const body = {
      ...{ cause, method, lines: lines.map(({ dossierId, no }) => ({ dossierId, no })) },
      ...(ground.trim() === '' ? {} : { ground: ground.trim() }),
    }
    send.run((key) => api.press('refundFees', { params: { receiptId: receipt.id }, body, key }), onDone)
  }
  return (
    <SlipDialog
      title={words.refundTitle(words.receiptNo(receipt.serial, receipt.number))}
      hint={words.refundHint}
      isReady={lines.length > 0}
      send={send}
      doWords={`${words.refund} ${dong(due)}`}
      onSubmit={submit}
      onClose={onClose}
    >
      <RefundLines lines={open} chosen={chosen} onChange={set(setChosen)} />
      <Select
        label={words.cause}
        options={segmentsOf(words.refundCauses)}
        value={cause}
        onChange={set((id: string) => setCause(id as Cause))}
      />
      <Segments
        label={words.method}
        value={method}
        options={segmentsOf({ cash, transfer, qr, card })}
        onChange={set(setMethod)}
      />
      <Field
        label={words.ground}
        value={ground}
        maxLength={300}
        placeholder={words.groundHint}
        onChange={set(setGround)}
      />
    </SlipDialog>
  )
}

type RefundLinesProps = {
  lines: ReceiptLine['lines']
  chosen: ReadonlySet<string>
  onChange: (chosen: ReadonlySet<string>) => void
}

/** What can still be paid back, each with the text that its tariff names. */
function RefundLines({ lines, chosen, onChange }: RefundLinesProps): ReactNode {
  function flip(place: string, isOn: boolean): void {
    const next = new Set(chosen)
    if (isOn) next.add(place)
    else next.delete(place)
    onChange(next)
  }
  return (
    <ul className="fees-due">
      {lines.map((line) => (
        <li key={placeOf(line)}>
          <Checkbox
            className="dossiers-check"
            isSelected={chosen.has(placeOf(line))}
            onChange={(isOn) => flip(placeOf(line), isOn)}
          >
            <span className="dossiers-check-box">
              <Icon name="check" />
            </span>
            <span>
              {line.name} {line.refund && <span className="small">{line.refund}</span>}
            </span>
          </Checkbox>
          <strong className="number">{dong(line.amount)}</strong>
        </li>
      ))}
    </ul>
  )
}
