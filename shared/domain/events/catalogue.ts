import { z } from 'zod'
import type { Role } from '../../api/roles.ts'
import { stationDevices } from '../config/station-devices.ts'
import * as agency from './agency-events.ts'
import * as backup from './backup-events.ts'
import * as a from './alarm-events.ts'
import * as cat from './catalogue-events.ts'
import * as change from './change-events.ts'
import * as c from './config-events.ts'
import * as d from './desk-events.ts'
import * as digital from './digital-events.ts'
import { supplementAllowed } from './allowance-events.ts'
import * as dossier from './dossier-events.ts'
import * as fee from './fee-events.ts'
import * as feedback from './feedback-events.ts'
import * as h from './health-events.ts'
import * as machine from './machine-events.ts'
import * as media from './media-events.ts'
import * as message from './message-events.ts'
import * as order from './order-events.ts'
import * as parcel from './parcel-events.ts'
import * as q from './queue-events.ts'
import * as r from './reception-events.ts'
import * as rating from './rating-events.ts'
import * as sync from './sync-events.ts'
import * as update from './update-events.ts'
import * as voice from './voice-events.ts'
import * as work from './house-events.ts'

/** What an event tells about a person: nothing; an officer at work; a pointer to an erasable row of a citizen. */
export type Privacy = 'none' | 'officer' | 'person-ref'

export type EventKind = {
  readonly payload: z.ZodType
  readonly privacy: Privacy
  /** Roles that get it on the live channel. `leader` and `technician` read the whole journal. */
  readonly live: readonly Role[]
  /** Whether its fields may leave the building (the province issue narrows them further). */
  readonly leaves: boolean
}

const staff = ['officer', 'leader', 'technician', 'receptionist'] as const
const hall = ['kiosk', 'board', 'station', 'counter', ...staff] as const
const desk = ['rating', 'station', 'counter', ...staff] as const
const config = { privacy: 'none', live: [...hall, 'rating'], leaves: false } as const
const dossiers = { privacy: 'person-ref', live: ['counter', ...staff], leaves: true } as const
const lines = { live: ['counter', ...staff], leaves: false } as const
const prints = { privacy: 'none', live: ['kiosk', 'station', 'counter', ...staff], leaves: false } as const
const leaders = { privacy: 'none', live: ['leader', 'technician'], leaves: false } as const
const messages = { privacy: 'person-ref', live: ['counter', ...staff], leaves: false } as const

