import type { Clock, Timers } from '../../shared/kernel/time.ts'
import { TURNS, fileReport, isItsTurn, isShelfAway, isTimeToLook } from '../domain/file-report.ts'
import type { FileReport } from '../domain/file-report.ts'
import { loseFiles } from '../domain/lose-files.ts'
import type { Loss } from '../domain/lose-files.ts'
import type { KeptFile, LostFile, LostFiles, Store } from '../store/store.ts'
import { uploadId } from './file-shelf.ts'
import type { FileShelf } from './file-shelf.ts'
import type { Log } from './refusals.ts'

export type FilesChecked = {
  readonly running: boolean
  readonly last: FileReport | null
  readonly away: number
  readonly lost: LostFiles[]
}

export type FileCheck = {
  /** Begins a look at all files, unless one is under way. */
  begin(how: { everything: boolean; evenMost: boolean }): void
  state(): Promise<FilesChecked>
  stop(): Promise<void>
}

type Options = {
  readonly store: Store
  readonly shelf: FileShelf
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
}
/** @param isRead whether its bytes are compared too */
type How = { readonly isRead: (file: KeptFile) => boolean; readonly evenMost: boolean }
/** @param unread how many could not be looked at */
type Found = { readonly losses: Loss[]; unread: number }

const LAST = 'file-check'
const AWAY = 'files-away'
const ASK_EVERY_MS = 15 * 60_000
const PAGE = 500
/** What a crash or a disk that was pulled has taken is among those that came last. */
const NEWEST = 500
const LONGEST_REST_MS = 1_000

/** What the last looks found. */
export async function readFilesChecked(store: Store): Promise<Omit<FilesChecked, 'running'>> {
  const [last, away, lost] = await Promise.all([store.note(LAST), store.note(AWAY), store.lostFiles()])
  return { last: last === null ? null : fileReport.parse(JSON.parse(last)), away: Number(away ?? 0), lost }
}

/**
 * Looks whether what the database knows lies on the disk as it came: the newest files at the start, and all of them every
 * night, their sizes always and their bytes in turns, at half the speed of the disk. What is gone or spoilt its centre is
 * asked for again. When most of them are gone it is the disk that is not there: then a person decides.
 */
export function createFileCheck(options: Options): FileCheck {
  const { store, clock, timers, log } = options
  const rest = createRest(timers)
  let running: Promise<void> | null = null
  /** The last look at all files; undefined: not read yet. */
  let known: FileReport | null | undefined

  function run(work: () => Promise<void>): void {
    running ??= work()
      .catch((error: unknown) => rest.isOver() || log.error({ err: error }, 'the files could not be looked at'))
      .then(() => void (running = null))
  }

  async function newest(): Promise<void> {
    const { away, last } = await readFilesChecked(store)
    // The disk was not there: whether it is now, all of them tell.
    if (away > 0) return all({ isRead: () => false, evenMost: false }, last?.turn ?? 0)
    const files = await store.newestFiles(NEWEST)
    await settle(options, files.length, await look(options, files, () => false), false)
  }

  async function all({ isRead, evenMost }: How, turn: number): Promise<void> {
    await findAgain(options, rest)
    const report = { files: 0, bytes: 0, read: 0 }
    const found: Found = { losses: [], unread: 0 }
    for (let last: KeptFile | null = null; ;) {
      const begun = clock.monotonic()
      const page: KeptFile[] = await store.filesAfter(last, PAGE)
      const { losses, unread } = await look(options, page, isRead)
      found.losses.push(...losses)
      found.unread += unread
      report.files += page.length
      report.bytes += page.reduce((sum, { bytes }) => sum + bytes, 0)
      report.read += page.filter(isRead).length
      last = page.at(-1) ?? null
      if (page.length < PAGE) break
      await rest.take(Math.min(LONGEST_REST_MS, clock.monotonic() - begun))
      if (rest.isOver()) return
    }
    const settled = await settle(options, report.files, found, evenMost)
    const done: FileReport = { at: clock.now(), ...report, ...settled, turn }
    await store.setNote(LAST, JSON.stringify(done))
    known = done
    log.info(done, 'all files were looked at')
  }

  async function ask(): Promise<void> {
    if (running) return
    known ??= (await readFilesChecked(store)).last
    if (!isTimeToLook(clock.now(), known)) return
    const turn = ((known?.turn ?? -1) + 1) % TURNS
    run(() => all({ isRead: ({ sha256 }) => isItsTurn(sha256, turn), evenMost: false }, turn))
  }

  const stopAsking = timers.every(ASK_EVERY_MS, () => {
    ask().catch((error: unknown) => log.error({ err: error }, 'the files could not be looked at'))
  })
  run(newest)
  return {
    begin({ everything, evenMost }) {
      run(async () => {
        const turn = (await readFilesChecked(store)).last?.turn ?? 0
        await all({ isRead: () => everything, evenMost }, turn)
      })
    },
    state: async () => ({ running: running !== null, ...(await readFilesChecked(store)) }),
    async stop() {
      stopAsking()
      rest.end()
      await running
    },
  }
}

