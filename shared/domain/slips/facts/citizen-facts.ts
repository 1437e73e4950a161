import type { ReceiptItem } from '../citizen-contents.ts'
import type { SlipOf } from '../slip.ts'
import { slipDay, slipLimitWords, slipMoment } from '../words.ts'
import type { Facts } from './facts.ts'
import * as f from './shared-facts.ts'

const COMPONENT = { no: true, name: true, originals: true, certified: true, copies: true, electronic: true } as const

const DOSSIER = {
  place: true,
  code: true,
  link: true,
  request: true,
  owner: true,
  ownerAddress: true,
  components: COMPONENT,
  sets: true,
  limit: true,
  receivedAt: true,
  dueAt: true,
  result: true,
  ...f.BOOK_FACTS,
} as const

export const RECEIPT_FACTS = {
  ...f.HEAD_FACTS,
  ...f.PARTY_FACTS,
  channel: true,
  principal: true,
  principalId: true,
  principalAddress: true,
  principalPhone: true,
  principalEmail: true,
  principalPaper: true,
  many: true,
  receiver: true,
  dossiers: DOSSIER,
} as const

export function receiptFacts(slip: SlipOf<'receipt'>): Facts<typeof RECEIPT_FACTS> {
  const { filer, channel, principal, items, receiver } = slip.content
  return {
    ...f.headFacts(slip),
    ...f.partyFacts(filer),
    channel: f.CHANNEL_WORDS[channel],
    principal: principal?.name ?? '',
    principalId: principal?.idNumber ?? '',
    principalAddress: principal?.address ?? '',
    principalPhone: principal?.phone ?? '',
    principalEmail: principal?.email ?? '',
    principalPaper: principal?.paper ?? '',
    many: items.length > 1 ? String(items.length) : '',
    receiver,
    dossiers: items.map((item, at) => dossierFacts(item, `Hồ sơ ${at + 1}/${items.length}`, slip.issuer.lookUp)),
  }
}

function dossierFacts(item: ReceiptItem, place: string, lookUp: string): Facts<typeof DOSSIER> {
  return {
    place,
    code: item.code,
    link: f.codeLink(lookUp, item.signed ?? item.code),
    request: f.requestWords(item.procedure, item.summary),
    owner: item.owner?.name ?? '',
    ownerAddress: item.owner?.address ?? '',
    components: item.components.map((one, at) => ({
      no: String(at + 1),
      name: one.note === '' ? one.name : `${one.name} (${one.note})`,
      originals: f.countWords(one.originals),
      certified: f.countWords(one.certified),
      copies: f.countWords(one.copies),
      electronic: f.countWords(one.electronic),
    })),
    sets: String(item.sets).padStart(2, '0'),
    limit: slipLimitWords(item.limit),
    receivedAt: slipMoment(item.receivedAt),
    dueAt: slipMoment(item.dueAt),
    result: f.resultWords(item.result.how, item.result.where),
    ...f.bookFacts(item.book),
  }
}

const ABOUT_FACTS = { code: true, link: true, request: true } as const

/** What a paper is about: the dossier, where there is one already, and what was applied for. */
function aboutFacts({ content, issuer }: SlipOf<'supplement' | 'refusal' | 'appointment'>): Facts<typeof ABOUT_FACTS> {
  const { code, procedure } = content
  return {
    code: code ?? '',
    link: code === null ? '' : f.codeLink(issuer.lookUp, code),
    request: f.requestWords(procedure, ''),
  }
}

export const SUPPLEMENT_FACTS = {
  ...f.HEAD_FACTS,
  ...f.PARTY_FACTS,
  ...ABOUT_FACTS,
  items: { content: true },
  reason: true,
  reasons: { reason: true },
  contact: true,
  contactPhone: true,
  replyBy: true,
  guide: true,
} as const

export function supplementFacts(slip: SlipOf<'supplement'>): Facts<typeof SUPPLEMENT_FACTS> {
  const { of, items, reason, contact, replyBy, guide } = slip.content
  return {
    ...f.headFacts(slip),
    ...f.partyFacts(of),
    ...aboutFacts(slip),
    items: items.map(({ content }) => ({ content })),
    reason,
    reasons: items.flatMap((item, at) => (item.reason === '' ? [] : [{ reason: `Mục ${at + 1}: ${item.reason}` }])),
    contact: contact.name,
    contactPhone: contact.phone,
    replyBy: replyBy === null ? '' : slipDay(replyBy),
    guide,
  }
}

export const REFUSAL_FACTS = {
  ...f.HEAD_FACTS,
  ...f.PARTY_FACTS,
  ...ABOUT_FACTS,
  reason: true,
  receiver: true,
} as const

export function refusalFacts(slip: SlipOf<'refusal'>): Facts<typeof REFUSAL_FACTS> {
  const { of, reason, receiver } = slip.content
  return {
    ...f.headFacts(slip),
    ...f.partyFacts(of),
    ...aboutFacts(slip),
    reason,
    receiver,
  }
}

export const APPOINTMENT_FACTS = { ...REFUSAL_FACTS, receivedAt: true, dueAt: true, result: true } as const

export function appointmentFacts(slip: SlipOf<'appointment'>): Facts<typeof APPOINTMENT_FACTS> {
  const { of, receivedAt, dueAt, reason, result, receiver } = slip.content
  return {
    ...f.headFacts(slip),
    ...f.partyFacts(of),
    ...aboutFacts(slip),
    reason,
    receiver,
    receivedAt: slipMoment(receivedAt),
    dueAt: slipMoment(dueAt),
    result: f.resultWords(result.how, result.where),
  }
}
