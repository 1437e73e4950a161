import type { ParcelReturn, ParcelState } from '../../../shared/api/post-views.ts'
import type { Db } from './open-database.ts'

export type ParcelRow = {
  id: string
  dossierId: string
  direction: 'in' | 'out'
  tracking: string
  state: ParcelState
  notedMs: number
  handOverId: string | null
  postedMs: number | null
  endedMs: number | null
  cause: ParcelReturn | null
}

const ROW = `SELECT id, dossier_id AS dossierId, direction, tracking, state, noted_ms AS notedMs,
  hand_over_id AS handOverId, posted_ms AS postedMs, ended_ms AS endedMs, cause FROM parcel`

/** Reads of what goes by post. (`+?`: see ticket-store.ts.) */
export function parcelStore(db: Db) {
  const byId = db.prepare<[string], ParcelRow>(`${ROW} WHERE id = +?`)
  const ofDossier = db.prepare<[string], ParcelRow>(`${ROW} WHERE dossier_id = +? ORDER BY seq`)
  const open = db.prepare<[string, number], ParcelRow>(
    `${ROW} INDEXED BY parcel_open WHERE state IN ('packed', 'posted') AND state = +? ORDER BY noted_ms LIMIT +?`,
  )
  return {
    byId: (id: string) => byId.get(id),
    ofDossier: (dossierId: string) => ofDossier.all(dossierId),
    /** What is packed for the post, or on its way, the oldest first. */
    open: (state: 'packed' | 'posted', limit: number) => open.all(state, limit),
  }
}
export type ParcelStore = ReturnType<typeof parcelStore>
