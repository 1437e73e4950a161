import { amountInWords } from '../amount-in-words.ts'
import type { SlipOf } from '../slip.ts'
import { slipAmount, slipDate, slipMoment, slipMoney } from '../words.ts'
import type { Facts } from './facts.ts'
import { METHOD_WORDS } from './money-facts.ts'
import * as f from './shared-facts.ts'

const two = (n: number): string => String(n).padStart(2, '0')

const HANDOVER = { ...f.HEAD_FACTS, ...f.HANDS_FACTS, at: true, run: true, total: true } as const

export const DOSSIER_HANDOVER_FACTS = {
  ...HANDOVER,
  totalSets: true,
  dossiers: {
    no: true,
    code: true,
    procedure: true,
    owner: true,
    sets: true,
    receivedAt: true,
    dueAt: true,
    note: true,
  },
} as const

export function dossierHandoverFacts(slip: SlipOf<'dossier-handover'>): Facts<typeof DOSSIER_HANDOVER_FACTS> {
  const { giver, receiver, at, run, dossiers } = slip.content
  return {
    ...f.headFacts(slip),
    ...f.handsFacts(giver, receiver),
    at: slipMoment(at),
    run,
    total: two(dossiers.length),
    totalSets: two(dossiers.reduce((sum, { sets }) => sum + sets, 0)),
    dossiers: dossiers.map((one, index) => ({
      no: String(index + 1),
      code: one.code,
      procedure: one.procedure,
      owner: one.owner,
      sets: two(one.sets),
      receivedAt: slipDate(one.receivedAt),
      dueAt: slipDate(one.dueAt),
      note: one.note,
    })),
  }
}

export const RESULT_HANDOVER_FACTS = {
  ...HANDOVER,
  results: { no: true, code: true, subject: true, result: true, owner: true, address: true, fee: true, byPost: true },
} as const

export function resultHandoverFacts(slip: SlipOf<'result-handover'>): Facts<typeof RESULT_HANDOVER_FACTS> {
  const { giver, receiver, at, run, results } = slip.content
  return {
    ...f.headFacts(slip),
    ...f.handsFacts(giver, receiver),
    at: slipMoment(at),
    run,
    total: two(results.length),
    results: results.map((one, index) => ({
      no: String(index + 1),
      code: one.code,
      subject: one.subject,
      result: one.result,
      owner: one.owner,
      address: one.address,
      fee: one.fee ? 'X' : '',
      byPost: one.byPost ? 'X' : '',
    })),
  }
}

export const FEE_FACTS = {
  ...f.HEAD_FACTS,
  ...f.PARTY_FACTS,
  formNo: true,
  serial: true,
  collector: true,
  taxCode: true,
  code: true,
  lines: { no: true, name: true, amount: true },
  total: true,
  inWords: true,
  method: true,
  cashier: true,
} as const

export function feeFacts(slip: SlipOf<'fee-receipt'>): Facts<typeof FEE_FACTS> {
  const { formNo, serial, collector, payer, code, lines, method, cashier } = slip.content
  const total = lines.reduce((sum, { amount }) => sum + amount, 0)
  return {
    ...f.headFacts(slip),
    ...f.partyFacts(payer),
    formNo,
    serial,
    collector: collector.name,
    taxCode: collector.taxCode,
    code,
    lines: lines.map((one, index) => ({
      no: String(index + 1),
      name: one.exemption === '' ? one.name : `${one.name} (${one.exemption})`,
      amount: slipAmount(one.amount),
    })),
    total: slipMoney(total),
    inWords: amountInWords(total),
    method: METHOD_WORDS[method],
    cashier,
  }
}

export const POSTAL_FACTS = {
  ...f.HEAD_FACTS,
  ...f.HANDS_FACTS,
  sender: true,
  senderAddress: true,
  senderPhone: true,
  recipient: true,
  recipientAddress: true,
  recipientPhone: true,
  code: true,
  link: true,
  request: true,
  items: { no: true, name: true, count: true },
  collect: true,
  parcelNo: true,
  at: true,
} as const

export function postalFacts(slip: SlipOf<'postal'>): Facts<typeof POSTAL_FACTS> {
  const { sender, recipient, code, procedure, items, collect, parcelNo, giver, carrier, at } = slip.content
  return {
    ...f.headFacts(slip),
    ...f.handsFacts(giver, carrier),
    sender: sender.name,
    senderAddress: sender.address,
    senderPhone: sender.phone,
    recipient: recipient.name,
    recipientAddress: recipient.address,
    recipientPhone: recipient.phone,
    code,
    link: f.codeLink(slip.issuer.lookUp, code),
    request: f.requestWords(procedure, ''),
    items: items.map((one, index) => ({ no: String(index + 1), name: one.name, count: two(one.count) })),
    collect: collect === 0 ? 'Không' : slipMoney(collect),
    parcelNo,
    at: slipMoment(at),
  }
}