/** One file that cannot be looked at stops no look at the others. */
async function look(
  { shelf, log }: Options,
  files: readonly KeptFile[],
  isRead: (file: KeptFile) => boolean,
): Promise<Found> {
  const found: Found = { losses: [], unread: 0 }
  for (const file of files) {
    const cause = await shelf.faultOf(file, isRead(file))
    if (cause === 'unread') {
      found.unread += 1
      log.error({ centre: file.centreId, file: file.sha256 }, 'a file could not be looked at')
    } else if (cause !== null) found.losses.push({ file, cause })
  }
  return found
}

/** What was found becomes known, and is asked for, unless it is nearly everything. @returns how many are lost by it */
async function settle(
  options: Options,
  looked: number,
  { losses, unread }: Found,
  evenMost: boolean,
): Promise<Pick<FileReport, 'lost' | 'unread'>> {
  const { store, clock, log } = options
  const isAway = !evenMost && isShelfAway(looked, losses.length)
  await store.setNote(AWAY, String(isAway ? losses.length : 0))
  if (isAway) {
    log.error({ looked, lost: losses.length }, 'most files are not on the disk: is it there?')
    return { lost: 0, unread }
  }
  const settled = { lost: 0, unread }
  for (const [centreId, ofCentre] of Map.groupBy(losses, ({ file }) => file.centreId)) {
    const gone: Loss[] = []
    for (const loss of ofCentre) if (await isOutOfTheWay(options, loss)) gone.push(loss)
    settled.unread += ofCentre.length - gone.length
    settled.lost += await loseFiles(store, centreId, gone, clock.now())
    if (gone.length > 0)
      log.error({ centre: centreId, files: gone.length }, 'files were lost: the centre is asked for them')
  }
  return settled
}

/** Before a file is called lost, so that nobody takes these bytes for it. What a disk with faults holds fast waits a night. */
async function isOutOfTheWay({ shelf, log }: Options, { file, cause }: Loss): Promise<boolean> {
  if (cause !== 'spoilt') return true
  try {
    await shelf.setAside(uploadId(file.centreId, file.sha256))
    return true
  } catch (error) {
    log.error({ centre: file.centreId, file: file.sha256, err: error }, 'a spoilt file could not be put away')
    return false
  }
}

/** What somebody has put back from a copy of the disk need not be sent: all that is lost is looked for, the longest lost first. */
async function findAgain({ store, shelf, clock, log }: Options, rest: Rest): Promise<void> {
  for (let last: LostFile | null = null; !rest.isOver();) {
    const begun = clock.monotonic()
    const page: LostFile[] = await store.lostAfter(last, PAGE)
    for (const { centreId, sha256 } of page)
      await shelf
        .find(uploadId(centreId, sha256))
        .catch((error: unknown) =>
          log.error({ centre: centreId, file: sha256, err: error }, 'a lost file is not readable'),
        )
    last = page.at(-1) ?? null
    if (page.length < PAGE) return
    await rest.take(Math.min(LONGEST_REST_MS, clock.monotonic() - begun))
  }
}

type Rest = ReturnType<typeof createRest>

/** Rests that end at once when the program ends. */
function createRest(timers: Timers) {
  let isOver = false
  let wake = (): void => undefined
  return {
    isOver: () => isOver,
    take: (ms: number): Promise<void> =>
      isOver
        ? Promise.resolve()
        : new Promise((resolve) => {
            const cancel = timers.after(ms, resolve)
            wake = () => {
              cancel()
              resolve()
            }
          }),
    end(): void {
      isOver = true
      wake()
    },
  }
}
