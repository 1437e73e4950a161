import { composeSlip } from '../../shared/domain/slips/compose.ts'
import type { PrintChoice } from '../../shared/domain/slips/compose.ts'
import type { SlipPaper } from '../../shared/domain/slips/paper.ts'
import { SLIP_KINDS } from '../../shared/domain/slips/slip.ts'
import type { Slip } from '../../shared/domain/slips/slip.ts'
import { longReceipt, sampleSlipOf, sharedReceipt } from '../../shared/testkit/sample-slips.ts'
import { loadSlipTemplates } from '../centre/slips/load-templates.ts'
import { codeMaker } from '../centre/slips/make-codes.ts'

/** A slip as it is printed for the goldens; its name is the name of the files. */
export type SlipCase = { readonly name: string; readonly slip: Slip; readonly choice: PrintChoice }

const FIRST: PrintChoice = { copy: 'original', cancelled: false }
const CITIZEN: PrintChoice = { copy: 'customer', cancelled: false }

/** Every kind on today's form. */
export const KIND_CASES: readonly SlipCase[] = SLIP_KINDS.map((kind) => ({
  name: kind,
  slip: sampleSlipOf(kind),
  choice: kind === 'receipt' || kind === 'supplement' || kind === 'refusal' ? CITIZEN : FIRST,
}))

const OLD = { at: '2025-09-12T08:05' }
const POLICE = { sector: 'residence' } as const

export const CANCELLED: SlipCase = {
  name: 'receipt-cancelled',
  slip: sampleSlipOf('receipt'),
  choice: { copy: 'customer', cancelled: true },
}

/** What else has a form, or another look: earlier forms, those of residence, several dossiers, a cancelled slip. */
export const OTHER_CASES: readonly SlipCase[] = [
  { name: 'receipt-2018', slip: sampleSlipOf('receipt', {}, OLD), choice: CITIZEN },
  { name: 'supplement-2018', slip: sampleSlipOf('supplement', {}, OLD), choice: CITIZEN },
  { name: 'refusal-2018', slip: sampleSlipOf('refusal', {}, OLD), choice: CITIZEN },
  { name: 'apology-2018', slip: sampleSlipOf('apology', {}, OLD), choice: FIRST },
  { name: 'control-2018', slip: sampleSlipOf('control', {}, OLD), choice: FIRST },
  { name: 'book-2018', slip: sampleSlipOf('book', {}, OLD), choice: FIRST },
  { name: 'receipt-ct04', slip: sampleSlipOf('receipt', {}, POLICE), choice: CITIZEN },
  { name: 'supplement-ct05', slip: sampleSlipOf('supplement', {}, POLICE), choice: CITIZEN },
  { name: 'refusal-ct06', slip: sampleSlipOf('refusal', {}, POLICE), choice: CITIZEN },
  { name: 'receipt-shared', slip: sharedReceipt(), choice: CITIZEN },
  { name: 'receipt-long', slip: longReceipt(30), choice: { copy: 'file', cancelled: false } },
  CANCELLED,
]

const templates = loadSlipTemplates()

/** The paper of a case, with the templates that ship. */
export function paperOf({ slip, choice }: Omit<SlipCase, 'name'>): SlipPaper {
  const template = templates.find(slip)
  if (!template) throw new Error(`no template of ${slip.kind} in ${slip.formSet}`)
  return composeSlip(template, slip, choice, codeMaker)
}
