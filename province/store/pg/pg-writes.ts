import type { QueryConfig, QueryResult, QueryResultRow } from 'pg'
import type { Dossier, Writes } from '../../domain/rows.ts'

/** What a transaction does with its connection. */
export type Sends = { query<R extends QueryResultRow>(config: QueryConfig): Promise<QueryResult<R>> }

/** A column of rows: its type in PostgreSQL, and its value in each row, or the one that all have. */
type Column = readonly [
  type: string,
  values: readonly (string | number | boolean | null)[] | { readonly all: string | number },
]

/** Between values, and in place of none: no text of ours has them (check-event.ts), so nothing needs escaping. */
const BETWEEN = '\u001f'
const NONE = '\u001e'

/**
 * Inserts many rows in one statement; each column goes as one text that PostgreSQL takes apart, three times as fast as an array
 * parameter, and the statement is the same for any number of rows.
 * @param into table and columns, e.g. `slip (centre, slip_id)`
 * @param conflict what follows, e.g. `ON CONFLICT DO NOTHING`
 */
async function insertMany(
  client: Sends,
  into: string,
  rows: number,
  columns: readonly Column[],
  conflict: string,
): Promise<void> {
  if (rows === 0) return
  const lists = columns.flatMap(([type, values], place) => ('all' in values ? [] : [{ type, place }]))
  const taken = lists.map(({ type, place }) => arrayOf(type, place + 1, columns.length + 1)).join(', ')
  const picked = columns.map(([type, values], place) =>
    'all' in values ? `$${place + 1}::${type}` : cast(type, `c${place}`),
  )
  await client.query({
    name: `many ${into.slice(0, into.indexOf(' '))}`,
    text: `INSERT INTO ${into} SELECT ${picked.join(', ')}
      FROM unnest(${taken}) AS r(${lists.map(({ place }) => `c${place}`).join(', ')}) ${conflict}`,
    values: [...columns.map(([, values]) => ('all' in values ? values.all : joined(values))), rows],
  })
}

// One more at the end, and cut off there: an empty text alone would be a list of nothing.
const joined = (values: readonly (string | number | boolean | null)[]): string =>
  values.map((value) => value ?? NONE).join(BETWEEN) + BETWEEN
const arrayOf = (type: string, parameter: number, rows: number): string =>
  `((string_to_array($${parameter}::text, chr(31), chr(30)))[1:$${rows}::integer])::${arrayType(type)}[]`

// JSON and hashes are cast one by one.
const arrayType = (type: string): string => (type === 'jsonb' || type === 'bytea' ? 'text' : type)
const cast = (type: string, name: string): string => {
  if (type === 'jsonb') return `${name}::jsonb`
  return type === 'bytea' ? `decode(${name}, 'hex')` : name
}

const KEEP = 'ON CONFLICT DO NOTHING'

/** First day of a month in UTC, `YYYY-MM-01`. */
export const monthOf = (ms: number): string => `${new Date(ms).toISOString().slice(0, 7)}-01`

/**
 * Writes what a batch changes, a statement for each table that it touches. They go in one go, one behind the other, and are
 * waited for together: the connection is a pipeline.
 */
export async function writeAll(client: Sends, centreId: string, writes: Writes): Promise<void> {
  const { through, rows, digest, heardAt, aheadMs, backlog } = writes.centre
  await Promise.all([
    writeEvents(client, centreId, writes),
    writeOpen(client, centreId, writes),
    writeDossiers(client, centreId, writes.dossiers),
    writeNotes(client, centreId, writes),
    writePersons(client, centreId, writes),
    client.query({
      name: 'reach',
      text: `UPDATE centre SET through = $2, row_count = $3, digest = $4, heard_ms = $5, ahead_ms = $6,
        backlog_rows = $7, backlog_oldest_ms = $8 WHERE id = $1`,
      values: [centreId, through, rows, digest, heardAt, aheadMs, backlog?.rows ?? null, backlog?.oldestAt ?? null],
    }),
    writeMark(client, centreId, writes.centre),
  ])
}

async function writeMark(
  client: Sends,
  centreId: string,
  { epochs, through, rows, digest, heardAt }: Writes['centre'],
): Promise<void> {
  const epoch = epochs.at(-1)
  if (!epoch) return
  await client.query({
    name: 'mark',
    text: 'INSERT INTO reach_mark VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING',
    values: [centreId, epoch.no, through, rows, digest, heardAt ?? epoch.startedAt],
  })
}

