import { openSync, closeSync, readSync } from 'node:fs'
import { DIGITAL_DEFAULTS } from '../../../shared/domain/digitise/digital-settings.ts'
import type { Cancel } from '../../../shared/kernel/time.ts'
import type { Centre } from '../centre.ts'
import type { Recorded } from '../journal/recorded.ts'
import type { Deps } from '../usecases/context.ts'

const APART_MS = 10 * 60_000
const HOUR_MS = 3_600_000
/** Who began to send a file goes on within a day. */
const UPLOAD_MS = 24 * HOUR_MS
/** So many files are looked at in one go; the hall is answered in between. */
const MOST = 500
const NOBODY = { kind: 'nobody', address: '' } as const

export type DigitalKeeper = {
  /** An erased row takes its file with it, at once. */
  heard(events: readonly Recorded[]): void
  stop: Cancel
}

/**
 * Keeps files of digitised papers as the journal has them: what nobody filed in time, what was taken out or erased, and what
 * a crash left half done goes.
 */
export async function keepDigital(centre: Centre): Promise<DigitalKeeper> {
  const { deps, executor, clock, timers, log, fileTurns } = centre
  let place = 0
  const sweep = (): Promise<void> =>
    fileTurns(async () => {
      const { businessDate } = executor.context(NOBODY)
      const hours = deps.store.config().setting('digital.inboxHours', businessDate) ?? DIGITAL_DEFAULTS.inboxHours
      const before = clock.now() - hours * HOUR_MS
      await executor.execute(NOBODY, null, () => ({ apply: (operational) => operational.forgetStaged(before) }))
      deps.uploads.clear(clock.now(), UPLOAD_MS)
      const all = deps.files.list().sort()
      const some = all.slice(place, place + MOST)
      place = place + MOST >= all.length ? 0 : place + MOST
      const gone = some.filter((hash) => removeUnnamed(deps, hash)).length
      if (gone > 0) log.info({ files: gone }, 'digitised files that nothing names were deleted')
    }).catch((error: unknown) => log.error({ err: error }, 'digitised files could not be looked through'))
  await sweep()
  const cancel = timers.every(APART_MS, () => void sweep())
  return {
    heard(events) {
      const hashes = events.flatMap((event) =>
        event.type === 'person.erased' ? (deps.store.digital.hashOf(event.payload.personId) ?? []) : [],
      )
      if (hashes.length === 0) return
      void fileTurns(async () => {
        for (const hash of hashes) removeUnnamed(deps, hash)
      }).catch((error: unknown) => log.error({ err: error }, 'a digitised file will be deleted later'))
    },
    stop: cancel,
  }
}

/** Deletes a digitised file that nothing names. Recordings and pictures of officers are none. */
function removeUnnamed({ store, files }: Deps, hash: string): boolean {
  if (store.digital.isNamed(hash) || !isPdf(files.pathOf(hash))) return false
  files.remove(hash)
  return true
}

function isPdf(path: string): boolean {
  const head = Buffer.alloc(5)
  const file = openSync(path, 'r')
  try {
    readSync(file, head, 0, head.length, 0)
  } finally {
    closeSync(file)
  }
  return head.toString('latin1') === '%PDF-'
}
