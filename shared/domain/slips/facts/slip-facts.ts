import type { Slip, SlipKind } from '../slip.ts'
import * as citizen from './citizen-facts.ts'
import type { AnyFacts, FactNames } from './facts.ts'
import * as house from './house-facts.ts'
import * as money from './money-facts.ts'
import * as process from './process-facts.ts'

/** What a template of each kind may name; a template that names anything else is refused when it is read. */
export const FACT_NAMES: Readonly<Record<SlipKind, FactNames>> = {
  receipt: citizen.RECEIPT_FACTS,
  supplement: citizen.SUPPLEMENT_FACTS,
  refusal: citizen.REFUSAL_FACTS,
  appointment: citizen.APPOINTMENT_FACTS,
  apology: process.APOLOGY_FACTS,
  stop: process.STOP_FACTS,
  control: process.CONTROL_FACTS,
  book: process.BOOK_PAGE_FACTS,
  'dossier-handover': house.DOSSIER_HANDOVER_FACTS,
  'result-handover': house.RESULT_HANDOVER_FACTS,
  'fee-receipt': house.FEE_FACTS,
  'fee-list': money.FEE_LIST_FACTS,
  'fee-refund': money.FEE_REFUND_FACTS,
  postal: house.POSTAL_FACTS,
  'work-request': house.WORK_REQUEST_FACTS,
  'lost-receipt': house.LOST_RECEIPT_FACTS,
  harm: house.HARM_FACTS,
  'feedback-answer': house.FEEDBACK_ANSWER_FACTS,
}

const MAKERS: { readonly [K in SlipKind]: (slip: Extract<Slip, { kind: K }>) => AnyFacts } = {
  receipt: citizen.receiptFacts,
  supplement: citizen.supplementFacts,
  refusal: citizen.refusalFacts,
  appointment: citizen.appointmentFacts,
  apology: process.apologyFacts,
  stop: process.stopFacts,
  control: process.controlFacts,
  book: process.bookPageFacts,
  'dossier-handover': house.dossierHandoverFacts,
  'result-handover': house.resultHandoverFacts,
  'fee-receipt': house.feeFacts,
  'fee-list': money.feeListFacts,
  'fee-refund': money.feeRefundFacts,
  postal: house.postalFacts,
  'work-request': house.workRequestFacts,
  'lost-receipt': house.lostReceiptFacts,
  harm: house.harmFacts,
  'feedback-answer': house.feedbackAnswerFacts,
}

/** The facts of a slip as words of a paper, those that `FACT_NAMES` promises. */
export function factsOf(slip: Slip): AnyFacts {
  const make = MAKERS[slip.kind] as (slip: Slip) => AnyFacts
  return make(slip)
}
