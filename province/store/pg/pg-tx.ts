import type { QueryResultRow } from 'pg'
import type { Dossier, FeedRow } from '../../domain/rows.ts'
import { FOR_ALL, toAnchor, toCentre, toContent, toDossier, toOpen } from '../row-shapes.ts'
import type { DbAnchor, DbCentre, DbDossier, DbEpoch, DbOpenEvent } from '../row-shapes.ts'
import { KEPT_MARKS } from '../store.ts'
import type { LostRow, RowSteps, Tx } from '../store.ts'
import { writeAll, writeDossiers } from './pg-writes.ts'
import type { Sends } from './pg-writes.ts'

/** That a row `o` belongs to the journal as it is now: what a restored centre has lost does not. */
export const LINEAGE_SQL = lineageSql()

/** The same of a journal as it was in an epoch. @param asItWas a condition on epochs `l` */
function lineageSql(asItWas = 'true'): string {
  return `NOT EXISTS (
  SELECT 1 FROM epoch l WHERE l.centre = o.centre AND ${asItWas}
  AND ((l.no = o.epoch_no AND o.seq <= l.base) OR (l.no > o.epoch_no AND o.seq > l.base)))`
}

const HASH = `encode(o.hash, 'hex') AS hash`
export const OPEN_COLUMNS = `o.epoch_no, o.seq, o.subject, ${HASH}, o.state, o.code, o.field, o.by_seq, o.at_ms, o.stored`

/**
 * Rows of a table with these keys. One look into the index for each key, whatever the database believes: with `= ANY` and
 * without fresh statistics it reads all that the centre has, at every batch.
 */
const each = (keys: string, key: string, rows: string): string =>
  `unnest(${keys}) AS wanted(${key}) CROSS JOIN LATERAL (${rows} OFFSET 0) o`

const KNOWN_SQL = ['event', 'open_row']
  .map((table) => {
    const rows = `SELECT * FROM ${table} WHERE centre = $1 AND seq = wanted.seq`
    return `SELECT o.epoch_no AS "epochNo", o.seq, ${HASH} FROM ${each('$2::bigint[]', 'seq', rows)} WHERE ${LINEAGE_SQL}`
  })
  .join(' UNION ')

// So many of each are enough, however many lie between: a centre may have lost a year.
const BETWEEN_SQL = `${['event', 'open_row']
  .map(
    (table) => `(SELECT o.epoch_no AS "epochNo", o.seq, ${HASH} FROM ${table} o
      WHERE o.centre = $1 AND o.seq > $2 AND o.seq <= $3 AND ${LINEAGE_SQL} ORDER BY o.seq LIMIT $4)`,
  )
  .join(' UNION ')} ORDER BY seq LIMIT $4`

const DOSSIERS_SQL = `SELECT o.* FROM ${each('$2::text[]', 'code', 'SELECT * FROM dossier WHERE centre = $1 AND code = wanted.code')}`
const FILES_SQL = `SELECT o.sha256 FROM ${each('$2::text[]', 'sha256', 'SELECT * FROM file WHERE centre = $1 AND sha256 = wanted.sha256')}`

const HELD_SQL = `SELECT DISTINCT o.subject FROM open_row o
WHERE o.centre = $1 AND o.state = 'held' AND o.by_seq > $2 AND ${LINEAGE_SQL}`

/** Looks through all rows of a centre: asked only when files were lost. */
const ATTACHED_SQL = `SELECT o.epoch_no AS "epochNo", o.seq, o.subject, ${HASH}, o.body->>'dossierId' AS "dossierId"
FROM event o
WHERE o.centre = $1 AND o.type = 'digital.attached' AND o.body->>'sha256' = ANY($2::text[]) AND ${LINEAGE_SQL}
  AND NOT EXISTS (SELECT 1 FROM open_row x WHERE x.centre = o.centre AND x.seq = o.seq AND x.epoch_no = o.epoch_no)
ORDER BY o.seq`

