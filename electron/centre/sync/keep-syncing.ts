import type { Recorded } from '../journal/recorded.ts'
import { fileSpeed, isOutOfHours } from '../usecases/sync/file-hours.ts'
import { sendAnchor } from './anchor.ts'
import { askForCodes } from './ask-for-codes.ts'
import { createCatalogueFetcher } from './catalogues.ts'
import { takeOver } from './place.ts'
import { createPuller } from './puller.ts'
import type { Puller } from './puller.ts'
import { createPump } from './pump.ts'
import { LONGEST_WAIT_MS } from './retry.ts'
import { createSender } from './sender.ts'
import type { Sender } from './sender.ts'
import { createUploader } from './uploader.ts'
import type { SyncWorld } from './world.ts'

/** What is written within it goes in one request. */
const GATHER_MS = 1_000
const PULL_EVERY_MS = 30_000
const FILES_EVERY_MS = 60_000
/** Each waits for the disk of the other side most of the time. */
const FILES_AT_ONCE = 4
/** Centres that start together, after a power cut for example, do not knock together. */
const START_WITHIN_MS = 5_000
/** Requests with rows before changes are read in between. */
const BATCHES_IN_A_ROW = 3
const AFTER_ERROR_MS = 30_000
/** Events after which there may be a file to send. */
const WITH_FILES: ReadonlySet<string> = new Set(['digital.attached', 'delivery.resent'])

export type Syncing = {
  /** Events were committed. */
  heard(events: readonly Recorded[]): void
  /** A person wants it tried now. @param isAnew what was known of the province's side holds no more */
  retryNow(isAnew?: boolean): void
  /** A person says that this restored machine is the centre's. @returns whether the province knows its journal */
  takeOver(): Promise<boolean>
  readonly sender: Sender
  readonly puller: Puller
  stop(): Promise<void>
}

export type SyncOptions = {
  /** A number of at least 0 and below 1. */
  readonly chance: () => number
  readonly pullEveryMs?: number
  readonly filesEveryMs?: number
}

/**
 * Keeps a centre and its province equal: rows up in their order, changes down, files beside them, the journal's seal once a
 * day. It runs beside the counters, in small transactions, and none of them ever waits for it.
 */
export function keepSyncing(
  world: SyncWorld,
  { chance, pullEveryMs = PULL_EVERY_MS, filesEveryMs = FILES_EVERY_MS }: SyncOptions,
): Syncing {
  const { timers, line, log, clock } = world
  const sender = createSender(world)
  const puller = createPuller(world, sender.reposition)
  const fetchCatalogues = createCatalogueFetcher(world)
  let pulledAt = Number.NEGATIVE_INFINITY

  async function rows(): Promise<number> {
    for (let batch = 0; batch < BATCHES_IN_A_ROW; batch++) {
      const done = await sender.step()
      if (done === 'fault') return Math.max(1, line.waitMs())
      if (done === 'more') continue
      return (await changes()) ? Math.min(pullEveryMs, LONGEST_WAIT_MS) : Math.max(1, line.waitMs())
    }
    return (await changes()) ? 0 : Math.max(1, line.waitMs())
  }

  /** @returns false when the line does not carry */
  async function changes(): Promise<boolean> {
    if (clock.monotonic() - pulledAt < pullEveryMs) return true
    for (let done = await puller.step(); done !== 'idle'; done = await puller.step()) if (done === 'fault') return false
    pulledAt = clock.monotonic()
    await fetchCatalogues()
    if (!(await askForCodes(world))) return false
    return await sendAnchor(world, sender.reposition)
  }

  const { uploader, files } = fileWork(world, filesEveryMs, () => pump.wake(Math.max(GATHER_MS, line.waitMs())))
  /** What the province has lost of them goes at once. */
  function wakeFiles(wait: number): number {
    if (world.deps.store.deliveries.areFilesWanted()) filePump.wake(GATHER_MS)
    return wait
  }

  const failed = (error: unknown): number => {
    log.error({ err: error }, 'the line to the province stumbled')
    return AFTER_ERROR_MS
  }
  const pump = createPump(timers, async () => wakeFiles(await rows()), failed)
  const filePump = createPump(timers, files, failed)
  pump.wake(Math.round(chance() * START_WITHIN_MS))
  filePump.wake(Math.round(chance() * START_WITHIN_MS) + GATHER_MS)
  return {
    sender,
    puller,
    heard(events) {
      pump.wake(Math.max(GATHER_MS, line.waitMs()))
      if (events.some(({ type }) => type === 'delivery.resent')) uploader.retryNow()
      if (events.some(({ type }) => WITH_FILES.has(type))) filePump.wake(GATHER_MS)
    },
    async takeOver() {
      const isTaken = await takeOver(world)
      this.retryNow()
      return isTaken
    },
    retryNow(isAnew = false) {
      line.retryNow()
      uploader.retryNow()
      pulledAt = Number.NEGATIVE_INFINITY
      if (isAnew) sender.reposition()
      pump.wake()
      filePump.wake()
    },
    async stop() {
      await Promise.all([pump.stop(), filePump.stop()])
    },
  }
}

/** Files, at their hours and pace. @param sent a file has gone: a row may wait for it */
function fileWork(world: SyncWorld, everyMs: number, sent: () => void) {
  const now = () => world.executor.context({ kind: 'nobody', address: '' })
  const uploader = createUploader(world, {
    isOpen: () => !isOutOfHours(world.deps, now()),
    bytesPerSecond: () => fileSpeed(world.deps, now()),
  })
  async function files(): Promise<number> {
    // A pace that is set holds for all together.
    const atOnce = fileSpeed(world.deps, now()) === null ? FILES_AT_ONCE : 1
    const done = await Promise.all(Array.from({ length: atOnce }, () => uploader.step()))
    if (done.includes('more')) sent()
    if (done.includes('fault')) return Math.max(1, world.line.waitMs())
    return done.includes('more') ? 0 : everyMs
  }
  return { uploader, files }
}