/** Every event type of the journal. docs/events.md is written from this table; a test keeps them equal. */
export const EVENTS = {
  'journal.started': { payload: sync.journalStarted, privacy: 'none', live: staff, leaves: true },
  'journal.restored': { payload: backup.journalRestored, privacy: 'none', live: staff, leaves: false },
  'backup.keyMade': { payload: backup.backupKeyMade, ...leaders },
  'backup.formerSettled': { payload: backup.backupFormerSettled, ...leaders },

  'agency.defined': { payload: c.agency, ...config },
  'field.defined': { payload: c.field, ...config },
  'procedure.defined': { payload: c.procedure, ...config },
  'service.defined': { payload: c.service, ...config },
  'counter.defined': { payload: c.counter, ...config },
  'officer.defined': { payload: c.officer, privacy: 'officer', live: staff, leaves: false },
  'officer.pinSet': {
    payload: z.strictObject({ officerId: z.string(), credential: c.personRef }),
    ...leaders,
    privacy: 'officer',
  },
  'device.paired': { payload: c.device, ...leaders },
  'device.bound': { payload: c.binding, ...config },
  'station.configured': {
    payload: stationDevices,
    privacy: 'none',
    live: ['station', 'leader', 'technician'],
    leaves: false,
  },
  'setting.changed': { payload: c.setting, ...config },
  'holiday.defined': { payload: c.holiday, ...config },
  'media.added': { payload: media.mediaAdded, ...config },
  'media.removed': { payload: media.mediaNamed, ...config },
  'media.restored': { payload: media.mediaNamed, ...config },
  'media.ordered': { payload: media.mediaOrdered, ...config },
  'config.retired': { payload: change.configRetired, ...config },
  'config.changed': { payload: change.configChanged, ...leaders, privacy: 'person-ref' },
  'officer.unlocked': { payload: change.officerUnlocked, ...leaders, privacy: 'officer' },

  /** Thousands of them at once: who shows the catalogue hears of its end only. */
  'procedure.versioned': { payload: cat.procedureVersioned, privacy: 'none', live: [], leaves: false },
  'procedure.ended': { payload: cat.procedureEnded, privacy: 'none', live: [], leaves: false },
  'catalogue.imported': { payload: cat.catalogueImported, ...config },
  'catalogue.importUndone': { payload: cat.catalogueImportUndone, ...config },
  'procedure.read': { payload: cat.procedureRead, privacy: 'officer', live: staff, leaves: false },

  'ticket.issued': { payload: q.ticketIssued, privacy: 'person-ref', live: hall, leaves: true },
  'ticket.called': { payload: q.ticketCalled, privacy: 'officer', live: [...hall, 'rating'], leaves: true },
  'ticket.recalled': { payload: q.ticketRecalled, privacy: 'officer', live: hall, leaves: true },
  'ticket.noShow': { payload: q.ticketNoShow, privacy: 'officer', live: [...hall, 'rating'], leaves: true },
  'ticket.held': { payload: q.ticketHeld, privacy: 'officer', live: [...hall, 'rating'], leaves: true },
  'ticket.resumed': { payload: q.ticketResumed, privacy: 'officer', live: hall, leaves: true },
  'ticket.transferred': { payload: q.ticketTransferred, privacy: 'officer', live: [...hall, 'rating'], leaves: true },
  'ticket.finished': { payload: q.ticketFinished, privacy: 'officer', live: [...hall, 'rating'], leaves: true },
  'ticket.lapsed': { payload: q.ticketLapsed, privacy: 'none', live: hall, leaves: true },

  'ticket.undone': { payload: d.ticketUndone, privacy: 'officer', live: [...hall, 'rating'], leaves: true },

  'ticket.enteredFromPaper': { payload: r.ticketEnteredFromPaper, privacy: 'officer', live: hall, leaves: true },
  'ticket.prioritySet': { payload: r.ticketPrioritySet, privacy: 'person-ref', live: hall, leaves: true },
  'ticket.moved': { payload: r.ticketMoved, privacy: 'officer', live: hall, leaves: true },
  'ticket.returned': { payload: r.ticketReturned, privacy: 'officer', live: hall, leaves: true },
  'ticket.cancelled': { payload: r.ticketCancelled, privacy: 'officer', live: hall, leaves: true },
  'hall.sessionClosed': { payload: r.hallSessionClosed, privacy: 'person-ref', live: hall, leaves: true },
  'hall.sessionOpened': { payload: r.hallSessionOpened, privacy: 'person-ref', live: hall, leaves: true },

  'counter.opened': { payload: q.counterOpened, privacy: 'officer', live: [...hall, 'rating'], leaves: true },
  'counter.paused': { payload: q.counterPaused, privacy: 'officer', live: [...hall, 'rating'], leaves: true },
  'counter.closed': { payload: q.counterClosed, privacy: 'officer', live: [...hall, 'rating'], leaves: true },

  'counter.undone': { payload: d.counterUndone, privacy: 'officer', live: [...hall, 'rating'], leaves: true },

  /** Nothing of an alarm reaches a screen that citizens see. */
  'alarm.raised': { payload: a.alarmRaised, privacy: 'officer', live: staff, leaves: false },
  'alarm.answered': { payload: a.alarmAnswered, privacy: 'officer', live: staff, leaves: false },
  'alarm.ended': { payload: a.alarmEnded, privacy: 'officer', live: staff, leaves: false },

  'session.started': { payload: q.sessionStarted, privacy: 'officer', live: desk, leaves: false },
  'session.ended': { payload: q.sessionEnded, privacy: 'officer', live: desk, leaves: false },
  'machine.maintained': { payload: machine.machineMaintained, ...leaders, privacy: 'officer' },
  'machine.openedBySpare': { payload: machine.machineOpenedBySpare, ...leaders },
  'login.refused': { payload: q.loginRefused, ...leaders, privacy: 'officer' },

  'print.queued': {
    payload: q.printQueued,
    ...prints,
  },
  'print.diverted': {
    payload: q.printDiverted,
    ...prints,
  },
  'print.taken': {
    payload: q.printTaken,
    ...prints,
  },
  'print.printed': {
    payload: q.printOut,
    ...prints,
  },
  'print.failed': {
    payload: q.printFailed,
    ...prints,
  },
  'print.sent': {
    payload: q.printOut,
    ...prints,
  },
  'print.unknown': {
    payload: q.printOut,
    ...prints,
  },
  'print.expired': {
    payload: q.printEnded,
    ...prints,
  },
  'print.waiting': { payload: q.printWaiting, privacy: 'none', live: ['station', 'counter', ...staff], leaves: false },
  'print.cancelAsked': {
    payload: q.printCancelAsked,
    privacy: 'none',
    live: ['station', 'counter', ...staff],
    leaves: false,
  },
  'print.settled': { payload: q.printSettled, privacy: 'none', live: ['station', 'counter', ...staff], leaves: false },
  'printer.changed': {
    payload: q.printerChanged,
    ...prints,
  },

  'voice.started': {
    payload: voice.voiceStarted,
    privacy: 'none',
    live: ['board', 'leader', 'technician'],
    leaves: false,
  },
  'voice.ended': { payload: voice.voiceEnded, privacy: 'none', live: ['board', 'leader', 'technician'], leaves: false },
  'voice.clipRecorded': {
    payload: voice.clipRecorded,
    privacy: 'none',
    live: ['board', 'kiosk', 'leader', 'technician'],
    leaves: false,
  },
  'voice.clipDropped': {
    payload: voice.clipDropped,
    privacy: 'none',
    live: ['board', 'kiosk', 'leader', 'technician'],
    leaves: false,
  },
  'device.troubled': {
    payload: h.deviceTroubled,
    privacy: 'none',
    live: ['board', 'officer', 'leader', 'technician'],
    leaves: false,
  },
  'device.recovered': {
    payload: h.deviceRecovered,
    privacy: 'none',
    live: ['board', 'officer', 'leader', 'technician'],
    leaves: false,
  },

  'display.died': {
    payload: order.displayTold,
    privacy: 'none',
    live: ['officer', 'leader', 'technician'],
    leaves: false,
  },
  'display.revived': {
    payload: order.displayTold,
    privacy: 'none',
    live: ['officer', 'leader', 'technician'],
    leaves: false,
  },
  'device.ordered': {
    payload: order.deviceOrdered,
    privacy: 'none',
    live: ['station', 'board', 'leader', 'technician'],
    leaves: false,
  },
  'device.orderAnswered': { payload: order.deviceOrderAnswered, ...leaders },
  'printer.paperChanged': { payload: order.paperChanged, privacy: 'none', live: staff, leaves: false },

  /** An officer never sees a single rating (product.md: anonymous to the officer). */
  'rating.given': { payload: rating.ratingGiven, privacy: 'person-ref', live: ['rating', 'leader'], leaves: true },
  'rating.declined': { payload: rating.ratingDeclined, privacy: 'officer', live: ['rating', 'leader'], leaves: true },
  'officer.pictureSet': {
    payload: rating.officerPictureSet,
    privacy: 'officer',
    live: ['rating', 'counter', ...staff],
    leaves: false,
  },
  'feedback.given': { payload: feedback.feedbackGiven, privacy: 'person-ref', live: ['leader'], leaves: true },
  'feedback.read': { payload: feedback.feedbackRead, privacy: 'officer', live: ['leader'], leaves: true },
  'feedback.forwarded': { payload: feedback.feedbackForwarded, privacy: 'officer', live: ['leader'], leaves: true },
  'feedback.classed': { payload: feedback.feedbackClassed, privacy: 'officer', live: ['leader'], leaves: false },
  'feedback.answered': { payload: feedback.feedbackAnswered, privacy: 'person-ref', live: ['leader'], leaves: true },
  'contact.kept': { payload: agency.contactKept, privacy: 'person-ref', live: staff, leaves: false },
  'contact.ended': { payload: agency.contactEnded, privacy: 'officer', live: staff, leaves: false },
  'signer.kept': { payload: agency.signerKept, privacy: 'person-ref', live: staff, leaves: false },
  'signer.ended': { payload: agency.signerEnded, privacy: 'officer', live: staff, leaves: false },
  'agency.called': { payload: agency.agencyCalled, privacy: 'officer', live: ['counter', ...staff], leaves: false },
  'agency.calledAgain': {
    payload: agency.agencyCalledAgain,
    privacy: 'officer',
    live: ['counter', ...staff],
    leaves: false,
  },
  'agency.callEnded': {
    payload: agency.agencyCallEnded,
    privacy: 'officer',
    live: ['counter', ...staff],
    leaves: false,
  },
  'question.asked': { payload: agency.questionAsked, ...messages },
  'question.answered': { payload: agency.questionAnswered, ...messages },
  'question.dropped': { payload: agency.questionDropped, ...messages, privacy: 'officer' },
  'dossier.received': { payload: dossier.dossierReceived, ...dossiers },
  'dossier.forwarded': { payload: dossier.dossierForwarded, ...dossiers },
  'papers.handedOver': { payload: dossier.papersHandedOver, ...dossiers },
  'papers.signed': { payload: dossier.papersSigned, ...dossiers, privacy: 'officer' },
  'papers.handOverCancelled': { payload: dossier.handOverCancelled, ...dossiers, privacy: 'officer' },
  'dossier.appointed': { payload: dossier.dossierAppointed, ...dossiers },
  'dossier.harmed': { payload: dossier.dossierHarmed, ...dossiers },
  'dossier.harmSettled': { payload: dossier.harmSettled, ...dossiers },
  'workRequest.raised': { payload: work.workRequestRaised, ...dossiers, leaves: false },
  'workRequest.settled': { payload: work.workRequestSettled, ...dossiers, leaves: false },
  'supplement.asked': { payload: dossier.supplementAsked, ...dossiers },
  'supplement.allowed': { payload: supplementAllowed, ...dossiers, privacy: 'officer', leaves: false },
  'dossier.supplementRequested': { payload: dossier.supplementRequested, ...dossiers },
  'dossier.supplemented': { payload: dossier.dossierSupplemented, ...dossiers },
  'dossier.refused': { payload: dossier.dossierRefused, ...dossiers },
  'dossier.apologised': { payload: dossier.dossierApologised, ...dossiers },
  'dossier.resultRecorded': { payload: dossier.resultRecorded, ...dossiers },
  'dossier.resultReturned': { payload: dossier.resultReturned, ...dossiers },
  'dossier.paymentRequired': { payload: dossier.paymentRequired, ...dossiers },
  'dossier.paymentMet': { payload: dossier.paymentMet, ...dossiers },
  'dossier.feePaid': { payload: dossier.feePaid, ...dossiers },
  'dossier.withdrawalRequested': { payload: dossier.withdrawalRequested, ...dossiers },
  'dossier.continued': { payload: dossier.dossierContinued, ...dossiers },
  'dossier.stopped': { payload: dossier.dossierStopped, ...dossiers },
  'dossier.archived': { payload: dossier.dossierArchived, ...dossiers },
  'dossier.partyCorrected': { payload: dossier.partyCorrected, ...dossiers },
  'dossier.voided': { payload: dossier.dossierVoided, ...dossiers },
  'dossier.viewed': { payload: dossier.dossierViewed, ...leaders, privacy: 'officer' },
  'digital.offered': { payload: digital.digitalOffered, privacy: 'none', live: staff, leaves: false },
  'digital.turnedAway': { payload: digital.digitalTurnedAway, privacy: 'none', live: staff, leaves: false },
  'digital.attached': { payload: digital.digitalAttached, ...dossiers },
  'digital.ordered': { payload: digital.digitalOrdered, ...dossiers },
  'digital.removed': { payload: digital.digitalRemoved, ...dossiers },
  'digital.stands': { payload: digital.digitalStands, privacy: 'none', live: staff, leaves: false },
  'digital.excused': { payload: digital.digitalExcused, ...dossiers },
  'digital.viewed': { payload: digital.digitalViewed, ...leaders, privacy: 'officer' },
  'fee.changed': { payload: dossier.feesChanged, ...dossiers },
  'fee.collected': { payload: fee.feeCollected, ...dossiers },
  'fee.receiptCancelled': { payload: fee.feeReceiptCancelled, ...dossiers },
  'fee.refunded': { payload: fee.feeRefunded, ...dossiers },
  'fee.dayClosed': { payload: fee.feeDayClosed, ...dossiers },
  'fee.dayReopened': { payload: fee.feeDayReopened, ...dossiers },
  'fee.monthClosed': { payload: fee.feeMonthClosed, ...dossiers },
  'fee.bankRedacted': { payload: fee.feeBankRedacted, privacy: 'person-ref', live: staff, leaves: false },
  'fee.bankCompared': { payload: fee.feeBankCompared, privacy: 'person-ref', live: staff, leaves: false },
  'slip.issued': { payload: dossier.slipIssued, ...dossiers },
  'slip.cancelled': { payload: dossier.slipCancelled, ...dossiers },
  /** Lines of one citizen are taken out of a list that names others too (law-facts §7). */
  'slip.redacted': { payload: work.slipRedacted, ...dossiers },
  'slip.reprinted': { payload: dossier.slipReprinted, privacy: 'officer', live: staff, leaves: false },
  'message.consented': { payload: message.messageConsented, ...messages },
  'message.queued': { payload: message.messageQueued, ...messages },
  'message.sent': { payload: message.messageSent, ...messages },
  'message.failed': { payload: message.messageEnded, ...messages },
  'message.dropped': { payload: message.messageEnded, ...messages },
  'message.resent': { payload: message.messageResent, ...messages },
  'messages.held': { payload: message.messagesHeld, privacy: 'officer', live: staff, leaves: false },
  'citizen.called': { payload: message.citizenCalled, privacy: 'officer', live: ['counter', ...staff], leaves: true },
  'parcel.noted': { payload: parcel.parcelNoted, ...dossiers },
  'parcels.posted': { payload: parcel.parcelsPosted, ...dossiers },
  'parcel.delivered': { payload: parcel.parcelDelivered, ...dossiers },
  'parcel.cameBack': { payload: parcel.parcelCameBack, ...dossiers },
  'parcel.dropped': { payload: parcel.parcelDropped, ...dossiers },
  /** What leaves in the place of a rejected row stands under its own kind (sent-fields.ts). */
  'delivery.rejected': { payload: sync.deliveryRejected, ...lines, privacy: 'none' },
  'delivery.accepted': { payload: sync.deliveryAccepted, ...lines, privacy: 'none' },
  'delivery.resent': { payload: sync.deliveryResent, ...lines, privacy: 'officer' },
  'delivery.corrected': { payload: sync.deliveryCorrected, ...lines, privacy: 'person-ref' },
  'delivery.closed': { payload: sync.deliveryClosed, ...lines, privacy: 'person-ref' },
  'delivery.fileTaken': { payload: sync.fileTaken, ...lines, privacy: 'none' },
  'province.statusTold': { payload: sync.statusTold, ...lines, privacy: 'person-ref' },
  'province.resultTold': { payload: sync.resultTold, ...lines, privacy: 'person-ref' },
  'province.supplementTold': { payload: sync.supplementTold, ...lines, privacy: 'person-ref' },
  'province.noticeEnded': { payload: sync.noticeEnded, ...lines, privacy: 'officer' },
  'province.sealDiffered': { payload: sync.sealDiffered, ...lines, privacy: 'none' },
  'province.codesKnown': { payload: sync.codesKnown, ...lines, privacy: 'none' },
  'province.noteSeen': { payload: sync.noteSeen, ...lines, privacy: 'officer' },
  'update.taken': { payload: update.updateTaken, ...leaders },
  'rollOut.started': { payload: update.rollOutStarted, ...leaders },
  'rollOut.stopped': { payload: update.rollOutStopped, ...leaders },
  'program.changed': { payload: update.programChanged, ...leaders },
  'program.wentBack': { payload: update.programWentBack, ...leaders },
  'retention.applied': { payload: q.retentionApplied, ...leaders },
  'person.erased': { payload: q.personErased, privacy: 'person-ref', live: ['leader', 'technician'], leaves: true },
} as const satisfies Record<string, EventKind>

export type EventType = keyof typeof EVENTS
export type PayloadOf<T extends EventType> = z.infer<(typeof EVENTS)[T]['payload']>

/** An event as a use case decides it; the journal adds seq, time, actor and hash. */
export type NewEvent = { [T in EventType]: { readonly type: T; readonly payload: PayloadOf<T> } }[EventType]