async function writeEvents(client: Sends, centreId: string, { events }: Writes): Promise<void> {
  const of = <T>(pick: (row: (typeof events)[number]) => T): T[] => events.map(pick)
  // All rows of a batch come at once.
  const receivedAt = events[0]?.receivedAt ?? 0
  await insertMany(
    client,
    'event (centre, epoch_no, seq, type, at_ms, day, subject, settles, hash, body, received_ms, month)',
    events.length,
    [
      ['text', { all: centreId }],
      ['integer', of(({ epochNo }) => epochNo)],
      ['bigint', of(({ event }) => event.seq)],
      ['text', of(({ event }) => event.type)],
      ['bigint', of(({ event }) => event.at)],
      ['text', of(({ event }) => event.day)],
      ['text', of(({ event }) => event.subject)],
      ['bigint', of(({ event }) => event.settles ?? null)],
      ['bytea', of(({ hash }) => hash)],
      ['jsonb', of(({ event }) => JSON.stringify(event.body))],
      ['bigint', { all: receivedAt }],
      ['date', { all: monthOf(receivedAt) }],
    ],
    '',
  )
}

async function writeOpen(client: Sends, centreId: string, { closed, open, conflicts }: Writes): Promise<void> {
  if (closed.length + open.length + conflicts.length === 0) return
  const closing = client.query({
    name: 'close',
    text: `DELETE FROM open_row WHERE centre = $1
      AND (epoch_no, seq) IN (SELECT * FROM unnest($2::integer[], $3::bigint[]))`,
    values: [centreId, closed.map(({ epochNo }) => epochNo), closed.map(({ seq }) => seq)],
  })
  const of = <T>(pick: (row: (typeof open)[number]) => T): T[] => open.map(pick)
  const opening = insertMany(
    client,
    'open_row (centre, epoch_no, seq, subject, hash, state, code, field, by_seq, at_ms, stored)',
    open.length,
    [
      ['text', { all: centreId }],
      ['integer', of(({ epochNo }) => epochNo)],
      ['bigint', of(({ seq }) => seq)],
      ['text', of(({ subject }) => subject)],
      ['bytea', of(({ hash }) => hash)],
      ['text', of(({ state }) => state)],
      ['text', of(({ code }) => code)],
      ['text', of(({ field }) => field)],
      ['bigint', of(({ by }) => by)],
      ['bigint', of(({ at }) => at)],
      ['boolean', of(({ stored }) => stored)],
    ],
    `ON CONFLICT (centre, seq, epoch_no) DO UPDATE SET subject = excluded.subject, hash = excluded.hash,
      state = excluded.state, code = excluded.code, field = excluded.field, by_seq = excluded.by_seq,
      at_ms = excluded.at_ms, stored = excluded.stored`,
  )
  const noting = insertMany(
    client,
    'conflict (centre, epoch_no, seq, hash, at_ms)',
    conflicts.length,
    [
      ['text', { all: centreId }],
      ['integer', conflicts.map(({ epochNo }) => epochNo)],
      ['bigint', conflicts.map(({ seq }) => seq)],
      ['text', conflicts.map(({ hash }) => hash)],
      ['bigint', conflicts.map(({ at }) => at)],
    ],
    KEEP,
  )
  await Promise.all([closing, opening, noting])
}

const MOVED = ['status', 'before', 'unit', 'due_ms', 'ended_ms', 'supplements', 'apologies', 'files', 'updated_ms']

