import type { Pool, PoolClient } from 'pg'
import { BY_CENTRE, PG_SQL } from './schema.ts'

/** Rises with each step of STEPS. */
const VERSION = 4
const LOCK = 7_251_001

/** Steps from an older version to the next; the first makes the tables. Forward only. */
const STEPS: readonly ((client: PoolClient, partitions: number) => Promise<void>)[] = [
  makeTables,
  makeMarks,
  makeLost,
  makeReachMarks,
]

/**
 * Makes the tables, or brings those of an older program up to this one; programs that start together wait for one another.
 * @throws when the tables are those of a newer program
 */
export async function migrate(pool: Pool, partitions: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    const made = await client.query<{ there: string | null }>("SELECT to_regclass('meta') AS there")
    const there = made.rows[0]?.there != null ? await versionOf(client) : 0
    if (there > VERSION)
      throw new Error(
        `Cơ sở dữ liệu được tạo bởi phiên bản mới hơn (${there}); cần cập nhật chương trình này (${VERSION}).`,
      )
    for (const step of STEPS.slice(there)) await step(client, partitions)
    await client.query(
      `INSERT INTO meta VALUES ('version', $1) ON CONFLICT (name) DO UPDATE SET value = excluded.value`,
      [String(VERSION)],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

async function versionOf(client: PoolClient): Promise<number> {
  const { rows } = await client.query<{ value: string }>("SELECT value FROM meta WHERE name = 'version'")
  return Number(rows[0]?.value ?? 0)
}

async function makeTables(client: PoolClient, partitions: number): Promise<void> {
  // In one piece: whoever distributes the tables cuts them.
  await client.query(partitions === 0 ? PG_SQL.replaceAll(' PARTITION BY HASH (centre)', '') : PG_SQL)
  await client.query("INSERT INTO meta VALUES ('partitions', $1)", [String(partitions)])
  for (const table of BY_CENTRE)
    for (let piece = 0; piece < partitions; piece += 1)
      await client.query(
        `CREATE TABLE ${table}_${piece} PARTITION OF ${table} FOR VALUES WITH (MODULUS ${partitions}, REMAINDER ${piece})`,
      )
}

/** Numbers that the feeds have given, so that a reader of a database that was restored since is known. */
async function makeMarks(client: PoolClient): Promise<void> {
  await client.query(
    `CREATE TABLE change_mark (scope text NOT NULL, no bigint NOT NULL, at_ms bigint NOT NULL, PRIMARY KEY (scope, no));
     INSERT INTO change_mark SELECT scope, no, at_ms FROM change`,
  )
}

/** Files that were here and are not, until their centres have sent them again; and the newest files are found at once. */
async function makeLost(client: PoolClient): Promise<void> {
  await client.query(
    `CREATE TABLE file_lost (
       centre text NOT NULL, sha256 text NOT NULL, bytes bigint NOT NULL, cause text NOT NULL, found_ms bigint NOT NULL,
       PRIMARY KEY (centre, sha256)
     );
     CREATE INDEX file_completed ON file (completed_ms)`,
  )
}

/** Where batches ended. What the tables have of a centre when they are made is the end of one. */
async function makeReachMarks(client: PoolClient): Promise<void> {
  await client.query(
    `CREATE TABLE reach_mark (
       centre text NOT NULL, epoch_no integer NOT NULL, through bigint NOT NULL, row_count bigint NOT NULL,
       digest text NOT NULL, at_ms bigint NOT NULL, PRIMARY KEY (centre, epoch_no, through)
     );
     INSERT INTO reach_mark SELECT c.id, e.no, c.through, c.row_count, c.digest, coalesce(c.heard_ms, e.started_ms)
     FROM centre c JOIN epoch e ON e.centre = c.id AND e.no = (SELECT max(no) FROM epoch WHERE centre = c.id)`,
  )
}

/** How many months are made ready: this one, the one before (a clock may go back a little), and the next. */
const AHEAD = [-1, 0, 1, 2]

/**
 * Makes the tables of the months around now. A row that arrives in a month without one would be refused by the database, so a
 * default takes it: nothing is lost when a clock jumps.
 */
export async function prepareMonths(pool: Pool, now: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK])
    const { rows } = await client.query<{ value: string }>("SELECT value FROM meta WHERE name = 'partitions'")
    const pieces = Number(rows[0]?.value ?? 1)
    await client.query('CREATE TABLE IF NOT EXISTS event_other PARTITION OF event DEFAULT')
    for (const ahead of AHEAD) await makeMonth(client, monthStart(now, ahead), monthStart(now, ahead + 1), pieces)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  } finally {
    client.release()
  }
}

const monthStart = (now: number, ahead: number): string => {
  const date = new Date(now)
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + ahead, 1)).toISOString().slice(0, 10)
}

async function makeMonth(client: PoolClient, from: string, to: string, pieces: number): Promise<void> {
  const name = `event_${from.slice(0, 7).replace('-', '_')}`
  const { rows } = await client.query<{ there: string | null }>('SELECT to_regclass($1) AS there', [name])
  if (rows[0]?.there != null) return
  // Rows of it that came when it was not there stay in the default: then the month has none of its own.
  const early = await client.query('SELECT 1 FROM event_other WHERE month >= $1 AND month < $2 LIMIT 1', [from, to])
  if (early.rowCount) return
  await client.query(
    `CREATE TABLE ${name} PARTITION OF event FOR VALUES FROM ('${from}') TO ('${to}')
     ${pieces === 0 ? '' : 'PARTITION BY HASH (centre)'}`,
  )
  for (let piece = 0; piece < pieces; piece += 1)
    await client.query(
      `CREATE TABLE ${name}_${piece} PARTITION OF ${name} FOR VALUES WITH (MODULUS ${pieces}, REMAINDER ${piece})`,
    )
}
