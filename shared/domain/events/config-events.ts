import { z } from 'zod'
import { DEVICE_ROLES, PERSON_ROLES } from '../../api/roles.ts'
import { AGENCY_SETTINGS } from '../agencies/agency-settings.ts'
import { BACKUP_SETTINGS } from '../backup/backup-settings.ts'
import { DEADLINE_SETTINGS } from '../deadlines/deadline-settings.ts'
import { deskReason } from '../desk/reasons.ts'
import { DIGITAL_SETTINGS } from '../digitise/digital-settings.ts'
import { FEE_SETTINGS } from '../fees/fee-settings.ts'
import { tariff } from '../fees/tariff.ts'
import { DOSSIER_SETTINGS } from '../dossier/dossier-settings.ts'
import { MESSAGE_SETTINGS } from '../messages/message-settings.ts'
import { SYNC_SETTINGS } from '../sync/sync-settings.ts'
import { waitingPolicy } from '../../api/hall-views.ts'
import { localDate, serviceKind } from '../../api/views.ts'
import { clockTime } from '../time/clock-time.ts'

/** Configuration as events: seed files and later changes both come in through these shapes. */
const key = z.string().min(1).max(64)
const name = z.string().trim().min(1).max(300)

/** Points at an erasable `person` row; `mac` is keyed with a key that is erased with the row. */
export const personRef = z.strictObject({ id: key, mac: z.string() })
export type PersonRef = z.infer<typeof personRef>

export const agency = z.strictObject({
  id: key,
  name,
  nameEn: name.optional(),
  shortName: name,
  inRotation: z.boolean(),
  /** Where it is found and called: printed for who is directed there (KT-7.2d). */
  address: name.optional(),
  phone: z.string().min(3).max(40).optional(),
})
export type Agency = z.infer<typeof agency>

export const field = z.strictObject({ id: key, agencyId: key, name, nameEn: name.optional() })
export type Field = z.infer<typeof field>

/** Time limit as published: a number of units, by channel (law-facts §10.1); null where the source gives no number. */
export const timeLimit = z.strictObject({
  channel: z.enum(['direct', 'online', 'postal']),
  amount: z.number().positive().nullable(),
  /** `same-day`: the day of reception, or the next working day after 15:00 (law-facts §10.2), and `amount` days more. */
  unit: z.enum(['same-day', 'working-day', 'day', 'hour', 'month', 'year', 'other']),
  words: z.string().max(300),
  /** Further days in mountain, island, remote or poor communes, where the record says so (law-facts §10.1). */
  remoteDays: z.number().int().min(1).max(60).optional(),
})

export const procedure = z.strictObject({
  id: key,
  /** National code, e.g. 1.004222. */
  code: z.string().regex(/^\d\.\d{6}$/),
  name: z.string().trim().min(1).max(600),
  fieldId: key,
  level: z.enum(['province', 'commune', 'both']),
  limits: z.array(timeLimit),
  /** Cases with limits of their own (law-facts §10.1); a case without rows has those of the procedure. */
  cases: z
    .array(z.strictObject({ code: key, name, limits: z.array(timeLimit) }))
    .max(40)
    .optional(),
  /** Whether its process has three steps: its paper is carried at once, without waiting for a run (TT-4.2b*). */
  threeStep: z.boolean().optional(),
  /** Fee as published, in words; scale errors of the source are not repaired (law-facts §11). */
  fee: z.string().max(600),
  /** Its fees and charges line by line; absent: only the words above are known, and an officer enters amounts. */
  tariff: tariff.optional(),
  components: z.array(
    z.strictObject({ name: z.string().min(1).max(600), originals: z.number().int(), copies: z.number().int() }),
  ),
  /** Where the record was read, and how sure it is. */
  source: z.string().max(300),
})
export type Procedure = z.infer<typeof procedure>

export const service = z.strictObject({
  id: key,
  letter: z.string().regex(/^[A-ZĐ]$/),
  name,
  nameEn: name.optional(),
  kind: serviceKind,
  /** The agency whose hours apply; null: the centre's own. */
  agencyId: key.nullable(),
  fieldIds: z.array(key),
  /** Place in lists. */
  order: z.number().int(),
  /** Minutes a service usually takes, until the day's own measure is known. */
  usualMinutes: z.number().positive().max(240),
})
export type Service = z.infer<typeof service>

export const counter = z.strictObject({
  id: key,
  number: z.number().int().positive().max(999),
  name,
  services: z.array(z.strictObject({ serviceId: key, weight: z.number().int().min(1).max(100) })).min(1),
})
export type Counter = z.infer<typeof counter>

