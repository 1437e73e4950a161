import type { Db } from '../../store/open-database.ts'
import type { Projectors } from './projectors.ts'

type MessageEvent =
  | 'message.consented'
  | 'message.queued'
  | 'message.sent'
  | 'message.failed'
  | 'message.dropped'
  | 'message.resent'
  | 'messages.held'
  | 'citizen.called'

/** What citizens agreed to, and what they were told. */
export function messageProjectors(db: Db): Pick<Projectors, MessageEvent> {
  const forget = db.prepare('DELETE FROM message_consent WHERE dossier_id = ?')
  const agree = db.prepare('INSERT OR IGNORE INTO message_consent VALUES (?, ?)')
  const queue = db.prepare(
    `INSERT INTO message (seq, id, dossier_id, channel, fact, about, version, due_ms, content_person, state, queued_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?)`,
  )
  const end = db.prepare('UPDATE message SET state = ?, cause = ?, ended_ms = ? WHERE id = ?')
  const hold = db.prepare('INSERT OR REPLACE INTO message_hold VALUES (1, ?, ?)')
  const call = db.prepare('INSERT INTO citizen_call VALUES (?, ?, ?, ?, ?)')
  return {
    'message.consented': ({ payload: p }) => {
      forget.run(p.dossierId)
      for (const channel of p.channels) agree.run(p.dossierId, channel)
    },
    'message.queued': ({ payload: p, seq, atMs }) =>
      queue.run(seq, p.messageId, p.dossierId, p.channel, p.fact, p.about, p.version, p.dueAt, p.content.id, atMs),
    'message.sent': ({ payload: p, atMs }) => end.run('sent', null, atMs, p.messageId),
    'message.failed': ({ payload: p, atMs }) => end.run('failed', p.cause, atMs, p.messageId),
    'message.dropped': ({ payload: p, atMs }) => end.run('dropped', p.cause, atMs, p.messageId),
    'message.resent': ({ payload: p }) => end.run('queued', null, null, p.messageId),
    'messages.held': ({ payload: p, atMs }) => hold.run(p.isHeld ? 1 : 0, atMs),
    'citizen.called': ({ payload: p, seq, atMs }) => call.run(seq, p.dossierId, p.officerId, p.outcome, atMs),
  }
}