const OPEN_SQL = `SELECT ${OPEN_COLUMNS}, e.type AS e_type, e.at_ms AS e_at, e.day AS e_day, e.settles AS e_settles,
  e.body AS e_body
FROM open_row o LEFT JOIN event e ON e.centre = o.centre AND e.seq = o.seq AND e.epoch_no = o.epoch_no AND o.stored
WHERE o.centre = $1 AND ((o.subject = ANY($2::text[]) AND o.state <> 'settled') OR o.seq = ANY($3::bigint[]))
  AND ${LINEAGE_SQL}`

const COUNT_SQL = `SELECT count(*) AS n FROM (${['event', 'open_row']
  .map((table) => `SELECT o.seq FROM ${table} o WHERE o.centre = $1 AND o.seq <= $2 AND ${LINEAGE_SQL}`)
  .join(' UNION ')}) x`

/** The steps of a transaction on a connection; the caller begins and ends it. */
export function createTx(client: Sends): Tx {
  const all: All = async <R extends QueryResultRow>(text: string, values: unknown[], name?: string) =>
    (await client.query<R>(name === undefined ? { text, values } : { name, text, values })).rows
  const get: Get = async <R extends QueryResultRow>(text: string, values: unknown[], name?: string) =>
    (await all<R>(text, values, name))[0] ?? null
  return { ...rowSteps(client, all, get), ...otherSteps(all, get) }
}

type All = <R extends QueryResultRow>(text: string, values: unknown[], name?: string) => Promise<R[]>

type Get = <R extends QueryResultRow>(text: string, values: unknown[], name?: string) => Promise<R | null>

function rowSteps(client: Sends, all: All, get: Get): RowSteps {
  return {
    async lockCentre(id) {
      const [row, epochs] = await Promise.all([
        get<DbCentre>('SELECT * FROM centre WHERE id = $1 FOR UPDATE', [id], 'lock'),
        all<DbEpoch>('SELECT * FROM epoch WHERE centre = $1 ORDER BY no', [id], 'epochs'),
      ])
      return row && toCentre(row, epochs)
    },
    knownRows: ({ id }, seqs) => all(KNOWN_SQL, [id, seqs], 'known'),
    rowsBetween: ({ id }, after, to, limit) => all(BETWEEN_SQL, [id, after, to, limit]),
    async openRows(id, subjects, seqs) {
      const rows = await all<DbOpenEvent>(OPEN_SQL, [id, subjects, seqs], 'open')
      return rows.map((row) => ({ ...toOpen(row), event: toContent(row) }))
    },
    async dossiers(centreId, codes) {
      return (await all<DbDossier>(DOSSIERS_SQL, [centreId, codes], 'dossiers')).map(toDossier)
    },
    async filesOf(centreId, hashes) {
      if (hashes.length === 0) return new Set()
      const rows = await all<{ sha256: string }>(FILES_SQL, [centreId, hashes], 'files')
      return new Set(rows.map(({ sha256 }) => sha256))
    },
    async changesOf(centreId, kind) {
      const rows = await all<{ body: unknown }>('SELECT body FROM change WHERE scope = $1 AND kind = $2', [
        centreId,
        kind,
      ])
      return rows.map(({ body }) => body)
    },
    write: (centreId, writes) => writeAll(client, centreId, writes),
    countRows: async ({ id }, seq) => (await get<{ n: number }>(COUNT_SQL, [id, seq]))?.n ?? 0,
    saveDossier: (centreId, dossier: Dossier) => writeDossiers(client, centreId, [dossier]),
  }
}

