import { businessDate } from '../../../shared/domain/time/vietnam-time.ts'
import type { Cancel } from '../../../shared/kernel/time.ts'
import type { Centre } from '../centre.ts'
import { removeLostPictures } from '../files/set-picture.ts'
import { settleMedia } from '../files/settle-media.ts'

const APART_MS = 10 * 60_000
const DAY_MS = 24 * 3_600_000
/** Who took a film off by mistake notices within a month; who began to send one goes on within a day. */
const BIN_DAYS = 30
const PART_MS = DAY_MS
/** So many files at once: the rest goes the next time, the centre answers in between. */
const MOST = 100
const MOST_LOOKED_AT = 500

/**
 * Keeps the files of the centre as the journal has them: now, before anybody asks, what a crash cut off is gone on with,
 * and every ten minutes what nobody needs is deleted. @returns what stops it
 */
export async function keepFilesInOrder(centre: Centre): Promise<Cancel> {
  const { deps, clock, timers, log, fileTurns } = centre
  const keep = (): Promise<void> =>
    fileTurns(async () => {
      await settleMedia(centre)
      const now = clock.now()
      const day = businessDate(now - BIN_DAYS * DAY_MS)
      const gone = deps.mediaFolder.clear({ day, now, partMs: PART_MS, most: MOST })
      if (gone > 0) log.info({ files: gone }, 'old files of the media folder were deleted')
    }).catch((error: unknown) => log.error({ err: error }, 'files could not be cleared'))
  await keep()
  try {
    removeLostPictures(deps, MOST_LOOKED_AT)
  } catch (error) {
    log.error({ err: error }, 'pictures that nobody has could not be removed')
  }
  return timers.every(APART_MS, () => void keep())
}
