import type { Db } from './open-database.ts'

export type AnnouncementRow = {
  callSeq: number
  ticketId: string
  deviceId: string
  startedMs: number
  endedMs: number | null
}
export type ClipRow = { clipId: string; sha256: string; seconds: number; recordedMs: number }

const ANNOUNCEMENT = `call_seq AS callSeq, ticket_id AS ticketId, device_id AS deviceId, started_ms AS startedMs, ended_ms AS endedMs FROM announcement`

/** Reads of what was spoken and of own recordings. (`+?`: see ticket-store.ts.) */
export function voiceStore(db: Db) {
  const announcement = db.prepare<[number], AnnouncementRow>(`SELECT ${ANNOUNCEMENT} WHERE call_seq = ?`)
  const underWay = db.prepare<[], AnnouncementRow>(
    `SELECT ${ANNOUNCEMENT} INDEXED BY announcement_under_way WHERE ended_ms IS NULL`,
  )
  const clips = db.prepare<[], ClipRow>(
    'SELECT clip_id AS clipId, sha256, seconds, recorded_ms AS recordedMs FROM voice_clip',
  )
  return {
    /** The speaking of a call; undefined when nobody began. */
    announcement: (callSeq: number) => announcement.get(callSeq),
    /** Begun and not ended. */
    underWay: () => underWay.all(),
    /** Own recordings of the centre. */
    clips: () => clips.all(),
  }
}

export type VoiceStore = ReturnType<typeof voiceStore>
