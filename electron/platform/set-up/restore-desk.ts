import type { Cancel, Timers } from '../../../shared/kernel/time.ts'
import type { Restore } from '../../../shared/shell/first-start.ts'
import { restoreNews } from '../../../shared/shell/restore-start.ts'
import type {
  RestoreFault,
  RestoreJob,
  RestoreNews,
  RestoreReport,
  RestoreView,
} from '../../../shared/shell/restore-start.ts'
import type { BegunRestores } from './begun-restores.ts'
import { freePorts } from './own-centre.ts'

/** A program without windows that does one job (`electron/commands/restore-here.ts`). */
export type Restorer = {
  on(event: 'message', hear: (message: unknown) => void): unknown
  once(event: 'exit', hear: () => void): unknown
  postMessage(message: unknown): void
  kill(): unknown
}

export type RestoreDeps = {
  readonly timers: Timers
  readonly begun: BegunRestores
  startRestorer(): Restorer
  changed(): void
  /** Where the data of a centre lie unless somebody says otherwise. */
  folder(): string
  /** The machine is this centre from its next start on, at these ports. */
  keep(data: string, house: boolean, ports: readonly [number, number, number]): void
}

export type RestoreDesk = {
  view(): RestoreView | null
  find(place: string | null): void
  restore(request: Restore): Promise<void>
  /** Nothing is left to say of it. @returns whether the machine is a restored centre now */
  close(): boolean
  halt(): void
}

/** A disk, or a share, that says nothing for so long is given up. */
const PATIENCE_MS = 60_000

/** What happens between a machine that knows nothing and one that has taken the place of a broken server. */
export function openRestoreDesk(deps: RestoreDeps): RestoreDesk {
  let view: RestoreView | null = null
  let stop: Cancel = () => {}

  function become(next: Partial<RestoreView>): void {
    view = { ...(view ?? NOTHING), ...next }
    deps.changed()
  }

  function run(job: RestoreJob, hear: (news: RestoreNews) => void): void {
    stop()
    stop = runRestorer(job, deps, hear)
  }

  const { begun } = deps
  // Cut off when the program ended the last time: whoever goes another way now does not look after it.
  const left = begun.all()
  if (left.length > 0) run({ do: 'drop', abandoned: left }, (news) => news.say === 'dropped' && begun.clear())

  const failed = (fault: RestoreFault): void => become({ state: 'choosing', progress: null, fault })

  return {
    view: () => view,
    find(place) {
      if (view?.state === 'restoring' || view?.state === 'restored') return
      become({ ...NOTHING, state: 'looking', place })
      run({ do: 'look', place, own: deps.folder() }, (news) => {
        if (news.say === 'found') become({ found: [...(view?.found ?? []), news.at] })
        if (news.say === 'looked') become({ state: 'choosing' })
        if (news.say === 'failed') failed(news.fault)
      })
    },
    async restore({ folder, name, data, code }) {
      if (view?.state !== 'choosing') return
      become({ state: 'restoring', fault: null, progress: { step: 'copying', part: 0 } })
      const ports = await freePorts()
      if (!ports) return failed('port')
      function settle(report: RestoreReport): void {
        // Before anybody has read a word: after a power cut it is this centre, and not a machine that knows nothing.
        try {
          if (ports) deps.keep(data, report.house, ports)
          begun.clear()
        } catch {
          // The disk that is full now, perhaps. Whoever tries again loses nothing: what was restored is set aside.
          return failed('failed')
        }
        become({ state: 'restored', progress: null, report })
      }
      const abandoned = begun.all()
      try {
        begun.add(data)
      } catch {
        // The disk of the program is full: the restore to another one is not kept waiting.
      }
      run({ do: 'restore', folder, name, data, code, abandoned }, (news) => {
        if (news.say === 'progress') become({ progress: news.progress })
        if (news.say === 'restored') settle(news.report)
        if (news.say === 'failed') failed(news.fault)
      })
    },
    close() {
      if (view?.state !== 'restored') return false
      view = null
      return true
    },
    halt() {
      // What is half copied would be made anew, and is not begun again by a slip of the hand.
      if (view?.state === 'restoring' || view?.state === 'restored') return
      stop()
      view = null
    },
  }
}

const NOTHING: RestoreView = { state: 'choosing', place: null, found: [], progress: null, fault: null, report: null }

const ENDS: ReadonlySet<RestoreNews['say']> = new Set(['looked', 'dropped', 'restored', 'failed'])

/** Runs a job to its end; a program that ends, or says nothing for long, has failed. */
function runRestorer(
  job: RestoreJob,
  { startRestorer, timers }: Pick<RestoreDeps, 'startRestorer' | 'timers'>,
  hear: (news: RestoreNews) => void,
): Cancel {
  const child = startRestorer()
  let isOver = false
  let patience: Cancel = () => {}
  function end(last: RestoreNews | null): void {
    if (isOver) return
    isOver = true
    patience()
    child.kill()
    if (last) hear(last)
  }
  function wait(): void {
    patience()
    patience = timers.after(PATIENCE_MS, () => end({ say: 'failed', fault: 'slow' }))
  }
  child.on('message', (message) => {
    const read = restoreNews.safeParse(message)
    if (!read.success || isOver) return
    const news = read.data
    if (news.say === 'ready') child.postMessage(job)
    if (ENDS.has(news.say)) return end(news)
    wait()
    // A journal of years is read through in one go.
    if (news.say === 'progress' && news.progress.step === 'checking') patience()
    hear(news)
  })
  child.once('exit', () => end({ say: 'failed', fault: 'failed' }))
  wait()
  return () => end(null)
}
