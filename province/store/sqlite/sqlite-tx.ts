import type Database from 'better-sqlite3'
import type { Dossier, FeedRow, Writes } from '../../domain/rows.ts'
import { FOR_ALL, parsed, toAnchor, toCentre, toContent, toDossier, toOpen } from '../row-shapes.ts'
import type { DbAnchor, DbCentre, DbDossier, DbEpoch, DbOpenEvent } from '../row-shapes.ts'
import { createStatements } from './statements.ts'
import { KEPT_MARKS } from '../store.ts'
import type { LostRow, RowSteps, Tx } from '../store.ts'

/** That a row `o` belongs to the journal as it is now: what a restored centre has lost does not. */
export const LINEAGE_SQL = lineageSql()

/** The same of a journal as it was in an epoch. @param asItWas a condition on epochs `l` */
function lineageSql(asItWas = 'true'): string {
  return `NOT EXISTS (
  SELECT 1 FROM epoch l WHERE l.centre = o.centre AND ${asItWas}
  AND ((l.no = o.epoch_no AND o.seq <= l.base) OR (l.no > o.epoch_no AND o.seq > l.base)))`
}

const OPEN_SQL = `SELECT o.*, e.type AS e_type, e.at_ms AS e_at, e.day AS e_day, e.settles AS e_settles, e.body AS e_body
FROM open_row o LEFT JOIN event e ON e.centre = o.centre AND e.seq = o.seq AND e.epoch_no = o.epoch_no AND o.stored = 1
WHERE o.centre = ? AND ${LINEAGE_SQL} AND `

const HELD_SQL = `SELECT DISTINCT o.subject FROM open_row o
WHERE o.centre = ? AND o.state = 'held' AND o.by_seq > ? AND ${LINEAGE_SQL}`

/** Looks through all rows of a centre: asked only when files were lost. */
const ATTACHED_SQL = `SELECT o.epoch_no AS epochNo, o.seq, o.subject, o.hash,
  json_extract(o.body, '$.dossierId') AS dossierId FROM event o
WHERE o.centre = ? AND o.type = 'digital.attached' AND json_extract(o.body, '$.sha256') IN (SELECT value FROM json_each(?))
  AND ${LINEAGE_SQL}
  AND NOT EXISTS (SELECT 1 FROM open_row x WHERE x.centre = o.centre AND x.seq = o.seq AND x.epoch_no = o.epoch_no)
ORDER BY o.seq`

/** The steps of a transaction on the one connection; the caller begins and ends it. */
export const createTx = (db: Database.Database): Tx => ({ ...rowSteps(db), ...otherSteps(db) })

function rowSteps(db: Database.Database): RowSteps {
  const { all, get } = createStatements(db)
  const list = (values: readonly unknown[]): string => JSON.stringify(values)
  const write = createWrites(db)

  return {
    async lockCentre(id) {
      const row = get<DbCentre>('SELECT * FROM centre WHERE id = ?', id)
      return row && toCentre(row, all<DbEpoch>('SELECT * FROM epoch WHERE centre = ? ORDER BY no', id))
    },
    async knownRows({ id }, seqs) {
      const one = (table: string): string =>
        `SELECT o.epoch_no AS epochNo, o.seq, o.hash FROM ${table} o
         WHERE o.centre = @id AND o.seq IN (SELECT value FROM json_each(@seqs)) AND ${LINEAGE_SQL}`
      return all(`${one('event')} UNION ${one('open_row')}`, { id, seqs: list(seqs) })
    },
    async rowsBetween({ id }, after, to, limit) {
      const one = (table: string): string =>
        `SELECT o.epoch_no AS epochNo, o.seq, o.hash FROM ${table} o
         WHERE o.centre = @id AND o.seq > @after AND o.seq <= @to AND ${LINEAGE_SQL}`
      const sql = `${one('event')} UNION ${one('open_row')} ORDER BY seq LIMIT @limit`
      return all(sql, { id, after, to, limit })
    },
    async openRows(id, subjects, seqs) {
      const rows = all<DbOpenEvent>(
        `${OPEN_SQL} ((o.subject IN (SELECT value FROM json_each(?)) AND o.state <> 'settled')
         OR o.seq IN (SELECT value FROM json_each(?)))`,
        id,
        list(subjects),
        list(seqs),
      )
      return rows.map((row) => ({ ...toOpen(row), event: toContent(row) }))
    },
    async dossiers(centreId, codes) {
      const sql = 'SELECT * FROM dossier WHERE centre = ? AND code IN (SELECT value FROM json_each(?))'
      return all<DbDossier>(sql, centreId, list(codes)).map(toDossier)
    },
    async filesOf(centreId, hashes) {
      const sql = 'SELECT sha256 FROM file WHERE centre = ? AND sha256 IN (SELECT value FROM json_each(?))'
      return new Set(all<{ sha256: string }>(sql, centreId, list(hashes)).map(({ sha256 }) => sha256))
    },
    async changesOf(centreId, kind) {
      const rows = all<{ body: string }>('SELECT body FROM change WHERE scope = ? AND kind = ?', centreId, kind)
      return rows.map(({ body }) => parsed(body))
    },
    async write(centreId, writes) {
      write(centreId, writes)
    },
    async countRows({ id }, seq) {
      const one = (table: string): string =>
        `SELECT o.seq FROM ${table} o WHERE o.centre = @id AND o.seq <= @seq AND ${LINEAGE_SQL}`
      const sql = `SELECT count(*) AS n FROM (${one('event')} UNION ${one('open_row')})`
      return get<{ n: number }>(sql, { id, seq })?.n ?? 0
    },
    async saveDossier(centreId, dossier) {
      write.dossier(centreId, dossier)
    },
  }
}

