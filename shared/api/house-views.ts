import { z } from 'zod'
import { handOverDirection } from './dossier-views.ts'
import { id, instant, localDate } from './views.ts'

/** What a request for work is about, and how bad it is (forms.md §9). */
export const workRequestKind = z.enum(['device', 'software', 'network', 'account', 'building', 'other'])
export const workRequestSeverity = z.enum(['stops', 'hinders', 'can-wait'])

export const workRequest = z.object({
  id,
  kind: workRequestKind,
  severity: workRequestSeverity,
  asset: z.string(),
  counterNumber: z.number().int().nullable(),
  by: z.string(),
  at: instant,
  /** Null: erased. */
  words: z.string().nullable(),
  /** Who has taken it on, until when. */
  handler: z.string().nullable(),
  dueAt: instant.nullable(),
  doneAt: instant.nullable(),
  outcome: z.string().nullable(),
  slipId: id.nullable(),
})
export type WorkRequestView = z.infer<typeof workRequest>

/** A list of papers with two signatures. */
export const handOver = z.object({
  id,
  direction: handOverDirection,
  agencyId: id,
  agency: z.string(),
  run: z.string().nullable(),
  /** Whose hand at the counter it went through, and whose on the other side; null: erased. */
  officer: z.string(),
  other: z.string().nullable(),
  at: instant,
  papers: z.number().int(),
  /** How many of them had missed their run (TT-4.2b). */
  missed: z.number().int(),
  signedAt: instant.nullable(),
  isCancelled: z.boolean(),
  slipId: id.nullable(),
})
export type HandOverView = z.infer<typeof handOver>

/**
 * A run of the day for an agency. `coming`: its time is not there; `now`: its time has come and papers wait; `missed`: it
 * has gone, and papers that should have been on it still lie here; `done`: nothing of it is left.
 */
export const run = z.object({
  /** Its time as `HH:MM`, or its number where no times are set (KT-4.1*). */
  name: z.string(),
  agencyId: id,
  agency: z.string(),
  by: instant,
  state: z.enum(['coming', 'now', 'missed', 'done']),
  /** Papers that wait for it. */
  waiting: z.number().int(),
})
export type RunView = z.infer<typeof run>

/** Clocks that somebody has to look at now: at every counter, always. */
export const dossierWatch = z.object({
  /** Minutes for electronic forwarding; null: at once, nothing to count down (TT-4.2a). */
  forwardMinutes: z.number().int().nullable(),
  /** To be forwarded, the most pressing first. */
  forward: z.array(
    z.object({ dossierId: id, code: z.string(), by: instant, warnAt: instant.nullable(), isMine: z.boolean() }),
  ),
  /** How many there are in all. */
  toForward: z.number().int(),
  /** Forwarded too late today, and by the wall clock (regulations.md §6.1.2). */
  missedToday: z.number().int(),
  missedByClock: z.number().int(),
  /** The runs that call for somebody: those that have come, and those that were missed. */
  runs: z.array(run),
  /** The next run of the day; null: none, or not configured. */
  nextRun: z.object({ name: z.string(), by: instant, waiting: z.number().int() }).nullable(),
  /** Lists of papers that are not signed. */
  unsigned: z.number().int(),
  now: instant,
  through: z.number().int(),
})
export type DossierWatch = z.infer<typeof dossierWatch>

export const runsOfDay = z.object({
  date: localDate,
  runs: z.array(run),
  handOvers: z.array(handOver),
  now: instant,
  through: z.number().int(),
})
export type RunsOfDay = z.infer<typeof runsOfDay>

/** A refusal at the desk, or after acceptance. */
export const refusalLine = z.object({
  id,
  at: instant,
  dossierId: id.nullable(),
  code: z.string().nullable(),
  cause: z.string(),
  /** Null: erased. */
  name: z.string().nullable(),
  words: z.string().nullable(),
  procedure: z.string(),
  redirectTo: z.string().nullable(),
  officer: z.string(),
  slipId: id.nullable(),
  slipNumber: z.string().nullable(),
})
export type RefusalLine = z.infer<typeof refusalLine>

/** What is counted of dossiers, day by day, for each agency and procedure. */
export const TALLIES = [
  'received',
  'forward-missed',
  'forward-missed-clock',
  'run-missed',
  'supplement',
  'supplement-late',
  'beyond-limit',
  'outside',
  'apologised',
  'apologised-late',
  'early',
  'on-time',
  'late',
  'index-late',
  'refused',
  'archived',
  'handed-back',
  'harmed',
] as const
export const tallyName = z.enum(TALLIES)
export type TallyName = (typeof TALLIES)[number]

const counts = { open: z.record(z.string(), z.number().int()), counted: z.record(tallyName, z.number().int()) }

/** How agencies keep their time: what is open now, and what was counted in the days asked for. */
export const dossierRecord = z.object({
  from: localDate,
  to: localDate,
  agencies: z.array(z.object({ agencyId: id, name: z.string(), ...counts })),
  /** The procedures that have something late or missed, the worst first. */
  procedures: z.array(z.object({ procedureId: id, code: z.string(), name: z.string(), agency: z.string(), ...counts })),
  now: instant,
  through: z.number().int(),
})
export type DossierRecord = z.infer<typeof dossierRecord>