export const officer = z.strictObject({
  id: key,
  role: z.enum(PERSON_ROLES),
  agencyId: key.nullable(),
  position: name,
  /** Number of the agency's written request by which the account was made (BD-18.1b). */
  request: z.string().trim().min(1).max(100).optional(),
  person: personRef,
})

export const device = z.strictObject({
  id: key,
  role: z.enum(DEVICE_ROLES),
  name,
  tokenHash: z.string().length(64),
})

/** Where a device's work goes: a kiosk's paper, a tablet's counter, a board's counters (decisions.md 12). */
export const binding = z.strictObject({
  deviceId: key,
  printerId: key.nullable(),
  counterIds: z.array(key),
})

export const span = z
  .tuple([clockTime, clockTime])
  .refine(([from, to]) => from < to, 'giờ bắt đầu phải trước giờ kết thúc')
export const dayHours = z.strictObject({ working: z.array(span).min(1), reception: z.array(span).min(1) })

/** Hours of a week: `days` by ISO weekday "1" (Monday) to "7"; a weekday that is absent is a day off. */
export const hours = z.strictObject({
  days: z.partialRecord(z.enum(['1', '2', '3', '4', '5', '6', '7']), dayHours),
  /** False only for the all-day demonstration: public holidays do not close it. */
  holidays: z.boolean(),
})
export type Hours = z.infer<typeof hours>

/** Empty where nobody has translated it: then the Vietnamese words stand. */
const textEn = z.string().trim().max(120).optional()

const keptDays = z.number().int().min(1).max(36_500)

