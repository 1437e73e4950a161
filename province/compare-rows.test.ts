import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FIRST_DIGEST } from '../shared/province/hashed-text.ts'
import { PROTOCOL } from '../shared/province/wire.ts'
import { STORES } from './testkit/both-stores.ts'
import { digestOf, fakeCentre, received, step, ticket } from './testkit/fake-centre.ts'
import { startTestProvince } from './testkit/start-test-province.ts'
import type { TestProvince } from './testkit/start-test-province.ts'

const DAY_MS = 86_400_000
const ROWS = [ticket(3), received(5, 1), step(9, 1, 'forwarded', { late: false })]

describe.each(STORES)('what both sides have, $name', (stores) => {
  let province: TestProvince
  let now = Date.parse('2026-11-23T02:00:00Z')
  let made = 0
  beforeAll(async () => {
    province = await startTestProvince({ store: await stores.make(), clock: { now: () => now, monotonic: () => now } })
  })
  afterAll(async () => {
    await province.dispose()
    await stores.end()
  })

  async function begun() {
    const id = `c${(made += 1)}`
    const fake = fakeCentre(province.url, id, await province.addCentre(id))
    await fake.begin('E1')
    await fake.take(ROWS.slice(0, 1), 0)
    now += 1_000
    await fake.take(ROWS.slice(1), 3)
    /** @returns the last row that both have, or the refusal */
    async function compare(from: number, to: number, events: readonly object[], epoch = 'E1'): Promise<unknown> {
      const { body } = await fake.post('/comparisons', { protocol: PROTOCOL, centre: id, epoch, from, to, events })
      return body['same'] ?? body['code']
    }
    const marks = async (epoch: string, to: number): Promise<unknown> =>
      (await fake.get(`/marks?epoch=${epoch}&to=${to}`)).body['marks']
    return { fake, compare, marks }
  }

  it('tells where batches of an epoch ended', async () => {
    const { fake, marks } = await begun()
    const first = { through: 3, rows: 1, digest: digestOf(ROWS.slice(0, 1)) }
    const second = { through: 9, rows: 3, digest: digestOf(ROWS) }
    const start = { through: 0, rows: 0, digest: FIRST_DIGEST }
    expect(await marks('E1', 100)).toEqual([second, first, start])
    expect(await marks('E1', 8)).toEqual([first, start])
    expect(await marks('E7', 100)).toEqual([])
    // The same again is no other end of a batch.
    await fake.take(ROWS, 0)
    expect(await marks('E1', 100)).toHaveLength(3)
    await fake.begin('E2', { epoch: 'E1', seq: 5 })
    expect(await marks('E2', 100)).toEqual([{ through: 5, rows: 2, digest: FIRST_DIGEST }])
  })

  it('says up to which row both have the same, and changes nothing', async () => {
    const { fake, compare } = await begun()
    const before = await fake.position()
    const [first, second, third] = ROWS
    expect(await compare(0, 9, ROWS)).toBe(9)
    expect(await compare(3, 20, ROWS.slice(1))).toBe(20)
    expect(await compare(0, 9, [first!, { ...second!, at: 1 }, third!])).toBe(3)
    expect(await compare(0, 9, [first!, { seq: 5 }, third!])).toBe(9)
    expect(await compare(0, 9, [first!, third!])).toBe(3)
    expect(await compare(0, 9, [first!, second!])).toBe(5)
    expect(await compare(0, 8, [first!, second!, ticket(7)])).toBe(5)
    expect(await compare(0, 9, [])).toBe(0)
    expect(await compare(0, 2, [])).toBe(2)
    expect(await compare(0, 9, [{ seq: 3, nothing: 'that we know' }])).toBe(0)
    expect(await compare(0, 9, ROWS, 'E7')).toBe('EPOCH_UNKNOWN')
    expect({ ...(await fake.position()), now }).toEqual({ ...before, now })
    await fake.begin('E2', { epoch: 'E1', seq: 5 })
    // What the restored centre has lost is no row of its journal now.
    expect(await compare(0, 9, [first!, second!], 'E2')).toBe(9)
    expect(await compare(0, 9, ROWS)).toBe('EPOCH_CLOSED')
  })

  it('takes no new rows behind one that differs, until the centre has found out whose they are', async () => {
    const { fake } = await begun()
    const [first, , third] = ROWS
    const other = await fake.take([first!, received(5, 2), third!, received(12, 3)], 0)
    expect(other.results.map(({ seq, outcome }) => `${seq} ${outcome}`)).toEqual([
      '3 already',
      '5 rejected',
      '9 already',
    ])
    expect(other).toMatchObject({ through: 9, rows: 3, digest: digestOf(ROWS) })
    // It was its own: somebody in row 5 was erased since, for example.
    expect(await fake.take([received(12, 3)], 9)).toMatchObject({ through: 12, rows: 4 })
  })

  it.each([
    'to=9',
    'epoch=E1',
    'epoch=&to=9',
    'epoch=E1&to=-1',
    'epoch=E1&to=1.5',
    'epoch=E1&to=9e99',
    'epoch=E1&epoch=E2&to=9',
  ])('refuses to tell where batches of %s ended', async (query) => {
    const { fake } = await begun()
    expect(await fake.get(`/marks?${query}`)).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } })
  })

  it('tells a centre of no other, and of no epoch that is a piece of SQL', async () => {
    const [{ fake, marks }, stranger] = [await begun(), await begun()]
    await stranger.fake.begin('E5', { epoch: 'E1', seq: 9 })
    expect(await marks('E5', 100)).toEqual([])
    expect(await marks(encodeURIComponent("E1' OR '1'='1"), 100)).toEqual([])
    expect(await marks('E%001', 100)).toEqual([])
    const asked = { protocol: PROTOCOL, centre: stranger.fake.id, epoch: 'E5', from: 0, to: 9, events: ROWS }
    expect(await fake.post('/comparisons', asked)).toMatchObject({ status: 403, body: { code: 'WRONG_CENTRE' } })
    const many = { ...asked, centre: fake.id, epoch: 'E1' }
    const events = Array.from({ length: 1_001 }, (_, n) => ({ seq: n + 1 }))
    expect(await fake.post('/comparisons', { ...many, events })).toMatchObject({ status: 400 })
    const strange = [{ seq: 3, type: 7, body: [null], subject: '\u0000', settles: 'x' }, { seq: 1 }]
    expect(await fake.post('/comparisons', { ...many, events: strange })).toMatchObject({ body: { same: 0 } })
    expect(await fake.post('/comparisons', { ...many, from: 9, to: 3, events: [] })).toMatchObject({ status: 200 })
  })

  it('begins a dossier again, and counts it once, when its rows were cut away and come anew', async () => {
    const { fake } = await begun()
    await fake.take([step(10, 1, 'resultRecorded'), step(11, 1, 'resultReturned')], 9)
    await fake.begin('E2', { epoch: 'E1', seq: 3 })
    const again = [received(5, 1), step(7, 1, 'forwarded', { late: false }), received(8, 1)]
    const { results } = await fake.take(again, 3)
    expect(results.map(({ outcome, status, code }) => [outcome, status ?? code])).toEqual([
      ['accepted', 2],
      ['accepted', 4],
      // Not the same reception: what was done since stays.
      ['rejected', 4],
    ])
    const figures = (await province.store.figures('2026-11-23')).filter(({ centreId }) => centreId === fake.id)
    expect(figures.filter(({ name }) => name === 'dossier.received')).toMatchObject([{ n: 1 }])
  })

  it('keeps of long ago the last end of a batch of each day', async () => {
    const { fake, marks } = await begun()
    now += DAY_MS
    await fake.take([ticket(12)], 9)
    await province.store.thinMarks(now - 1)
    expect(await marks('E1', 100)).toMatchObject([{ through: 12 }, { through: 9 }])
    await province.store.thinMarks(now + DAY_MS)
    expect(await marks('E1', 100)).toMatchObject([{ through: 12 }, { through: 9 }])
  })
})
