import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AN, IDENTIFIER, openDossierDesk, startDossierCentre } from '../../../testkit/dossiers.ts'
import type { DossierDesk } from '../../../testkit/dossiers.ts'
import { must } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

let centre: TestCentre
let desk: DossierDesk
let ids: Record<string, string>
beforeAll(async () => {
  centre = await startDossierCentre({ settings: { 'forward.minutes': 30 } })
  desk = await openDossierDesk(centre)
  const at = (dossierId: string) => ({ params: { dossierId } })
  const named = async (name: string, more: object = {}) =>
    (await desk.one({ filer: { ...AN, name, identity: '079085000777', phone: '0987 000 111', ...more } })).id
  ids = { late: await named('Đặng Văn Êm') }
  must(await desk.client.call('forwardDossier', { ...at(ids['late'] ?? ''), body: {} }))
  ids['waiting'] = await named('Hồ Thị Chờ')
  const request = { items: [{ no: 1, text: 'Bản rõ', verify: false }], reason: 'Mờ' }
  must(await desk.client.call('requestSupplement', { ...at(ids['waiting']), body: request }))
  ids['result'] = await named('Lý Văn Xong')
  const result = { paper: true, electronic: false, kind: 'granted' as const, shelf: 'A-1' }
  must(await desk.client.call('recordResult', { ...at(ids['result']), body: result }))
  centre.clock.set('2027-01-20T08:00')
  desk = await openDossierDesk(centre)
  ids['fresh'] = await named('Nguyễn Thị Ánh')
})
afterAll(() => centre.dispose())

const list = async (name: string, query: object = {}) =>
  must(await desk.client.call('listDossiers', { params: { list: name }, query })).dossiers.map(({ id }) => id)
const search = async (q: string) =>
  must(await desk.client.call('searchDossiers', { query: { q } })).dossiers.map(({ name }) => name)

describe('lists that keep the desk honest (TQ-6.3, BD-5.3, TT-9.1đ)', () => {
  test('each dossier stands where its work is', async () => {
    expect(await list('to-forward')).toEqual([ids['fresh']])
    expect(await list('late')).toEqual([ids['late']])
    expect(await list('to-archive')).toEqual([ids['waiting']])
    expect(await list('waiting')).toEqual([])
    expect(await list('results')).toEqual([ids['result']])
    expect(await list('paper-to-carry')).toEqual([ids['late'], ids['fresh']])
  })

  test('counts are those of the lists, of all agencies or one', async () => {
    const count = async (query: object) => must(await desk.client.call('countDossiers', { query })).counts
    const all = await count({})
    for (const [name, n] of Object.entries(all)) expect([name, n]).toEqual([name, (await list(name)).length])
    expect(all).toMatchObject({ 'to-forward': 1, late: 1, 'to-archive': 1, results: 1 })
    expect((await count({ agencyId: 'so-tai-chinh' })).late).toBe(0)
    expect(await list('late', { agencyId: 'so-tai-chinh' })).toEqual([])
  })

  test('TT-4.3d, TT-4.3e: an apology and the agency’s request go by the days on which their agency works', async () => {
    const names = ['to-apologise', 'agency-window'] as const
    const times = { now: 0, endOfDay: 0, soonUntil: 0, apologise: [10, 20], asking: [10, 20] } as const
    const db = centre.db
    const rows = db.prepare<[], { id: string; agencyId: string }>('SELECT id, agency_id AS agencyId FROM dossier').all()
    const [one] = rows
    const at = db.prepare(
      `UPDATE dossier SET due_ms = ?, received_ms = ?, state = 'received', before_state = NULL WHERE id = ?`,
    )
    db.exec('SAVEPOINT own')
    at.run(30, 30, one?.id)
    const { dossiers } = centre.centre.deps.store
    const own = new Map([[one?.agencyId ?? '', { apologise: [30, 40], asking: [30, 40] } as const]])
    for (const name of names) {
      expect(dossiers.list(name, { ...times, ofAgencies: new Map() }, null, 9, 0)).toEqual([])
      expect(dossiers.list(name, { ...times, ofAgencies: own }, null, 9, 0).map(({ id }) => id)).toEqual([one?.id])
      at.run(15, 15, one?.id)
      expect(dossiers.listCount(name, { ...times, ofAgencies: new Map() }, null)).toBe(1)
      expect(
        dossiers.listCount(name, { ...times, ofAgencies: own }, null),
        'the days of the centre are not its own',
      ).toBe(0)
      at.run(30, 30, one?.id)
    }
    db.exec('ROLLBACK TO own; RELEASE own')
  })

  test('a list that is none is refused', async () => {
    const answer = await desk.client.call('listDossiers', { params: { list: 'khong-co' }, query: {} })
    expect(answer).toMatchObject({ ok: false, code: 'BAD_REQUEST' })
  })
})

describe('what ended without its supplement (BD-10.3b)', () => {
  test('stands in a list of its own, the newest first, for a year', async () => {
    must(await desk.client.call('archiveDossier', { params: { dossierId: ids['waiting'] ?? '' }, body: {} }))
    expect(await list('to-archive')).toEqual([])
    expect(await list('archived')).toEqual([ids['waiting']])
    const [line] = must(await desk.client.call('listDossiers', { params: { list: 'archived' }, query: {} })).dossiers
    expect(line).toMatchObject({ state: 'archived', endedAt: expect.any(Number) })
  })
})

describe('search over everything', () => {
  test.each([
    ['a name without accents', 'dang van em', ['Đặng Văn Êm']],
    ['the beginning of the last word', 'van xo', ['Lý Văn Xong']],
    ['words in any order', 'anh thi', ['Nguyễn Thị Ánh']],
    ['a name with accents', 'Hồ Thị Chờ', ['Hồ Thị Chờ']],
    ['nothing like it', 'khong co ai', []],
    ['signs that mean something to an index', '"em" OR * NEAR(', []],
  ])('by %s', async (_what, q, names) => {
    expect(await search(q)).toEqual(names)
  })

  test('by the end of a telephone or identity number, the newest first', async () => {
    expect(await search('000111')).toHaveLength(4)
    expect((await search('0777'))[0]).toBe('Nguyễn Thị Ánh')
    expect(await search('0778')).toEqual([])
  })

  test('by code, its beginning, and the running number of today', async () => {
    expect(await search(`${IDENTIFIER}-270120-0001`)).toEqual(['Nguyễn Thị Ánh'])
    expect(await search(`${IDENTIFIER.toLowerCase()}-2611`)).toEqual(['Lý Văn Xong', 'Hồ Thị Chờ', 'Đặng Văn Êm'])
    expect(await search('1')).toEqual(['Nguyễn Thị Ánh'])
  })

  test('masks what is not needed (KT-5.1d)', async () => {
    const { dossier } = must(await desk.client.call('getDossier', { params: { dossierId: ids['fresh'] ?? '' } }))
    expect(dossier.parties[0]).toMatchObject({ identity: '079••••••777', phone: '•••••••••111', birthDate: null })
  })
})
