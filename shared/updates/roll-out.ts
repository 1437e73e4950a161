import { compareVersions } from './release.ts'

/** A version that the machines of a building come to, one after another. */
export type RollOut = {
  readonly version: string
  /** Kiosk that tries it before all others; null: all others at once. */
  readonly pilotId: string | null
  /** Back to an older version: nobody waits for another day, and the centre goes last. */
  readonly isBack: boolean
  readonly isStopped: boolean
}

/** What runs a version since a day. */
export type Running = { readonly version: string; readonly since: string }

/**
 * Where a roll-out stands: the centre first, a day later one kiosk, a day later everybody (models.md §6.4). Backwards all
 * machines first; the centre, whose API serves what is one version older, goes last and by hand.
 */
export type RollOutStep =
  | 'stopped'
  | 'centre'
  | 'pilot-tomorrow'
  | 'pilot'
  | 'all-tomorrow'
  | 'all'
  | 'machines'
  | 'done'

export type Building = {
  readonly centre: Running
  /** The kiosk that goes first; null: there is none or it has never said what it runs. */
  readonly pilot: Running | null
  /** What the other machines run that were there within a day. */
  readonly machines: readonly string[]
}

/** @param today business date, YYYY-MM-DD */
export function stepOf(plan: RollOut, { centre, pilot, machines }: Building, today: string): RollOutStep {
  if (plan.isStopped) return 'stopped'
  const isThere = (version: string): boolean => version === plan.version
  const everybody = pilot === null ? machines : [...machines, pilot.version]
  if (plan.isBack) {
    if (!everybody.every((version) => compareVersions(version, plan.version) <= 0)) return 'machines'
    return isThere(centre.version) ? 'done' : 'centre'
  }
  if (!isThere(centre.version)) return 'centre'
  if (plan.pilotId !== null) {
    if (pilot === null || !isThere(pilot.version)) return centre.since < today ? 'pilot' : 'pilot-tomorrow'
    if (everybody.every(isThere)) return 'done'
    return pilot.since < today ? 'all' : 'all-tomorrow'
  }
  if (everybody.every(isThere)) return 'done'
  return centre.since < today ? 'all' : 'all-tomorrow'
}

export type Turn = 'centre' | 'pilot' | 'other'

/** Whether a machine has its turn in a step; what it fetches before that it only keeps. */
export function hasTurn(step: RollOutStep, turn: Turn): boolean {
  if (step === 'centre') return turn === 'centre'
  if (step === 'pilot') return turn === 'pilot'
  return turn !== 'centre' && (step === 'all' || step === 'machines')
}

export const WAITS = [
  'up-to-date',
  'no-roll-out',
  'stopped',
  'not-yet',
  'by-hand',
  'open',
  'tickets',
  'no-room',
] as const
/** Why a machine does not install now. */
export type Wait = (typeof WAITS)[number]

export type Hall = {
  /** Citizens are received now, or the machine is needed for it. */
  readonly isOpen: boolean
  /** Numbers of today that wait or are at a counter. */
  readonly openTickets: number
}

/**
 * Whether a machine may install now: only outside reception hours, with no number open, in its turn.
 * @param plan null: nothing is rolled out
 * @returns null: now; else why not
 */
export function waitOf(
  plan: RollOut | null,
  step: RollOutStep | null,
  turn: Turn,
  running: string,
  hall: Hall,
): Wait | null {
  if (plan === null || step === null) return 'no-roll-out'
  if (running === plan.version) return 'up-to-date'
  if (step === 'stopped') return 'stopped'
  if (!hasTurn(step, turn)) return 'not-yet'
  // What a newer centre wrote an older one may not read: somebody looks after it (docs/update.md).
  if (plan.isBack && turn === 'centre') return 'by-hand'
  if (hall.isOpen) return 'open'
  return hall.openTickets > 0 ? 'tickets' : null
}