function otherSteps(all: All, get: Get): Omit<Tx, keyof RowSteps> {
  return {
    async startEpoch(centreId, { epoch, no, base, startedAt }, { through, rows, digest }) {
      const insert = 'INSERT INTO epoch (centre, no, epoch, base, started_ms) VALUES ($1, $2, $3, $4, $5)'
      await all(insert, [centreId, no, epoch, base, startedAt])
      const update = 'UPDATE centre SET through = $2, row_count = $3, digest = $4 WHERE id = $1'
      await all(update, [centreId, through, rows, digest])
      const mark = 'INSERT INTO reach_mark VALUES ($1, $2, $3, $4, $5, $6)'
      await all(mark, [centreId, no, through, rows, digest, startedAt])
    },
    async heldBehind(centreId, seq) {
      return (await all<{ subject: string }>(HELD_SQL, [centreId, seq])).map(({ subject }) => subject)
    },
    async rowsAfter(centreId, epochNo, seq, limit) {
      const where = `FROM event o WHERE o.centre = $1 AND o.epoch_no <= $2 AND o.seq > $3
        AND ${lineageSql('l.no <= $2')}`
      const list = `SELECT seq, type, at_ms AS at, day, subject ${where} ORDER BY seq LIMIT $4`
      const rows = await all<LostRow>(list, [centreId, epochNo, seq, limit])
      const count = await get<{ n: number }>(`SELECT count(*) AS n ${where}`, [centreId, epochNo, seq])
      return { rows, count: count?.n ?? 0 }
    },
    async anchorAt(centreId, epoch, seq) {
      const sql = 'SELECT * FROM anchor WHERE centre = $1 AND epoch = $2 AND seq = $3 AND broken = 0'
      const row = await get<DbAnchor>(sql, [centreId, epoch, seq])
      return row && toAnchor(row)
    },
    async addAnchor(centreId, { epoch, seq, hash, rows, lastSent, day, at, receivedAt }, broken) {
      await all('INSERT INTO anchor VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING', [
        ...[centreId, epoch, seq, hash, rows, lastSent, day, at, receivedAt, Number(broken)],
      ])
    },
    async personOf(centreId, personId) {
      const sql = 'SELECT fields FROM person WHERE centre = $1 AND id = $2'
      return (await get<{ fields: unknown }>(sql, [centreId, personId]))?.fields ?? null
    },
    async addChange(centreId, { kind, key, at, body }: FeedRow) {
      const scope = centreId ?? FOR_ALL
      // Numbers are given in the order of commits, so that a reader never passes one that is still to come.
      await all('SELECT pg_advisory_xact_lock(hashtextextended($1, 7))', [`feed ${scope}`])
      await all(
        `INSERT INTO change (scope, key, no, kind, at_ms, body)
         SELECT $1::text, $2::text, coalesce(max(no), 0) + 1, $3, $4, $5 FROM change WHERE scope = $1
         ON CONFLICT (scope, key) DO UPDATE SET no = excluded.no, kind = excluded.kind, at_ms = excluded.at_ms,
         body = excluded.body`,
        [scope, key, kind, at, JSON.stringify(body)],
      )
      await all('INSERT INTO change_mark SELECT scope, no, at_ms FROM change WHERE scope = $1 AND key = $2', [
        scope,
        key,
      ])
      await all(
        'DELETE FROM change_mark WHERE scope = $1 AND no <= (SELECT max(no) FROM change_mark WHERE scope = $1) - $2',
        [scope, KEPT_MARKS],
      )
    },
    async saveCatalogue(version, mediaType, content) {
      await all(
        `INSERT INTO catalogue VALUES ($1, $2, $3)
         ON CONFLICT (version) DO UPDATE SET media_type = excluded.media_type, content = excluded.content`,
        [version, mediaType, Buffer.from(content)],
      )
    },
    async addFile(centreId, { sha256, bytes, completedAt }) {
      const sql = 'INSERT INTO file VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING'
      await all(sql, [centreId, sha256, bytes, completedAt])
      await all('DELETE FROM file_lost WHERE centre = $1 AND sha256 = $2', [centreId, sha256])
    },
    async loseFile(centreId, { sha256, bytes, completedAt }, cause, at) {
      const sql = 'DELETE FROM file WHERE centre = $1 AND sha256 = $2 AND completed_ms = $3 RETURNING sha256'
      if ((await get(sql, [centreId, sha256, completedAt])) === null) return false
      const lose = 'INSERT INTO file_lost VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING'
      await all(lose, [centreId, sha256, bytes, cause, at])
      return true
    },
    attachedRows: ({ id }, hashes) => all(ATTACHED_SQL, [id, hashes]),
  }
}
