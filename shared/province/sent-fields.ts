import type { EventType } from '../domain/events/catalogue.ts'

/** Fields of a citizen or organisation that may go with a dossier. */
export type PartyField = 'kind' | 'name' | 'identity' | 'birthDate' | 'address' | 'phone' | 'email'

/** What leaves of one kind of event. */
export type Sent = {
  /** Rule of a regulation, or the law, by which the province gets it. */
  readonly ground: string
  /** Places in the payload that go as they are: `a`, `a.b`, `a[].b`. */
  readonly fields: readonly string[]
  /** Places among them that go on a ground of their own. */
  readonly grounds?: Readonly<Record<string, string>>
  /** Places that name an erasable row of a citizen, and what goes of it. */
  readonly parties?: Readonly<Record<string, readonly PartyField[]>>
  /** Places that name an erasable row of words which the citizen or the agency gets too. */
  readonly words?: readonly string[]
}

/** Luật Bảo vệ dữ liệu cá nhân: only what the purpose needs, and only while it does (law-facts §7). */
const whole: readonly PartyField[] = ['kind', 'name', 'identity', 'birthDate', 'address', 'phone', 'email']
const taker: readonly PartyField[] = ['kind', 'name']

const FORWARDED = 'TQ-7.2b'
const STEPS = 'TT-4.3c'
const RESULT = 'TT-4.4a'
const FIGURES = 'KT-14'
const RATED = 'BD-12.2'
const MONEY = 'TT-4.5c'
const SCANS = 'TV-3.2b'
const POST = 'BD-10.5'
const FEEDBACK = 'TT-6.2a'
const ERASED = 'Luật 91/2025/QH15, Điều 4'

const by = ['dossierId', 'officerId'] as const
const at = ['ticketId', 'counterId', 'officerId'] as const
const papers = ['no', 'name', 'originals', 'certified', 'copies', 'electronic', 'mark'].map(
  (one) => `components[].${one}`,
)
const fees = ['no', 'kind', 'amount', 'exempt', 'when', 'taken', 'tariff'].map((one) => `fees[].${one}`)
const asked = ['items[].no', 'items[].verify', 'items[].outside'] as const
const totals = ['totals', 'receipts'] as const

const step = (...fields: string[]): Sent => ({ ground: STEPS, fields: [...by, ...fields] })
const hall = (...fields: string[]): Sent => ({ ground: FIGURES, fields })

/**
 * What leaves the building, by kind of event, with the ground on which it does. Nothing else is sent: a field, or a kind of
 * event, that has no line here stays (Luật 91/2025/QH15; law-facts §7). Groups of priority, reasons in words, comments,
 * telephone numbers of ratings, names of officers and what devices tell never leave.
 */
