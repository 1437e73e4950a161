import { beforeEach, expect, it } from 'vitest'
import { openDatabase } from './open-database.ts'
import type { Db } from './open-database.ts'
import { operationalStore } from './operational-store.ts'
import type { OperationalStore } from './operational-store.ts'

const DAY_MS = 86_400_000
const NOON = 20_000 * DAY_MS + DAY_MS / 2

let db: Db
let store: OperationalStore
beforeEach(() => {
  db = openDatabase(':memory:')
  store = operationalStore(db)
})

const mark = (through: number, atMs: number, epoch = 'E1'): void =>
  store.addMark(epoch, { through, digest: `d${through}` }, atMs)
const kept = (): unknown[] => db.prepare('SELECT through FROM sync_mark ORDER BY through').pluck().all()

it('keeps of each day that is long ago the last end of a batch', () => {
  mark(1, NOON)
  mark(2, NOON + 1)
  mark(3, NOON + DAY_MS)
  mark(4, NOON + DAY_MS, 'E2')
  mark(5, NOON + DAY_MS)
  mark(6, NOON + 2 * DAY_MS)
  mark(7, NOON + 2 * DAY_MS)
  store.thinMarks(NOON + 2 * DAY_MS)
  expect(kept()).toEqual([2, 4, 5, 6, 7])
})

it('leaves an end of a batch on its day when it is found again, as the province does', () => {
  mark(1, NOON)
  mark(1, NOON + DAY_MS)
  mark(2, NOON + DAY_MS)
  store.thinMarks(NOON + 2 * DAY_MS)
  expect(kept()).toEqual([1, 2])
  // Another epoch of the same name went another way.
  store.addMark('E1', { through: 2, digest: 'other' }, NOON)
  expect(db.prepare('SELECT digest, at_ms FROM sync_mark WHERE through = 2').get()).toEqual({
    digest: 'other',
    at_ms: NOON,
  })
})

it('is done at once after years: counters wait for it', () => {
  const years = 1_200
  const batches = 500
  const add = db.transaction(() => {
    for (let day = 0; day < years; day++)
      for (let n = 0; n < (day < years - 60 ? 1 : batches); n++) mark(day * batches + n, NOON + day * DAY_MS)
  })
  add()
  const began = performance.now()
  store.thinMarks(NOON + (years - 59) * DAY_MS)
  expect(performance.now() - began).toBeLessThan(1_000)
  expect(kept()).toHaveLength(years - 59 + 59 * batches)
})