function otherSteps(db: Database.Database): Omit<Tx, keyof RowSteps> {
  const { all, get, run } = createStatements(db)
  return {
    async startEpoch(centreId, { epoch, no, base, startedAt }, { through, rows, digest }) {
      const insert = 'INSERT INTO epoch (centre, no, epoch, base, started_ms) VALUES (?, ?, ?, ?, ?)'
      run(insert, centreId, no, epoch, base, startedAt)
      const update = 'UPDATE centre SET through = ?, row_count = ?, digest = ? WHERE id = ?'
      run(update, through, rows, digest, centreId)
      run('INSERT INTO reach_mark VALUES (?, ?, ?, ?, ?, ?)', centreId, no, through, rows, digest, startedAt)
    },
    async heldBehind(centreId, seq) {
      return all<{ subject: string }>(HELD_SQL, centreId, seq).map(({ subject }) => subject)
    },
    async rowsAfter(centreId, epochNo, seq, limit) {
      const where = `FROM event o WHERE o.centre = @centreId AND o.epoch_no <= @epochNo AND o.seq > @seq
        AND ${lineageSql('l.no <= @epochNo')}`
      const of = { centreId, epochNo, seq }
      const list = `SELECT seq, type, at_ms AS at, day, subject ${where} ORDER BY seq LIMIT @limit`
      const rows = all<LostRow>(list, { ...of, limit })
      return { rows, count: get<{ n: number }>(`SELECT count(*) AS n ${where}`, of)?.n ?? 0 }
    },
    async anchorAt(centreId, epoch, seq) {
      const sql = 'SELECT * FROM anchor WHERE centre = ? AND epoch = ? AND seq = ? AND broken = 0'
      const row = get<DbAnchor>(sql, centreId, epoch, seq)
      return row && toAnchor(row)
    },
    async addAnchor(centreId, { epoch, seq, hash, rows, lastSent, day, at, receivedAt }, broken) {
      run(
        'INSERT OR IGNORE INTO anchor VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...[centreId, epoch, seq, hash, rows, lastSent, day, at, receivedAt, Number(broken)],
      )
    },
    async personOf(centreId, personId) {
      const sql = 'SELECT fields FROM person WHERE centre = ? AND id = ?'
      return parsed(get<{ fields: string | null }>(sql, centreId, personId)?.fields ?? null)
    },
    async addChange(centreId, { kind, key, at, body }: FeedRow) {
      const scope = centreId ?? FOR_ALL
      const next =
        get<{ no: number }>('SELECT coalesce(max(no), 0) + 1 AS no FROM change WHERE scope = ?', scope)?.no ?? 1
      const sql = 'INSERT OR REPLACE INTO change (scope, key, no, kind, at_ms, body) VALUES (?, ?, ?, ?, ?, ?)'
      run(sql, scope, key, next, kind, at, JSON.stringify(body))
      run('INSERT INTO change_mark VALUES (?, ?, ?)', scope, next, at)
      run('DELETE FROM change_mark WHERE scope = ? AND no <= ?', scope, next - KEPT_MARKS)
    },
    async saveCatalogue(version, mediaType, content) {
      run('INSERT OR REPLACE INTO catalogue VALUES (?, ?, ?)', version, mediaType, content)
    },
    async addFile(centreId, { sha256, bytes, completedAt }) {
      run('INSERT OR IGNORE INTO file VALUES (?, ?, ?, ?)', centreId, sha256, bytes, completedAt)
      run('DELETE FROM file_lost WHERE centre = ? AND sha256 = ?', centreId, sha256)
    },
    async loseFile(centreId, { sha256, bytes, completedAt }, cause, at) {
      const sql = 'DELETE FROM file WHERE centre = ? AND sha256 = ? AND completed_ms = ?'
      if (run(sql, centreId, sha256, completedAt) === 0) return false
      run('INSERT OR IGNORE INTO file_lost VALUES (?, ?, ?, ?, ?)', centreId, sha256, bytes, cause, at)
      return true
    },
    async attachedRows({ id }, hashes) {
      return all(ATTACHED_SQL, id, JSON.stringify(hashes))
    },
  }
}

