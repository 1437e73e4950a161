import type { BodyOf } from '../../../../../shared/api/operations.ts'
import { changeOf } from '../../../../../shared/domain/fees/ledger.ts'
import { amountOf } from './tariff-draft.ts'

export type PayMethod = BodyOf<'collectFees'>['method']
/** How a payment is made, as an officer has typed it. */
export type PayDraft = {
  readonly method: PayMethod
  readonly reference: string
  readonly payer: string
  /** Cash that was handed over, to work out the change; it is not sent. */
  readonly given: string
}
export const NEW_PAY: PayDraft = { method: 'cash', reference: '', payer: '', given: '' }

const REFERENCE = /^[\w./-]{3,40}$/

/** What is given back, or what is still missing (negative), đồng; null: nothing was typed, or not to be read. */
export function changeDue({ method, given }: PayDraft, due: number): number | null {
  const handed = given.trim() === '' || method !== 'cash' ? null : amountOf(given)
  return handed === null ? null : (changeOf(handed, due) ?? handed - due)
}

/** Whether what was typed as handed over is no amount. */
export const isGivenUnread = ({ method, given }: PayDraft): boolean =>
  method === 'cash' && given.trim() !== '' && amountOf(given) === null

/**
 * Whether a payment can be sent: transfers need the number of their transaction, and no receipt is made out for more than
 * was handed over.
 */
export const isPayReady = (pay: PayDraft, due: number): boolean =>
  pay.method === 'cash' ? !isGivenUnread(pay) && (changeDue(pay, due) ?? 0) >= 0 : REFERENCE.test(pay.reference.trim())

/** How it is paid, as it is sent. @param filer who pays unless another name was typed */
export const paymentSent = (
  { method, reference, payer }: PayDraft,
  filer: string,
): Pick<BodyOf<'collectFees'>, 'method' | 'reference' | 'payer'> => ({
  method,
  ...(method === 'cash' ? {} : { reference: reference.trim() }),
  ...(payer.trim() === '' || payer.trim() === filer ? {} : { payer: { name: payer.trim() } }),
})
