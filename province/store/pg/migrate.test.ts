import { afterAll, beforeAll, expect, it } from 'vitest'
import pg from 'pg'
import { fakeCentre, received, ticket } from '../../testkit/fake-centre.ts'
import { startPostgres } from '../../testkit/start-postgres.ts'
import type { TestPostgres } from '../../testkit/start-postgres.ts'
import { startTestProvince } from '../../testkit/start-test-province.ts'
import { openPgStore } from './open-pg.ts'

const NOW = Date.parse('2026-11-21T00:00:00Z')

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

async function ask(address: string, sql: string): Promise<string[]> {
  const client = new pg.Client(address)
  await client.connect()
  const { rows } = await client.query<{ name: string }>(sql)
  await client.end()
  return rows.map(({ name }) => name)
}
const WHERE = `SELECT DISTINCT tableoid::regclass::text AS name FROM event`

it.each([
  [4, /^event_2026_11_[0-3]$/],
  [0, /^event_2026_11$/],
])('keeps rows by month and centre, cut into %s pieces', async (partitions, wanted) => {
  const address = await postgres.database(`pieces_${partitions}`)
  const store = await openPgStore(address, { partitions })
  let now = NOW
  const province = await startTestProvince({ store, clock: { now: () => now, monotonic: () => now } })
  const fake = fakeCentre(province.url, 'c1', await province.addCentre('c1'))
  await fake.begin('E1')
  await fake.take([ticket(1), received(2, 1)])
  expect(await ask(address, WHERE)).toEqual([expect.stringMatching(wanted)])
  // A clock that jumps by ten years loses nothing, and a row that was there is still known.
  now += 10 * 365 * 86_400_000
  const answer = await fake.take([ticket(1), ticket(3)], 0)
  expect(answer.results.map(({ outcome }) => outcome)).toEqual(['already', 'accepted'])
  expect(await ask(address, WHERE)).toContain('event_other')
  // Its month is made when the next day begins, without the rows that came before it was there.
  await store.prepareMonths(now)
  expect((await fake.take([ticket(4)])).results[0]?.outcome).toBe('accepted')
  await province.dispose()
})

it('opens what is there, by programs that start together, and refuses what a newer one made', async () => {
  const address = await postgres.database('again')
  const stores = await Promise.all([openPgStore(address), openPgStore(address)])
  expect(stores[0]?.rowKey).toBe(stores[1]?.rowKey)
  await Promise.all(stores.map((store) => store.close()))
  // One of the program before: its feed did not note what it has given.
  await ask(address, `INSERT INTO centre (id, name, quota_bytes, through, digest) VALUES ('c1', 'c1', 1, 9, 'd')`)
  await ask(address, `INSERT INTO epoch VALUES ('c1', 1, 'E1', 0, 1), ('c1', 2, 'E2', 5, 2)`)
  await ask(address, "INSERT INTO change VALUES ('c1', 'k', 7, 'holidays', 5, '{}')")
  await ask(address, 'DROP TABLE change_mark, file_lost, reach_mark')
  await ask(address, 'DROP INDEX file_completed')
  await ask(address, "UPDATE meta SET value = '1' WHERE name = 'version'")
  const older = await openPgStore(address)
  expect(await older.feedMark('c1', 7)).toBe(5)
  // Where its batches ended nobody noted: how far it is now both sides know.
  expect(await older.marks('c1', 2, 9, 9)).toEqual([{ through: 9, rows: 0, digest: 'd' }])
  await older.close()
  await ask(address, "UPDATE meta SET value = '999' WHERE name = 'version' RETURNING name")
  await expect(openPgStore(address)).rejects.toThrow('phiên bản mới hơn')
})
