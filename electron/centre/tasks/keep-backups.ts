import { isAbsolute, relative } from 'node:path'
import type { BackupFault, FormerCopies } from '../../../shared/api/backup-views.ts'
import type { BackupKind } from '../backup/backup-folder.ts'
import type { BackupReport, PlaceReport } from '../backup/backup-job.ts'
import { noteDoubt } from '../backup/doubt.ts'
import { formerPlaces } from '../backup/former-places.ts'
import type { FormerPlaces } from '../backup/former-places.ts'
import { replacedBeside } from '../backup/replaced-folders.ts'
import { noteErased } from '../backup/erased-log.ts'
import { isSecondHeld, releaseSecond } from '../backup/held-second.ts'
import { lastOfSecond, learn, noteLastOfSecond, placeView, unknownPlace } from '../backup/known-place.ts'
import type { KnownPlace } from '../backup/known-place.ts'
import type { BackupRunner } from '../backup/run-backup-job.ts'
import { makeSealKey, readSealKey } from '../backup/seal-key.ts'
import type { Centre } from '../centre.ts'
import type { Recorded } from '../journal/recorded.ts'
import type { BackupPort, BackupState } from '../usecases/context.ts'
import { everyMinutes, keepOf } from '../usecases/backup/read-backups.ts'
import { watchBackups } from '../usecases/backup/watch-backups.ts'
import type { BackupTrouble } from '../usecases/backup/watch-backups.ts'
import { serviceOpening } from '../usecases/service-opening.ts'

const LOOK_MS = 60_000
const MINUTE_MS = 60_000
/** A disk that was away may be plugged in again. */
const SECOND_AGAIN_MS = 10 * MINUTE_MS
/** So long nobody did anything after closing: the day is over. */
const QUIET_MS = 10 * MINUTE_MS
/** Work that is in no backup for so many of their intervals is worth an alarm. */
const LATE_TIMES = 3
/** A single miss of the second disk is none. */
const MISSES = 2
const NOBODY = { kind: 'nobody', address: '' } as const

type BackupPlaceOptions = { readonly dir: string; readonly folder: string; readonly runner: BackupRunner }

export type OwnBackups = BackupPort & {
  heard(events: readonly Recorded[]): void
  /** Begins to make backups. */
  open(centre: Centre, place: BackupPlaceOptions): void
  stop(): void
}

/** The backups of a centre, made or not. */
export function ownBackups(): OwnBackups {
  let keeper: Keeper | null = null
  const keeping = (): Keeper => {
    if (!keeper) throw new Error('this centre makes no backups')
    return keeper
  }
  return {
    state: () => keeper && stateOf(keeper),
    askNow: () => keeper && askNow(keeper),
    prepareSecond: (folder) => prepareSecond(keeping(), folder),
    makeKey: () => makeKey(keeping()),
    removeFormer: (folder) => removeFormer(keeping(), folder),
    forgetFormer: (folder) => keeping().former.forget(folder),
    heard: (events) => keeper && heard(keeper, events),
    open: (centre, place) => void (keeper = keepBackups(centre, place)),
    stop: () => keeper?.stop(),
  }
}

/** A centre whose backups are made, and what it knows of them. */
type Keeper = {
  readonly centre: Centre
  readonly dir: string
  readonly runner: BackupRunner
  readonly first: KnownPlace
  second: KnownPlace | null
  readonly former: FormerPlaces
  asked: boolean
  isBusy: boolean
  isStopped: boolean
  /** Last event that was seen, and since when there was no other. */
  quiet: { seq: number; since: number }
  /** Day whose backup after closing was made. */
  closedFor: string
  /** Since when there is work that is in no backup. */
  unsavedSince: number | null
  /** Troubles that the journal has. */
  told: string | null
  stop(): void
}

/**
 * Makes a backup every hour in which somebody worked, once after closing, and when it is asked for; each in a process of its
 * own, so that no disk holds up a counter. The newest goes to the second disk. What fails is told and tried again.
 */
function keepBackups(centre: Centre, { dir, folder, runner }: BackupPlaceOptions): Keeper {
  const keeper: Keeper = {
    ...{ centre, dir, runner, first: unknownPlace(folder), second: null, former: formerPlaces(folder) },
    ...{ asked: false, isBusy: false, isStopped: false, closedFor: '', unsavedSince: null, told: null },
    quiet: { seq: centre.journal.head().seq, since: centre.clock.now() },
    stop() {
      keeper.isStopped = true
      cancel()
      runner.stop()
    },
  }
  const cancel = centre.timers.every(LOOK_MS, () => void look(keeper))
  return keeper
}

