import type { Clock } from '../../shared/kernel/time.ts'

const HOUR_MS = 3_600_000
/** Announced, and nothing of it came: whoever comes later announces it again. */
export const UNSENT_MS = 24 * HOUR_MS
/** Begun, and nothing more came: what goes by night over a slow line may rest for some days. */
const BEGUN_MS = 7 * 24 * HOUR_MS

/** Files that were announced and are not whole yet: each has its room until it expires (tus, extension "expiration"). */
export type Uploads = {
  /** It has its room from now on. @param isBegun some of it is here */
  note(id: string, bytes: number, isBegun: boolean): void
  /** Somebody goes on with it. */
  goesOn(id: string): void
  end(id: string): void
  /** Bytes that are promised to others of the same kind. @param prefix what their names begin with */
  promised(prefix: string, except: string): number
  /** Those whose time is over. */
  expired(): string[]
  /** When its time will be over, by the province's clock; null: there is none. */
  expiresAt(id: string): number | null
}

/** Times are counted on the clock that nobody sets; whoever starts anew gives everyone a new term. */
export function createUploads(clock: Clock): Uploads {
  const open = new Map<string, { readonly bytes: number; isBegun: boolean; since: number }>()
  const left = ({ isBegun, since }: { isBegun: boolean; since: number }): number =>
    since + (isBegun ? BEGUN_MS : UNSENT_MS) - clock.monotonic()
  return {
    note: (id, bytes, isBegun) => void open.set(id, { bytes, isBegun, since: clock.monotonic() }),
    goesOn(id) {
      const upload = open.get(id)
      if (upload) Object.assign(upload, { isBegun: true, since: clock.monotonic() })
    },
    end: (id) => void open.delete(id),
    promised: (prefix, except) =>
      [...open].reduce((sum, [id, { bytes }]) => sum + (id.startsWith(prefix) && id !== except ? bytes : 0), 0),
    expired: () => [...open].filter(([, upload]) => left(upload) <= 0).map(([id]) => id),
    expiresAt(id) {
      const upload = open.get(id)
      return upload ? clock.now() + left(upload) : null
    },
  }
}