export const SENT = {
  'journal.started': { ground: 'KT-5.1c', fields: ['epoch'] },

  'ticket.issued': hall('ticketId', 'serviceId', 'letter', 'no', 'number', 'priority'),
  'ticket.called': hall(...at, 'why'),
  'ticket.recalled': hall(...at),
  'ticket.noShow': hall(...at),
  'ticket.held': hall(...at, 'reason.code'),
  'ticket.resumed': hall(...at),
  'ticket.transferred': hall(...at, 'toServiceId', 'toCounterId'),
  'ticket.finished': hall(...at, 'serviceMs'),
  'ticket.lapsed': hall('ticketId', 'counterId'),
  'ticket.undone': hall(...at, 'step', 'undone'),
  'ticket.enteredFromPaper': hall(
    ...['ticketId', 'officerId', 'serviceId', 'letter', 'no', 'number', 'priority', 'arrivedAt'],
    ...['served.counterId', 'served.at'],
  ),
  'ticket.prioritySet': hall('ticketId', 'officerId', 'priority', 'reason.code'),
  'ticket.moved': hall('ticketId', 'officerId', 'fromServiceId', 'toServiceId'),
  'ticket.returned': hall('ticketId', 'officerId', 'was'),
  'ticket.cancelled': hall('ticketId', 'officerId', 'cause'),
  'hall.sessionClosed': hall('officerId', 'reason.code', 'scope', 'until', 'waiting', 'left'),
  'hall.sessionOpened': hall('officerId', 'until', 'reason.code'),
  'counter.opened': hall('counterId', 'officerId'),
  'counter.paused': hall('counterId', 'officerId', 'reason.code'),
  'counter.closed': hall('counterId', 'officerId', 'reason.code'),
  'counter.undone': hall('counterId', 'officerId', 'step', 'undone'),

  'rating.given': { ground: RATED, fields: [...at, 'level', 'scale', 'process', 'reasons', 'source'] },
  'rating.declined': { ground: RATED, fields: [...at, 'how'] },
  'feedback.given': { ground: FEEDBACK, fields: ['feedbackId', 'receipt', 'kind'] },
  'feedback.read': { ground: FEEDBACK, fields: ['feedbackId', 'officerId'] },
  'feedback.forwarded': { ground: FEEDBACK, fields: ['feedbackId', 'officerId', 'agencyId'] },
  'feedback.answered': { ground: FEEDBACK, fields: ['feedbackId', 'officerId'] },

  'dossier.received': {
    ground: FORWARDED,
    fields: [
      ...[...by, 'code', 'series', 'no', 'visitId', 'ticketId', 'counterId', 'procedureId', 'caseCode', 'agencyId'],
      ...['fieldId', 'channel', ...papers, 'sets', 'delivery.how', ...fees, 'externalCode', 'hasPaper', 'secret'],
      ...['limit', 'dueAt', 'forwardBy', 'coCheck.how', 'offline'],
    ],
    // How often it was checked beside the officer, by whom not; and why not online, by a code and never in words.
    grounds: { 'coCheck.how': 'TQ-7.2', offline: 'TQ-6.11' },
    parties: { filer: whole, owner: whole, principal: whole },
    words: ['summary', 'delivery.where'],
  },
  'dossier.forwarded': { ground: FORWARDED, fields: [...by, 'late', 'lateByClock'] },
  'papers.handedOver': {
    ground: 'TT-4.2c',
    fields: ['handOverId', 'officerId', 'direction', 'agencyId', 'run', 'dossierIds', 'missed'],
  },
  'papers.signed': { ground: 'TT-4.2c', fields: ['handOverId', 'officerId'] },
  'papers.handOverCancelled': { ground: 'TT-4.2c', fields: ['handOverId', 'officerId', 'dossierIds'] },
  'dossier.appointed': { ...step('previousDueAt', 'dueAt'), words: ['words'] },
  'dossier.harmed': step('harmId', 'kind', 'place'),
  'dossier.harmSettled': step('harmId', 'how', 'cost', 'borneBy'),
  'supplement.asked': {
    ground: 'TQ-7.1a',
    fields: [
      ...['supplementId', 'officerId', 'procedureId', ...asked, 'nth', 'visitId', 'ticketId', 'counterId', 'channel'],
    ],
    words: ['words'],
  },
  'dossier.supplementRequested': {
    ground: 'TT-4.3d',
    fields: [...by, 'supplementId', 'procedureId', ...asked, 'nth', 'replyBy'],
    words: ['words'],
  },
  'dossier.supplemented': {
    ground: 'TT-4.3d',
    fields: [...by, 'supplementId', 'stoppedAt', 'startedAt', 'previousDueAt', 'dueAt', 'counted', 'forwardBy'],
  },
  'dossier.refused': {
    ground: 'TT-4.3đ',
    fields: [
      ...['refusalId', ...by, 'visitId', 'ticketId', 'counterId', 'procedureId', 'channel', 'cause', 'redirectTo'],
      'collectBy',
    ],
    words: ['words'],
  },
  'dossier.apologised': {
    ground: 'TT-4.3e**',
    fields: [...by, 'cause', 'previousDueAt', 'dueAt', 'late'],
    words: ['words'],
  },
  'dossier.resultRecorded': {
    ground: RESULT,
    fields: [...by, 'kind', 'paper', 'electronic', 'lateCause', 'collectBy'],
  },
  'dossier.resultReturned': {
    ground: RESULT,
    fields: [...by, 'counterId', 'ticketId', 'proof'],
    parties: { receiver: taker },
  },
  'dossier.paymentRequired': { ...step(), words: ['words'] },
  'dossier.paymentMet': step(),
  'dossier.feePaid': { ground: MONEY, fields: [...by, 'no', 'method'] },
  'dossier.withdrawalRequested': step('how'),
  'dossier.continued': step(),
  'dossier.stopped': step(),
  'dossier.archived': step(),
  'dossier.partyCorrected': {
    ground: FORWARDED,
    fields: [...by, 'role', 'previous', 'cause'],
    parties: { person: whole },
  },
  'dossier.voided': step('cause', 'twinId'),

  'digital.attached': {
    ground: SCANS,
    fields: [...by, 'part', 'fileId', 'sha256', 'bytes', 'pages', 'format', 'conformance', 'isSigned', 'dpi', 'source'],
  },
  'digital.ordered': { ground: SCANS, fields: [...by, 'part', 'pages'] },
  'digital.removed': { ground: SCANS, fields: [...by, 'part', 'pages', 'cause'] },
  'digital.excused': { ground: SCANS, fields: [...by, 'part', 'excuse'] },

  'fee.changed': { ground: MONEY, fields: [...by, ...fees] },
  'fee.collected': {
    ground: MONEY,
    fields: [
      ...['receiptId', 'officerId', 'counterId', 'visitId', 'book', 'serial', 'year', 'count', 'number', 'method'],
      ...['lines', 'replaces', 'slipId'],
    ],
  },
  'fee.receiptCancelled': { ground: MONEY, fields: ['receiptId', 'officerId', 'cause'] },
  'fee.refunded': { ground: MONEY, fields: ['refundId', 'receiptId', 'officerId', 'method', 'lines', 'cause'] },
  'fee.dayClosed': {
    ground: MONEY,
    fields: ['closeId', 'officerId', 'of', 'date', ...totals, 'cancelled', 'difference'],
  },
  'fee.dayReopened': { ground: MONEY, fields: ['closeId', 'officerId'] },
  'fee.monthClosed': { ground: MONEY, fields: ['month', 'officerId', 'from', 'to', ...totals] },

  'slip.issued': {
    ground: 'TV-4.1d',
    fields: [
      ...['slipId', 'officerId', 'kind', 'formSet', 'version', 'year', 'count', 'number', 'businessDate'],
      ...['dossierIds', 'aboutId', 'replaces'],
    ],
  },
  'slip.cancelled': { ground: 'TV-4.1d', fields: ['slipId', 'officerId', 'cause'] },
  'slip.redacted': { ground: ERASED, fields: ['slipId'] },
  'citizen.called': { ground: 'TT-4.3e**', fields: [...by, 'outcome'] },
  'parcel.noted': { ground: POST, fields: [...by, 'parcelId', 'direction', 'tracking'] },
  'parcels.posted': { ground: POST, fields: ['handOverId', 'officerId', 'parcelIds'] },
  'parcel.delivered': { ground: POST, fields: [...by, 'parcelId', 'on'] },
  'parcel.cameBack': { ground: POST, fields: [...by, 'parcelId', 'cause'] },
  'parcel.dropped': { ground: POST, fields: [...by, 'parcelId'] },
  /** So that the province erases what it has of the same row. */
  'person.erased': { ground: ERASED, fields: ['personId', 'ground'] },
} as const satisfies Partial<Record<EventType, Sent>>

export type SentType = keyof typeof SENT

/** Whether something of this kind of event leaves. */
export const isSent = (type: EventType): type is SentType => Object.hasOwn(SENT, type)

/** The line of a kind of event; null: it stays in the building. */
export const sentOf = (type: EventType): Sent | null => (isSent(type) ? SENT[type] : null)