const KINDS = {
  device: 'Thiết bị',
  software: 'Phần mềm',
  network: 'Mạng',
  account: 'Tài khoản',
  building: 'Cơ sở vật chất',
  other: 'Khác',
} as const
const SEVERITIES = {
  stops: 'Dừng tiếp nhận',
  hinders: 'Ảnh hưởng đến công việc',
  'can-wait': 'Không gấp',
} as const

export const WORK_REQUEST_FACTS = {
  ...f.HEAD_FACTS,
  at: true,
  requester: true,
  requesterUnit: true,
  counter: true,
  kind: true,
  asset: true,
  description: true,
  severity: true,
  pictures: true,
  wish: true,
  handler: true,
  handlerUnit: true,
  partner: true,
  dueAt: true,
  outcome: true,
  doneAt: true,
} as const

export function workRequestFacts(slip: SlipOf<'work-request'>): Facts<typeof WORK_REQUEST_FACTS> {
  const { content } = slip
  return {
    ...f.headFacts(slip),
    at: slipMoment(content.at),
    requester: content.requester.name,
    requesterUnit: content.requester.unit,
    counter: content.counter,
    kind: KINDS[content.kind],
    asset: content.asset,
    description: content.description,
    severity: SEVERITIES[content.severity],
    pictures: content.pictures === 0 ? 'Không' : two(content.pictures),
    wish: content.wish,
    handler: content.handler?.name ?? '',
    handlerUnit: content.handler?.unit ?? '',
    partner: content.partner,
    dueAt: content.dueAt === null ? '' : slipMoment(content.dueAt),
    outcome: content.outcome,
    doneAt: content.doneAt === null ? '' : slipMoment(content.doneAt),
  }
}

export const LOST_RECEIPT_FACTS = {
  ...f.HEAD_FACTS,
  ...f.PARTY_FACTS,
  code: true,
  link: true,
  of: true,
  request: true,
  receivedAt: true,
  dueAt: true,
  at: true,
  officer: true,
} as const

/** The party of the form is who takes the result. */
export function lostReceiptFacts(slip: SlipOf<'lost-receipt'>): Facts<typeof LOST_RECEIPT_FACTS> {
  const { code, of, procedure, receivedAt, dueAt, taker, at, officer } = slip.content
  return {
    ...f.headFacts(slip),
    ...f.partyFacts(taker),
    code,
    link: f.codeLink(slip.issuer.lookUp, code),
    of: of.name,
    request: f.requestWords(procedure, ''),
    receivedAt: slipMoment(receivedAt),
    dueAt: slipMoment(dueAt),
    at: slipMoment(at),
    officer,
  }
}

export const HARM_FACTS = {
  ...f.HEAD_FACTS,
  code: true,
  link: true,
  of: true,
  request: true,
  agency: true,
  at: true,
  what: true,
  place: true,
  words: true,
  by: true,
} as const

export function harmFacts(slip: SlipOf<'harm'>): Facts<typeof HARM_FACTS> {
  const { code, of, procedure, agency, at, what, place, words, by } = slip.content
  return {
    ...f.headFacts(slip),
    ...{ code, link: f.codeLink(slip.issuer.lookUp, code), of, agency, what, place, words, by },
    request: f.requestWords(procedure, ''),
    at: slipMoment(at),
  }
}

export const FEEDBACK_ANSWER_FACTS = {
  ...f.HEAD_FACTS,
  receipt: true,
  what: true,
  to: true,
  givenAt: true,
  words: true,
  answer: true,
  agency: true,
  signer: true,
  signerTitle: true,
  onBehalf: true,
} as const

const FEEDBACK_WORDS = { report: 'phản ánh', proposal: 'kiến nghị' } as const

export function feedbackAnswerFacts(slip: SlipOf<'feedback-answer'>): Facts<typeof FEEDBACK_ANSWER_FACTS> {
  const { receipt, feedback, to, givenAt, words, answer, agency, signer } = slip.content
  return {
    ...f.headFacts(slip),
    ...{ receipt, what: FEEDBACK_WORDS[feedback], to, words, answer, agency },
    givenAt: slipMoment(givenAt),
    ...{ signer: signer.name, signerTitle: signer.title, onBehalf: signer.onBehalf },
  }
}