async function look(keeper: Keeper): Promise<void> {
  if (keeper.isBusy || keeper.isStopped) return
  keeper.isBusy = true
  try {
    try {
      await work(keeper)
    } finally {
      if (!keeper.isStopped) await tell(keeper)
    }
  } catch (error) {
    keeper.centre.log.error({ err: error }, 'backups could not be looked after')
  } finally {
    keeper.isBusy = false
    // Asked for while another one was made.
    if (keeper.asked) void look(keeper)
  }
}

async function work(keeper: Keeper): Promise<void> {
  const { first, runner } = keeper
  if (first.report === null) {
    hear(keeper, first, await runner.run({ do: 'look', folder: first.folder, now: keeper.centre.clock.now() }))
    first.triedAt = first.lastGoodAt ?? 0
  }
  chooseSecond(keeper)
  await lookAtFormer(keeper)
  const kind = dueKind(keeper)
  keeper.asked = false
  if (kind !== null) await take(keeper, kind)
  const { second, isStopped } = keeper
  if (isStopped || !second) return
  const isDue = kind !== null || second.triedAt === 0 || hasPassed(keeper, second.triedAt, SECOND_AGAIN_MS)
  if (isDue && lacksNewest(first, second)) await copy(keeper, second)
}

const today = ({ centre }: Keeper): string => centre.executor.context(NOBODY).businessDate
const intervalMs = (keeper: Keeper): number => everyMinutes(keeper.centre.deps, today(keeper)) * MINUTE_MS

/** Also when somebody has set the clock back. */
function hasPassed({ centre }: Keeper, since: number, ms: number): boolean {
  const now = centre.clock.now()
  return now - since >= ms || now < since
}

const chosenSecond = (keeper: Keeper): string =>
  keeper.centre.deps.store.config().setting('backup.second', today(keeper)) ?? ''

/** The setting as it stands: another folder is another place, of which nothing is known. */
function chooseSecond(keeper: Keeper): void {
  const chosen = chosenSecond(keeper)
  const set = isSecondHeld(keeper.dir) ? '' : chosen
  keeper.former.choose(chosen, keeper.centre.clock.now())
  if ((keeper.second?.folder ?? '') === set) return
  keeper.second = set === '' ? null : unknownPlace(set, lastOfSecond(keeper.first.folder, set))
}

const savedSeq = ({ first }: Keeper): number | null => first.report?.list[0]?.seq ?? null

function dueKind(keeper: Keeper): BackupKind | null {
  const { centre, first, quiet } = keeper
  if (keeper.asked) return 'asked'
  const [head, now] = [centre.journal.head().seq, centre.clock.now()]
  if (head !== quiet.seq) keeper.quiet = { seq: head, since: now }
  if (savedSeq(keeper) === head) {
    keeper.unsavedSince = null
    return null
  }
  keeper.unsavedSince ??= now
  const ctx = centre.executor.context(NOBODY)
  const isClosed = !serviceOpening(centre.deps, ctx, { kind: 'result', agencyId: null }).open
  if (isClosed && keeper.closedFor !== ctx.businessDate && hasPassed(keeper, keeper.quiet.since, QUIET_MS))
    return 'close'
  return hasPassed(keeper, first.triedAt, intervalMs(keeper)) ? 'hour' : null
}

async function take(keeper: Keeper, kind: BackupKind): Promise<void> {
  const { centre, dir, first, runner } = keeper
  const [now, date] = [centre.clock.now(), today(keeper)]
  const name = centre.deps.store.config().setting('centre.name', date) ?? ''
  first.triedAt = now
  const job = {
    dir,
    to: first.folder,
    kind,
    centre: name,
    program: centre.version,
    now,
    keep: keepOf(centre.deps, date),
  }
  hear(keeper, first, await runner.run({ do: 'take', ...job }))
  if (kind === 'close') keeper.closedFor = date
}

async function copy(keeper: Keeper, second: KnownPlace): Promise<void> {
  const { centre, first, runner } = keeper
  second.triedAt = centre.clock.now()
  const keep = keepOf(centre.deps, today(keeper))
  const job = { from: first.folder, second: secondPlace(keeper, second.folder), keep, now: second.triedAt }
  hear(keeper, second, await runner.run({ do: 'copy', ...job }))
  if (second.fault === null) noteLastOfSecond(first.folder, second)
}

function hear({ centre, dir, isStopped }: Keeper, place: KnownPlace, report: BackupReport): void {
  if (isStopped) return
  if (!report.ok && report.fault === 'damaged') noteDoubt(dir)
  if (learn(place, report, centre.clock.now()))
    centre.log.error({ folder: place.folder, report }, 'a place got no backup')
}

const secondPlace = ({ centre, dir }: Keeper, folder: string) => ({
  folder,
  centre: ownName({ centre }),
  key: readSealKey(dir),
})

