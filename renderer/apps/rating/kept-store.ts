import { openDB } from 'idb'
import type { DBSchema } from 'idb'
import type { Kept, KeptStore } from './rating-outbox.ts'

type Schema = DBSchema & { kept: { key: string; value: Kept } }

/** What waits to be sent, in this tablet's IndexedDB: written through to the disk before it is told as written. */
export function openKeptStore(): KeptStore {
  const opening = openDB<Schema>('mot-cua-rating', 1, {
    upgrade: (db) => void db.createObjectStore('kept', { keyPath: 'key' }),
  })
  // Whoever uses it is told each time; nobody has asked yet.
  opening.catch(() => {})

  async function write(run: (store: { put(kept: Kept): unknown; delete(key: string): unknown }) => unknown) {
    const transaction = (await opening).transaction('kept', 'readwrite', { durability: 'strict' })
    await Promise.all([run(transaction.store), transaction.done])
  }
  return {
    all: async () => (await opening).getAll('kept'),
    put: (kept) => write((store) => store.put(kept)),
    remove: (key) => write((store) => store.delete(key)),
  }
}