type WriteAll = ((centreId: string, writes: Writes) => void) & { dossier(centreId: string, dossier: Dossier): void }

function createWrites(db: Database.Database): WriteAll {
  const marks = (n: number): string => Array.from({ length: n }, () => '?').join(', ')
  const centre = db.prepare(
    `UPDATE centre SET through = ?, row_count = ?, digest = ?, heard_ms = ?, ahead_ms = ?, backlog_rows = ?,
     backlog_oldest_ms = ? WHERE id = ?`,
  )
  const mark = db.prepare(`INSERT OR IGNORE INTO reach_mark VALUES (${marks(6)})`)
  const event = db.prepare(`INSERT INTO event VALUES (${marks(11)})`)
  const open = db.prepare(`INSERT OR REPLACE INTO open_row VALUES (${marks(11)})`)
  const close = db.prepare('DELETE FROM open_row WHERE centre = ? AND epoch_no = ? AND seq = ?')
  const conflict = db.prepare(`INSERT OR IGNORE INTO conflict VALUES (${marks(5)})`)
  const dossier = db.prepare(`INSERT OR REPLACE INTO dossier VALUES (${marks(18)})`)
  const slip = db.prepare(`INSERT OR IGNORE INTO slip VALUES (${marks(6)}, 0)`)
  const cancel = db.prepare('UPDATE slip SET cancelled = 1 WHERE centre = ? AND slip_id = ?')
  const rating = db.prepare(`INSERT OR IGNORE INTO rating VALUES (${marks(10)})`)
  const figure = db.prepare(`INSERT INTO figure VALUES (${marks(6)})
    ON CONFLICT DO UPDATE SET n = n + excluded.n, total = total + excluded.total`)
  // Once erased, a person stays so.
  const person = db.prepare('INSERT OR IGNORE INTO person VALUES (?, ?, ?)')
  const erase = db.prepare('INSERT OR REPLACE INTO person VALUES (?, ?, NULL)')

  const saveDossier = (id: string, d: Dossier): void =>
    void dossier.run(
      ...[id, d.code, d.dossierId, d.procedureId, d.agencyId, d.fieldId, d.channel, d.status, d.before, d.unit],
      ...[d.receivedAt, d.receivedDay, d.dueAt, d.endedAt, d.supplements, d.apologies, d.files, d.updatedAt],
    )

  function writeOpen(id: string, w: Writes): void {
    for (const row of w.closed) close.run(id, row.epochNo, row.seq)
    for (const o of w.open)
      open.run(...[id, o.epochNo, o.seq, o.subject, o.hash, o.state, o.code, o.field, o.by, o.at, Number(o.stored)])
    for (const c of w.conflicts) conflict.run(id, c.epochNo, c.seq, c.hash, c.at)
  }

  function writeReach(
    id: string,
    { epochs, through, rows, digest, heardAt, aheadMs, backlog }: Writes['centre'],
  ): void {
    centre.run(through, rows, digest, heardAt, aheadMs, backlog?.rows ?? null, backlog?.oldestAt ?? null, id)
    const epoch = epochs.at(-1)
    if (epoch) mark.run(id, epoch.no, through, rows, digest, heardAt ?? epoch.startedAt)
  }

  function write(id: string, w: Writes): void {
    writeReach(id, w.centre)
    for (const { epochNo, event: e, hash, receivedAt } of w.events)
      event.run(
        ...[id, epochNo, e.seq, e.type, e.at, e.day, e.subject, e.settles ?? null, hash],
        ...[JSON.stringify(e.body), receivedAt],
      )
    writeOpen(id, w)
    for (const one of w.dossiers) saveDossier(id, one)
    for (const s of w.slips) slip.run(id, s.slipId, s.kind, s.number, s.day, s.issuedAt)
    for (const slipId of w.cancelledSlips) cancel.run(id, slipId)
    for (const r of w.ratings)
      rating.run(...[id, r.epochNo, r.seq, r.day, r.counterId, r.level, r.scale, r.process, r.source, r.at])
    for (const f of w.figures) figure.run(id, f.day, f.name, f.of, f.n, f.total)
    for (const p of w.persons) person.run(id, p.id, JSON.stringify(p.fields))
    for (const personId of w.erased) erase.run(id, personId)
  }
  return Object.assign(write, { dossier: saveDossier })
}
