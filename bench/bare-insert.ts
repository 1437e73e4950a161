import type pg from 'pg'
import type { SentEvent } from '../shared/province/wire.ts'

/** Rows of one INSERT, which is a transaction of its own. */
export const BARE_BATCH = 1_000

/** The columns of the province's own table of rows, without parts and without what follows from a row. */
export const BARE_TABLE = `CREATE TABLE bare (
  centre text NOT NULL, epoch_no integer NOT NULL, seq bigint NOT NULL, type text NOT NULL, at_ms bigint NOT NULL,
  day text NOT NULL, subject text, hash bytea NOT NULL, body jsonb NOT NULL, received_ms bigint NOT NULL,
  PRIMARY KEY (centre, seq, epoch_no))`

const BARE_COLUMNS = 10

/** As anybody would write it: one INSERT with a thousand rows of values. */
export async function insertValues(client: pg.Client, events: readonly SentEvent[], centre: string): Promise<void> {
  for (let from = 0; from < events.length; from += BARE_BATCH) {
    const batch = events.slice(from, from + BARE_BATCH)
    const marks = batch.map(
      (_, i) => `(${Array.from({ length: BARE_COLUMNS }, (_n, j) => `$${i * BARE_COLUMNS + j + 1}`).join()})`,
    )
    await client.query({
      name: `values ${batch.length}`,
      text: `INSERT INTO bare VALUES ${marks.join()}`,
      values: batch.flatMap(({ seq, type, at, day, subject, body }) => [
        ...[centre, 1, seq, type, at, day, subject, HASH, JSON.stringify(body), Date.now()],
      ]),
    })
  }
}

const HASH = Buffer.alloc(32)
const UNNEST = `INSERT INTO bare SELECT $1, 1, seq, type, at, day, subject, decode(hash, 'hex'), body::jsonb, $2
  FROM unnest($3::bigint[], $4::text[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[])
  AS r(seq, type, at, day, subject, hash, body)`

/** As fast as an INSERT gets: a column is one parameter. */
export async function insertArrays(client: pg.Client, events: readonly SentEvent[], centre: string): Promise<void> {
  const hash = HASH.toString('hex')
  for (let from = 0; from < events.length; from += BARE_BATCH) {
    const batch = events.slice(from, from + BARE_BATCH)
    const of = <T>(pick: (event: SentEvent) => T): T[] => batch.map(pick)
    await client.query({
      name: 'arrays',
      text: UNNEST,
      values: [
        ...[centre, Date.now(), of(({ seq }) => seq), of(({ type }) => type), of(({ at }) => at), of(({ day }) => day)],
        ...[of(({ subject }) => subject), of(() => hash), of(({ body }) => JSON.stringify(body))],
      ],
    })
  }
}
