import type { Db } from './open-database.ts'

/** How far sending has come: may be lost, then a message is tried anew under its own key. */
export function messageWrites(db: Db) {
  const set = db.prepare('INSERT OR REPLACE INTO message_delivery VALUES (?, ?, ?, ?, ?)')
  const drop = db.prepare('DELETE FROM message_delivery WHERE message_id = ?')
  const setCursor = db.prepare('INSERT OR REPLACE INTO journal_cursor VALUES (?, ?)')
  return {
    setDelivery: (
      id: string,
      one: { tries: number; nextMs: number; handedMs: number | null; problem: string | null },
    ) => void set.run(id, one.tries, one.nextMs, one.handedMs, one.problem),
    dropDelivery: (id: string) => void drop.run(id),
    setCursor: (name: string, seq: number) => void setCursor.run(name, seq),
  }
}