/** Every setting with its shape. What a regulation does not say has no row: "chưa cấu hình". */
export const SETTINGS = {
  'centre.name': z.string().min(1).max(200),
  'centre.officeColour': z.string().regex(/^#[0-9A-Fa-f]{6}$/),
  'centre.hotline': z.string().max(60),
  'centre.publicUrl': z.string().max(200),
  'centre.notices': z.array(z.string().min(1).max(300)).max(20),
  'centre.slipFooter': z.string().max(200),
  hours,
  /** Days for which changed hours must be announced before they begin (BD-5.4); at least the day before. */
  'hours.noticeDays': z.number().int().min(1).max(60),
  'priority.groups': z.array(z.enum(['elderly', 'disabled', 'pregnant', 'merit'])),
  /** At most so many priority tickets in a row while others wait (law-facts §8). */
  'priority.maxRun': z.number().int().min(1).max(20),
  'rating.levels': z.union([z.literal(3), z.literal(5)]),
  'rating.reasons': z
    .array(z.strictObject({ code: z.string().min(1).max(40), text: z.string().min(1).max(120), textEn }))
    .max(12),
  /** Whether a second question asks for the process of settlement (BD-18.2b); off when absent. */
  'rating.process': z.boolean(),
  /** Whether a citizen may leave a telephone number for a call back; offered when absent. */
  'rating.followUp': z.boolean(),
  /** Reasons for pauses, for letting somebody wait and for calls out of turn, in the order of the screen. */
  'desk.reasons': z.array(deskReason).max(40),
  /** Seconds in which an officer may take back the last step; 0: never. */
  'desk.undoSeconds': z.number().int().min(0).max(600),
  /** At most so many numbers of a service in a day, by service id; a service without a row has no limit. */
  'queue.dailyLimits': z.record(key, z.number().int().min(1).max(9_999)),
  /** Whether the kiosk asks before it gives a number whose wait may pass the end of reception. Absent: it asks. */
  'queue.warnBeforeCutOff': z.boolean(),
  /** Minutes of waiting that should not, and must not, be passed (law-facts §9); no norm when absent. */
  'wait.normMinutes': z.number().int().min(1).max(240),
  'wait.limitMinutes': z.number().int().min(1).max(480),
  /** A pause that is worth a look by whoever leads; 15 minutes when absent. */
  'counter.longPauseMinutes': z.number().int().min(1).max(240),
  /** Minutes after which an unprinted job is not printed any more. */
  'print.expiresMinutes': z.number().int().min(1).max(720),
  /** Length of a full roll by printer, m; when absent see paper-left.ts. */
  'print.rollMetres': z.record(key, z.number().int().min(5).max(500)),
  /** With so many tickets left on the roll people are told; 50 when absent. */
  'print.warnTickets': z.number().int().min(1).max(1_000),
  /** By kind of slip: the sheet on which office printers print it; see sheet-sizes.ts where absent. */
  'print.sheetSizes': z.record(key, z.enum(['A4', 'A5'])),
  /** By kiosk: the kiosk beside it, whose printer prints its papers while its own cannot. Absent: they wait. */
  'print.neighbours': z.record(key, key),
  /** Wrong PINs before the account is locked, and for how many minutes. */
  'login.maxWrong': z.number().int().min(3).max(20),
  'login.lockMinutes': z.number().int().min(1).max(1440),
  /** Whether a new account needs the number of a written request (BD-18.1b); it may stay empty when absent. */
  'login.requestNumber': z.boolean(),
  /** What usually becomes of those who wait when a session closes. */
  'session.waiting': waitingPolicy,
  /** Running numbers that only emergency paper cards have: kiosks pass over them (queue/paper-numbers.ts). */
  'paper.block': z
    .strictObject({ from: z.number().int().min(1).max(9_000), to: z.number().int().max(9_999) })
    .refine(({ from, to }) => from <= to, 'số đầu không được lớn hơn số cuối'),
  /** Whether calls are spoken; they are when absent. */
  'voice.on': z.boolean(),
  /** Loudness from a time of the day on, percent; 80 all day when absent. */
  'voice.loudness': z.array(z.strictObject({ from: clockTime, percent: z.number().int().min(0).max(100) })).max(24),
  /** Times a sentence is said; twice when absent. */
  'voice.repeat': z.number().int().min(1).max(3),
  /** A call older than this many seconds is not spoken any more; 30 when absent. */
  'voice.staleSeconds': z.number().int().min(5).max(300),
  /** linh and nghìn, or lẻ and ngàn; the North's when absent. */
  'voice.region': z.enum(['north', 'south']),
  /** Rooms with one voice each: boards that may speak, the preferred first; no counters: those of all. Else by common counters. */
  'voice.halls': z
    .array(z.strictObject({ name, speakers: z.array(key).max(20), counterIds: z.array(key).max(999) }))
    .max(20),
  /** How long a picture stands beside the numbers; 12 when absent. */
  'board.pictureSeconds': z.number().int().min(3).max(600),
  /** Office hours of time limits where they are not those of the hall (law-facts §10.3); those of the hall when absent. */
  'due.hours': hours,
  ...DEADLINE_SETTINGS,
  ...DOSSIER_SETTINGS,
  ...AGENCY_SETTINGS,
  ...DIGITAL_SETTINGS,
  ...FEE_SETTINGS,
  ...MESSAGE_SETTINGS,
  /** Folder of a web server with the releases of the program; absent: they are brought on a stick. */
  'updates.address': z.url({ protocol: /^https?$/ }).max(300),
  ...SYNC_SETTINGS,
  ...BACKUP_SETTINGS,
  /** Days for which personal data is kept, by kind; what holds when absent stands in retention.ts. */
  'retention.priorityDays': keptDays,
  'retention.reasonDays': keptDays,
  'retention.commentDays': keptDays,
  'retention.contactDays': keptDays,
  'retention.feedbackDays': keptDays,
  'retention.configReasonDays': keptDays,
  'retention.formerStaffDays': keptDays,
  'retention.digitalDays': keptDays,
  'retention.messageDays': keptDays,
  'retention.bankDays': keptDays,
  'retention.partyDays': keptDays,
  'retention.dossierDays': keptDays,
  'retention.slipDays': keptDays,
} as const
export type SettingKey = keyof typeof SETTINGS
export type SettingValue<K extends SettingKey> = z.infer<(typeof SETTINGS)[K]>

export const setting = z.strictObject({
  key: z.enum(Object.keys(SETTINGS) as [SettingKey, ...SettingKey[]]),
  /** Null: the centre's own; else only for that agency. */
  agencyId: key.nullable(),
  /** First day it applies. */
  from: localDate,
  value: z.unknown(),
  /** Where the number comes from, e.g. "BD-5.2". */
  source: z.string().max(300),
})
export type Setting = z.infer<typeof setting>

/** A public holiday, a half-day on which the centre is closed, or a Saturday worked in exchange (law-facts §10.3). */
export const holiday = z.strictObject({
  date: localDate,
  kind: z.enum(['off', 'worked']),
  name,
  source: z.string().max(300),
  /** Of a day off: only that half is; it still counts as a working day in time limits. Absent: the whole day. */
  part: z.enum(['morning', 'afternoon']).optional(),
})
export type Holiday = z.infer<typeof holiday>