/** Writes dossiers as they are now. */
export async function writeDossiers(client: Sends, centreId: string, dossiers: readonly Dossier[]): Promise<void> {
  const of = <T>(pick: (dossier: Dossier) => T): T[] => dossiers.map(pick)
  await insertMany(
    client,
    `dossier (centre, code, dossier_id, procedure_id, agency_id, field_id, channel, status, before, unit, received_ms,
      received_day, due_ms, ended_ms, supplements, apologies, files, updated_ms)`,
    dossiers.length,
    [
      ['text', { all: centreId }],
      ['text', of(({ code }) => code)],
      ['text', of(({ dossierId }) => dossierId)],
      ['text', of(({ procedureId }) => procedureId)],
      ['text', of(({ agencyId }) => agencyId)],
      ['text', of(({ fieldId }) => fieldId)],
      ['text', of(({ channel }) => channel)],
      ['smallint', of(({ status }) => status)],
      ['smallint', of(({ before }) => before)],
      ['text', of(({ unit }) => unit)],
      ['bigint', of(({ receivedAt }) => receivedAt)],
      ['text', of(({ receivedDay }) => receivedDay)],
      ['bigint', of(({ dueAt }) => dueAt)],
      ['bigint', of(({ endedAt }) => endedAt)],
      ['integer', of(({ supplements }) => supplements)],
      ['integer', of(({ apologies }) => apologies)],
      ['integer', of(({ files }) => files)],
      ['bigint', of(({ updatedAt }) => updatedAt)],
    ],
    `ON CONFLICT (centre, code) DO UPDATE SET ${MOVED.map((column) => `${column} = excluded.${column}`).join(', ')}`,
  )
}

async function writeNotes(client: Sends, centreId: string, writes: Writes): Promise<void> {
  const { slips, cancelledSlips, ratings, figures } = writes
  const issuing = insertMany(
    client,
    'slip (centre, slip_id, kind, number, day, issued_ms)',
    slips.length,
    [
      ['text', { all: centreId }],
      ['text', slips.map(({ slipId }) => slipId)],
      ['text', slips.map(({ kind }) => kind)],
      ['text', slips.map(({ number }) => number)],
      ['text', slips.map(({ day }) => day)],
      ['bigint', slips.map(({ issuedAt }) => issuedAt)],
    ],
    KEEP,
  )
  const cancel = 'UPDATE slip SET cancelled = 1 WHERE centre = $1 AND slip_id = ANY($2::text[])'
  const cancelling =
    cancelledSlips.length === 0 ? null : client.query({ text: cancel, values: [centreId, cancelledSlips] })
  const rating = insertMany(
    client,
    'rating (centre, epoch_no, seq, day, counter_id, level, scale, process, source, at_ms)',
    ratings.length,
    [
      ['text', { all: centreId }],
      ['integer', ratings.map(({ epochNo }) => epochNo)],
      ['bigint', ratings.map(({ seq }) => seq)],
      ['text', ratings.map(({ day }) => day)],
      ['text', ratings.map(({ counterId }) => counterId)],
      ['smallint', ratings.map(({ level }) => level)],
      ['smallint', ratings.map(({ scale }) => scale)],
      ['smallint', ratings.map(({ process }) => process)],
      ['text', ratings.map(({ source }) => source)],
      ['bigint', ratings.map(({ at }) => at)],
    ],
    KEEP,
  )
  const counting = insertMany(
    client,
    'figure (centre, day, name, of_what, n, total)',
    figures.length,
    [
      ['text', { all: centreId }],
      ['text', figures.map(({ day }) => day)],
      ['text', figures.map(({ name }) => name)],
      ['text', figures.map(({ of }) => of)],
      ['bigint', figures.map(({ n }) => n)],
      ['bigint', figures.map(({ total }) => total)],
    ],
    `ON CONFLICT (centre, day, name, of_what) DO UPDATE
      SET n = figure.n + excluded.n, total = figure.total + excluded.total`,
  )
  await Promise.all([issuing, cancelling, rating, counting])
}

async function writePersons(client: Sends, centreId: string, { persons, erased }: Writes): Promise<void> {
  const keeping = insertMany(
    client,
    'person (centre, id, fields)',
    persons.length,
    [
      ['text', { all: centreId }],
      ['text', persons.map(({ id }) => id)],
      ['jsonb', persons.map(({ fields }) => JSON.stringify(fields))],
    ],
    // Once erased, a person stays so.
    KEEP,
  )
  const sql = `INSERT INTO person (centre, id, fields) SELECT DISTINCT $1, id, NULL::jsonb FROM unnest($2::text[]) AS r(id)
    ON CONFLICT (centre, id) DO UPDATE SET fields = NULL`
  const erasing = erased.length === 0 ? null : client.query({ text: sql, values: [centreId, erased] })
  await Promise.all([keeping, erasing])
}
