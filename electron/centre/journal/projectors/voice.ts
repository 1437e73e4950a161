import type { Db } from '../../store/open-database.ts'
import type { Projectors } from './projectors.ts'

type VoiceEvent = 'voice.started' | 'voice.ended' | 'voice.clipRecorded' | 'voice.clipDropped'

/** What was spoken, and the centre's own recordings. A board that begins has ended what it left open before. */
export function voiceProjectors(db: Db): Pick<Projectors, VoiceEvent> {
  const leave = db.prepare(
    `UPDATE announcement SET ended_ms = ?, outcome = 'broken' WHERE ended_ms IS NULL AND device_id = +?`,
  )
  const start = db.prepare('INSERT INTO announcement (call_seq, ticket_id, device_id, started_ms) VALUES (?, ?, ?, ?)')
  const end = db.prepare('UPDATE announcement SET ended_ms = ?, outcome = ? WHERE call_seq = ?')
  const record = db.prepare('INSERT OR REPLACE INTO voice_clip VALUES (?, ?, ?, ?)')
  const drop = db.prepare('DELETE FROM voice_clip WHERE clip_id = ?')
  return {
    'voice.started': ({ payload: p, atMs }) => {
      leave.run(atMs, p.deviceId)
      start.run(p.callSeq, p.ticketId, p.deviceId, atMs)
    },
    'voice.ended': ({ payload: p, atMs }) => end.run(atMs, p.outcome, p.callSeq),
    'voice.clipRecorded': ({ payload: p, atMs }) => record.run(p.clipId, p.sha256, p.seconds, atMs),
    'voice.clipDropped': ({ payload: p }) => drop.run(p.clipId),
  }
}