const lacksNewest = (first: KnownPlace, { lastGoodAt, fault, report }: KnownPlace): boolean =>
  fault !== null || report === null || (first.lastGoodAt !== null && lastGoodAt !== first.lastGoodAt)

function troublesOf(keeper: Keeper): BackupTrouble[] {
  const { centre, first, second, unsavedSince } = keeper
  const isLate = unsavedSince !== null && centre.clock.now() - unsavedSince > LATE_TIMES * intervalMs(keeper)
  const isDamaged = first.fault?.code === 'damaged'
  const isKnown = centre.deps.store.health.troublesOf('').some(({ trouble }) => trouble === 'backup-away')
  const isAway = second !== null && second.misses >= (isKnown ? 1 : MISSES)
  return [
    ...((first.fault !== null && !isDamaged) || isLate ? ['backup-failed' as const] : []),
    ...(isAway ? ['backup-away' as const] : []),
    ...(isDamaged ? ['data-damaged' as const] : []),
  ]
}

async function tell(keeper: Keeper): Promise<void> {
  const { deps, executor } = keeper.centre
  const troubles = troublesOf(keeper)
  if (keeper.told === troubles.join()) return
  await executor.execute(NOBODY, null, (ctx) => watchBackups(deps, { troubles }, ctx))
  keeper.told = troubles.join()
}

function stateOf(keeper: Keeper): BackupState {
  const { centre, dir, first, second, isBusy } = keeper
  const isPlanned = first.report !== null && savedSeq(keeper) !== centre.journal.head().seq
  return {
    first: placeView(first),
    second: second && {
      ...placeView(second),
      isSameDisk: second.report?.isSameDisk ?? false,
      isSealed: readSealKey(dir) !== null,
    },
    isBusy,
    nextAt: isPlanned ? Math.max(centre.clock.now(), first.triedAt + intervalMs(keeper)) : null,
    list: first.report?.list ?? [],
    replaced: replacedBeside(dir),
    former: keeper.former.all(),
  }
}

function askNow(keeper: Keeper): void {
  keeper.asked = true
  void look(keeper)
}

function isInside(outer: string, folder: string): boolean {
  const way = relative(outer, folder)
  return !way.startsWith('..') && !isAbsolute(way)
}

async function prepareSecond(keeper: Keeper, folder: string): Promise<BackupFault | null> {
  // It would be copied into itself.
  if ([keeper.dir, keeper.first.folder].some((outer) => isInside(outer, folder))) return 'inside'
  const second = secondPlace(keeper, folder)
  const report = await keeper.runner.run({
    do: 'prepare',
    ...{ from: keeper.first.folder, second, now: keeper.centre.clock.now() },
  })
  if (!report.ok) return report.fault
  releaseSecond(keeper.dir)
  return null
}

const ownName = ({ centre }: Pick<Keeper, 'centre'>): string => centre.deps.secrets.mark('backup').slice(0, 8)

function askFormer(keeper: Keeper, folder: string, remove: boolean): Promise<BackupReport> {
  const now = keeper.centre.clock.now()
  return keeper.runner.run({
    do: 'former',
    ...{ folder, centre: ownName(keeper), second: chosenSecond(keeper) || null, remove, now },
  })
}

async function removeFormer(keeper: Keeper, folder: string): Promise<BackupFault | null> {
  const report = await askFormer(keeper, folder, true)
  return report.ok ? null : report.fault
}

/** Where nothing is left nothing has to be told; a disk that is away may be plugged in again. */
async function lookAtFormer(keeper: Keeper): Promise<void> {
  for (const { folder } of keeper.former.due(keeper.centre.clock.now())) {
    const report = await askFormer(keeper, folder, false)
    if (report.ok && report.place.count === 0) keeper.former.forget(folder)
    else keeper.former.learn(folder, report.ok ? copiesOf(report.place) : null)
  }
}

const copiesOf = ({ list, newest, oldestAt }: PlaceReport): FormerCopies => ({
  count: list.length,
  oldestAt,
  newestAt: newest?.takenAt ?? null,
})

function makeKey(keeper: Keeper): { code: string; mark: string } {
  const made = makeSealKey(keeper.dir)
  // A place of another key has nothing yet.
  if (keeper.second) keeper.second = unknownPlace(keeper.second.folder)
  return made
}

function heard({ centre, first }: Keeper, events: readonly Recorded[]): void {
  const ids = events.flatMap((event) => (event.type === 'person.erased' ? [event.payload.personId] : []))
  try {
    noteErased(first.folder, ids, centre.clock.now())
  } catch (error) {
    centre.log.error({ err: error }, 'what was erased could not be noted beside the backups')
  }
}
