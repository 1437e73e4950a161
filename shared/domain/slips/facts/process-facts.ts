import type { HopResult } from '../process-contents.ts'
import type { SlipOf } from '../slip.ts'
import { slipDayOf, slipMoment, slipMomentShort } from '../words.ts'
import type { Facts } from './facts.ts'
import * as f from './shared-facts.ts'

const LETTER = {
  ...f.HEAD_FACTS,
  ...f.PARTY_FACTS,
  code: true,
  link: true,
  request: true,
  receivedAt: true,
  reason: true,
  signer: true,
  signerTitle: true,
  onBehalf: true,
  recipients: { name: true },
} as const

function letterFacts(slip: SlipOf<'apology'> | SlipOf<'stop'>): Facts<typeof LETTER> {
  const { to, code, procedure, receivedAt, reason, signer, recipients } = slip.content
  return {
    ...f.headFacts(slip),
    ...f.partyFacts(to),
    code,
    link: f.codeLink(slip.issuer.lookUp, code),
    request: f.requestWords(procedure, ''),
    receivedAt: slipMoment(receivedAt),
    reason,
    signer: signer.name,
    signerTitle: signer.title,
    onBehalf: signer.onBehalf,
    recipients: recipients.map((name) => ({ name })),
  }
}

export const APOLOGY_FACTS = { ...LETTER, agency: true, receivedDay: true, dueAt: true, newDueAt: true } as const

export function apologyFacts(slip: SlipOf<'apology'>): Facts<typeof APOLOGY_FACTS> {
  const { agency, receivedAt, dueAt, newDueAt } = slip.content
  return {
    ...letterFacts(slip),
    agency,
    receivedDay: slipDayOf(receivedAt),
    dueAt: slipMoment(dueAt),
    newDueAt: slipMoment(newDueAt),
  }
}

export const STOP_FACTS = {
  ...LETTER,
  requestedAt: true,
  requestForm: true,
  state: true,
  returned: true,
  stoppedAt: true,
} as const

export function stopFacts(slip: SlipOf<'stop'>): Facts<typeof STOP_FACTS> {
  const { requestedAt, requestForm, state, returned, stoppedAt } = slip.content
  return {
    ...letterFacts(slip),
    requestedAt: slipMoment(requestedAt),
    requestForm,
    state,
    returned,
    stoppedAt: slipMoment(stoppedAt),
  }
}

const HOP_RESULTS: Readonly<Record<HopResult, string>> = { early: 'Trước hạn', 'on-time': 'Đúng hạn', late: 'Quá hạn' }

export const CONTROL_FACTS = {
  ...f.HEAD_FACTS,
  code: true,
  link: true,
  agency: true,
  partners: true,
  of: true,
  receivedAt: true,
  dueAt: true,
  ...f.BOOK_FACTS,
  hops: { ...f.HANDS_FACTS, at: true, result: true, note: true },
} as const

export function controlFacts(slip: SlipOf<'control'>): Facts<typeof CONTROL_FACTS> {
  const { code, agency, partners, of, receivedAt, dueAt, book, hops } = slip.content
  return {
    ...f.headFacts(slip),
    code,
    link: f.codeLink(slip.issuer.lookUp, code),
    agency,
    partners,
    of,
    receivedAt: slipMoment(receivedAt),
    dueAt: slipMoment(dueAt),
    ...f.bookFacts(book),
    hops: hops.map((hop) => ({
      ...f.handsFacts(hop.giver, hop.receiver),
      at: hop.at === null ? '…… giờ …… phút, ngày …/…/……' : slipMomentShort(hop.at),
      result: hop.result === null ? '' : HOP_RESULTS[hop.result],
      note: hop.note,
    })),
  }
}

export const BOOK_PAGE_FACTS = {
  ...f.HEAD_FACTS,
  field: true,
  volume: true,
  year: true,
  rows: {
    no: true,
    code: true,
    procedure: true,
    party: true,
    addressPhone: true,
    agency: true,
    receivedAt: true,
    dueAt: true,
    returnedAt: true,
    how: true,
    signed: true,
  },
} as const

export function bookPageFacts(slip: SlipOf<'book'>): Facts<typeof BOOK_PAGE_FACTS> {
  const { field, volume, year, rows } = slip.content
  return {
    ...f.headFacts(slip),
    field,
    volume,
    year: String(year),
    rows: rows.map((row) => ({
      no: String(row.no),
      code: row.code,
      procedure: row.procedure,
      party: row.party,
      addressPhone: row.addressPhone,
      agency: row.agency,
      receivedAt: slipMomentShort(row.receivedAt),
      dueAt: slipMomentShort(row.dueAt),
      returnedAt: row.returnedAt === null ? '' : slipMomentShort(row.returnedAt),
      how: f.RESULT_SHORT[row.resultChannel],
      signed: row.signed,
    })),
  }
}
