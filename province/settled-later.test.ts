import { afterAll, beforeAll, expect, it } from 'vitest'
import type { BatchAnswer } from '../shared/province/wire.ts'
import { REQUEST_NAME } from '../shared/province/wire.ts'
import { codeOf, fakeCentre, received, row, step } from './testkit/fake-centre.ts'
import type { FakeCentre } from './testkit/fake-centre.ts'
import { tus } from './testkit/send-file.ts'
import { startTestProvince } from './testkit/start-test-province.ts'
import type { TestProvince } from './testkit/start-test-province.ts'

let province: TestProvince
let made = 0
beforeAll(async () => {
  province = await startTestProvince()
})
afterAll(() => province.dispose())

async function centre(): Promise<FakeCentre> {
  const id = `c${++made}`
  const fake = fakeCentre(province.url, id, await province.addCentre(id))
  await fake.begin('E1')
  return fake
}
const outcomes = ({ results }: BatchAnswer): string[] => results.map(({ seq, outcome }) => `${seq} ${outcome}`)
const closing = (seq: number, settles: number) => row(seq, 'delivery.closed', codeOf(1), {}, { settles })
/** What may not leave the building: refused whatever was refused before it. */
const poisoned = (seq: number) => step(seq, 1, 'forwarded', { secretWords: 1 })

it('settles rows of a dossier that were refused one behind the other, in whatever order they are settled', async () => {
  const fake = await centre()
  await fake.take([received(1, 1), poisoned(2), poisoned(3), poisoned(4), step(5, 1, 'paymentRequired')])
  expect(outcomes(await fake.take([closing(6, 4), closing(7, 3)]))).toEqual(['6 held', '7 held'])
  const last = await fake.take([closing(8, 2)])
  expect(outcomes(last).toSorted()).toEqual(['5 accepted', '6 accepted', '7 accepted', '8 accepted'])
  expect(last.results.find(({ seq }) => seq === 5)?.status).toBe(6)
  expect(await fake.position()).toMatchObject({ through: 8, rejected: [], held: [] })
})

it('keeps what settles a row that is held itself until it is known what becomes of that one', async () => {
  const fake = await centre()
  const late = step(3, 1, 'forwarded')
  await fake.take([received(1, 1), poisoned(2), late])
  // The agency ended it meanwhile: what is held will be refused.
  await province.operate(`/centres/${fake.id}/dossiers/${codeOf(1)}/status`, { status: 8, unit: null, note: null })
  expect(outcomes(await fake.take([closing(4, 3)]))).toEqual(['4 held'])
  expect(outcomes(await fake.take([closing(5, 2)])).toSorted()).toEqual(['3 rejected', '4 accepted', '5 accepted'])
  expect(await fake.position()).toMatchObject({ rejected: [], held: [] })
})

it('applies no second correction of a row that another has settled meanwhile', async () => {
  const fake = await centre()
  const note = { dueAt: 1, late: false }
  await fake.take([received(1, 1), poisoned(2), poisoned(3)])
  const apology = step(4, 1, 'apologised', note, { settles: 3 })
  await fake.take([apology, step(5, 1, 'apologised', note, { settles: 3 })])
  await fake.take([closing(6, 2)])
  const [dossier] = await province.store.transaction((tx) => tx.dossiers(fake.id, [codeOf(1)]))
  expect(dossier?.apologies).toBe(1)
  expect((await fake.position()).rejected).toMatchObject([{ seq: 5, code: 'SETTLES_UNKNOWN' }])
})

it('lets what is held behind a row go on before a later one, when that row only waits for its file now', async () => {
  const fake = await centre()
  await fake.take([received(1, 1), poisoned(2), step(3, 1, 'forwarded')])
  // As an older program left it: it held what came behind a row whose file was missing.
  const [open] = await province.store.transaction((tx) => tx.openRows(fake.id, [], [2]))
  if (!open) throw new Error('the row is not refused')
  const { through, rows, digest } = await fake.position()
  const nothing = { events: [], closed: [], conflicts: [], dossiers: [], slips: [], cancelledSlips: [] }
  await province.store.transaction((tx) =>
    tx.write(fake.id, {
      ...{ ...nothing, ratings: [], figures: [], persons: [], erased: [], open: [{ ...open, code: 'FILE_MISSING' }] },
      centre: { epochs: [], through, rows, digest, heardAt: 1, aheadMs: 0, backlog: null },
    }),
  )
  expect(outcomes(await fake.take([step(4, 1, 'resultRecorded')]))).toEqual(['3 accepted', '4 accepted'])
  expect((await fake.position()).held).toEqual([])
})

it('an answer carries the name of its request, of rows and of files', async () => {
  const { id, token } = await centre()
  const headers = { authorization: `Bearer ${token}`, [REQUEST_NAME]: `name-${id}` }
  const position = await fetch(`${province.url}/v1/position`, { headers })
  const file = await tus(province.url, token, 'HEAD', `/${'a'.repeat(64)}`, { [REQUEST_NAME]: 'name-2' })
  expect([position.headers.get(REQUEST_NAME), file.headers[REQUEST_NAME]]).toEqual([`name-${id}`, 'name-2'])
  expect(
    (await fetch(`${province.url}/v1/position`, { headers: { [REQUEST_NAME]: 'x y' } })).headers.has(REQUEST_NAME),
  ).toBe(false)
})
