import { z } from 'zod'

/**
 * Why a due date is what it is: one step after the other, as an officer reads it (words: `i18n/…/due.ts`) and a test
 * checks it. Instants are ms since 1970, dates `YYYY-MM-DD` in Viet Nam time.
 */
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)
const at = z.number().int()
const named = z.object({ date, name: z.string() })

/** Where a rule stands. `LF`: law-facts.md, for practice that no regulation names. */
export const dueSource = z.enum([
  'BLDS-147.1',
  'BLDS-147.2',
  'BLDS-148.1',
  'BLDS-148.3',
  'BLDS-148.4',
  'BLDS-148.5',
  'BLLĐ-112',
  'BD-3.8',
  'BD-5.4',
  'KT-4.2',
  'TT-4.3d',
  'TT-4.3e',
  'LF-3.10',
  'LF-10.1',
  'LF-10.2',
  'LF-10.3',
  'QĐ-766',
  'catalogue',
])
export type DueSource = z.infer<typeof dueSource>

export const limitUnit = z.enum(['same-day', 'working-day', 'day', 'hour', 'month', 'year'])
export type LimitUnit = z.infer<typeof limitUnit>

export const offReason = z.enum(['weekend', 'holiday', 'closed'])
export type OffReason = z.infer<typeof offReason>

/** Why a dossier handed in at some moment counts only from a later one. */
export const laterReason = z.enum(['before-hours', 'lunch', 'after-cut-off', 'after-hours', 'day-off'])
export type LaterReason = z.infer<typeof laterReason>

const step = <C extends string, S extends z.ZodRawShape>(code: C, shape: S) =>
  z.object({ code: z.literal(code), source: dueSource, ...shape })

export const dueStep = z.discriminatedUnion('code', [
  /** The moment on the receipt, in whole minutes. */
  step('received', { at }),
  /** Handed in outside the hours: counts from `to`. */
  step('received-later', { from: at, to: at, why: laterReason }),
  /** The limit that applies; `extra`: further days for remote communes, contained in `amount`. */
  step('limit', { amount: z.number(), unit: limitUnit, extra: z.number() }),
  /** Same-day work, received in time. */
  step('same-day', { cutOff: z.string(), date }),
  /** Same-day work, received after the hour: the next working day, with an appointment note. */
  step('same-day-passed', { cutOff: z.string(), date }),
  /** The day of reception is not counted; the first that is. */
  step('first-day', { date }),
  /** Days that were passed over: how many of the weekly days off, and which holidays. */
  step('days-off', { weekly: z.number().int(), holidays: z.array(named) }),
  /** Saturdays and Sundays that count because they are worked in exchange. */
  step('days-worked', { days: z.array(named) }),
  /** The last day of the limit. */
  step('last-day', { amount: z.number(), unit: limitUnit, date }),
  /** Nothing can be handed out on the last day: the next day on which it can. */
  step('moved', { from: date, to: date, why: offReason, name: z.string().optional() }),
  /** Working minutes, by day. */
  step('hours', { minutes: z.number().int(), days: z.array(z.object({ date, minutes: z.number().int() })) }),
  /** Other office hours hold from this day on than on the day of reception. */
  step('hours-changed', { date }),
  /** The time of day of the due date. */
  step('time-of-day', { rule: z.enum(['received', 'end-of-reception', 'end-of-work', 'opening']), at }),
  /** The date on the receipt, where it is not what the rules of today would give. */
  step('promised', { at }),
  /** A supplement was asked for: the clock stands. */
  step('stopped', { at }),
  /** The dossier is complete again; counted from the start: `due` is the new date. */
  step('restarted', { at, due: at }),
  /** The dossier is complete again; what was left goes on: `due` is the new date. */
  step('continued', { at, due: at }),
  /** An apology gave a new date. */
  step('extended', { at, from: at, due: at }),
  /** Always the last step. */
  step('due', { at }),
])
export type DueStep = z.infer<typeof dueStep>
