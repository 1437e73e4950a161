import type { MediaWork } from '../../platform/media-folder.ts'
import type { Db } from './open-database.ts'

export type MediaWorkRow = { readonly id: number; readonly work: MediaWork }

/** Reads what was decided about the media folder and is not known to be done, oldest first; nearly always nothing. */
export function mediaWorkOf(db: Db): () => MediaWorkRow[] {
  const pending = db.prepare<[], { id: number; work: string }>('SELECT id, work FROM media_work ORDER BY id')
  return () => pending.all().map(({ id, work }) => ({ id, work: JSON.parse(work) as MediaWork }))
}
