import type { DeviceRole } from '../../../shared/api/roles.ts'
import type { Db } from './open-database.ts'

export type PairingRow = {
  id: string
  /** Empty until the machine has opened its seal. */
  code: string
  seal: string
  nonce: string
  tokenHash: string
  role: DeviceRole | null
  name: string
  address: string
  askedMs: number
  expiresMs: number
  /** Wrong codes so far. */
  wrong: number
  state: 'waiting' | 'accepted' | 'refused'
  deviceId: string | null
}

const ROW = `id, code, seal, nonce, token_hash AS tokenHash, role, name, address, asked_ms AS askedMs, expires_ms AS expiresMs, wrong,
  state, device_id AS deviceId FROM pairing_ask`

/** Reads of machines that wait to be let in: a handful of rows that live for minutes. (`+?`: see ticket-store.ts.) */
export function pairingStore(db: Db) {
  const one = db.prepare<[string], PairingRow>(`SELECT ${ROW} WHERE id = +?`)
  const waiting = db.prepare<[number], PairingRow>(
    `SELECT ${ROW} WHERE state = 'waiting' AND expires_ms > +? ORDER BY asked_ms DESC`,
  )
  return {
    request: (id: string) => one.get(id),
    /** Those that wait and have not expired, the newest first. */
    waiting: (nowMs: number) => waiting.all(nowMs),
  }
}

export type PairingStore = ReturnType<typeof pairingStore>
