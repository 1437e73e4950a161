import type { Db } from './open-database.ts'

export type RollOutRow = {
  version: string
  fromVersion: string
  pilotId: string | null
  isBack: 0 | 1
  isStopped: 0 | 1
  businessDate: string
}
export type MachineRow = {
  deviceId: string
  version: string
  sinceDate: string
  seenMs: number
  canInstall: 0 | 1
  /** JSON of what its updater could not install; null: nothing. */
  failed: string | null
}

/** Reads of the versions that machines run and are to run. */
export function updateStore(db: Db) {
  const rollOut = db.prepare<[], RollOutRow>(
    `SELECT version, from_version AS fromVersion, pilot_id AS pilotId, is_back AS isBack, is_stopped AS isStopped,
       business_date AS businessDate FROM roll_out WHERE id = 1`,
  )
  const run = db.prepare<[], { version: string; since: string }>(
    'SELECT version, business_date AS since FROM program_run WHERE id = 1',
  )
  const machines = db.prepare<[], MachineRow>(
    `SELECT device_id AS deviceId, version, since_date AS sinceDate, seen_ms AS seenMs, can_install AS canInstall, failed
     FROM machine_program ORDER BY device_id`,
  )
  const busy = db
    .prepare<[], number>(
      `SELECT COUNT(*) FROM counter WHERE retired = 0 AND (state <> 'closed' OR ticket_id IS NOT NULL)`,
    )
    .pluck()
  return {
    rollOut: () => rollOut.get() ?? null,
    /** What the centre became by its last update; null: it has had none. */
    lastRun: () => run.get() ?? null,
    machines: () => machines.all(),
    /** Counters that are not closed, or have a number. */
    busyCounters: () => busy.get() ?? 0,
  }
}
export type UpdateStore = ReturnType<typeof updateStore>

/** A machine says what it runs. Since a day of the future: the clock was wrong then, and the first right day counts. */
export function updateWrites(db: Db) {
  const set = db.prepare(
    `INSERT INTO machine_program VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (device_id) DO UPDATE SET
       since_date = CASE WHEN version = excluded.version THEN MIN(since_date, excluded.since_date)
         ELSE excluded.since_date END,
       version = excluded.version, seen_ms = excluded.seen_ms, can_install = excluded.can_install, failed = excluded.failed`,
  )
  return {
    setMachineProgram: (row: MachineRow) =>
      void set.run(row.deviceId, row.version, row.sinceDate, row.seenMs, row.canInstall, row.failed),
  }
}
