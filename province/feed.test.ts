import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changesAnswer } from '../shared/province/changes.ts'
import type { ChangesAnswer } from '../shared/province/changes.ts'
import { STORES } from './testkit/both-stores.ts'
import { codeOf, fakeCentre, received, step } from './testkit/fake-centre.ts'
import type { FakeCentre } from './testkit/fake-centre.ts'
import { startTestProvince } from './testkit/start-test-province.ts'
import type { TestProvince } from './testkit/start-test-province.ts'

describe.each(STORES)('changes down, $name', (stores) => {
  let province: TestProvince
  let fake: FakeCentre
  let other: FakeCentre
  beforeAll(async () => {
    province = await startTestProvince({ store: await stores.make() })
    fake = fakeCentre(province.url, 'c1', await province.addCentre('c1'))
    other = fakeCentre(province.url, 'c2', await province.addCentre('c2'))
    await fake.begin('E1')
    await fake.take([received(1, 1), received(2, 2)])
  })
  afterAll(async () => {
    await province.dispose()
    await stores.end()
  })

  const changes = async (of: FakeCentre, query = ''): Promise<ChangesAnswer> =>
    changesAnswer.parse((await of.get(`/changes${query}`)).body)
  const dossier = (n: number): string => `/centres/c1/dossiers/${codeOf(n)}`
  const status = (code: number): object => ({ status: code, unit: 'Phòng Tư pháp', note: null })
  const catalogue = JSON.stringify([{ code: '1.004222' }])

  it('tells everything from the beginning, the newest word on each thing once', async () => {
    const year = {
      year: 2027,
      days: [{ date: '2027-01-01', kind: 'off', name: 'Tết Dương lịch', source: 'BLLĐ Điều 112' }],
    }
    await province.operate('/holidays', { ...year, days: [] })
    await province.operate('/holidays', year)
    await province.operate(`${dossier(1)}/status`, status(4))
    await province.operate(`${dossier(1)}/status`, status(6))
    await province.operate(`${dossier(2)}/supplements`, {
      id: 's1',
      items: [{ name: 'Bản sao Giấy khai sinh', why: 'Bản đã nộp bị mờ' }],
      words: 'Đề nghị bổ sung',
      replyBy: null,
      withdrawn: false,
    })
    await province.operate('/catalogue', {
      ...{ version: '2026.11', from: '2026-12-01', decision: 'QĐ 1/QĐ-UBND', mediaType: 'application/json' },
      content: Buffer.from(catalogue).toString('base64'),
    })
    const all = await changes(fake)
    expect(all).toMatchObject({ more: false, resync: true })
    expect(all.changes.map(({ kind }) => kind)).toEqual([
      'holidays',
      'catalogue.version',
      'dossier.status',
      'supplement.wanted',
    ])
    expect(all.changes[0]?.body).toEqual(year)
    expect(all.changes[2]?.body).toEqual({ code: codeOf(1), ...status(6) })
    expect((await changes(other)).changes.map(({ kind }) => kind)).toEqual(['holidays', 'catalogue.version'])
  })

  it('goes on from a cursor, in pages, and misses nothing', async () => {
    const first = await changes(fake, '?limit=3')
    expect([first.changes.length, first.more]).toEqual([3, true])
    const second = await changes(fake, `?cursor=${first.cursor}`)
    expect([second.changes.length, second.more, second.resync]).toEqual([1, false, false])
    const quiet = await changes(fake, `?cursor=${second.cursor}`)
    expect([quiet.changes, quiet.cursor]).toEqual([[], second.cursor])
    await province.operate(`${dossier(2)}/result`, {
      ...{ kind: 'granted', number: '12/GP', paper: true, electronic: false, note: null },
    })
    const next = await changes(fake, `?cursor=${second.cursor}`)
    expect(next.changes.map(({ kind, body }) => [kind, (body as { status?: number }).status])).toEqual([
      ['dossier.status', 9],
      ['dossier.result', undefined],
    ])
  })

  it('begins anew for a cursor of another database, or of nobody', async () => {
    for (const cursor of ['bm90aGluZw', Buffer.from('other-feed:1:1').toString('base64url'), '%00'])
      expect(await changes(fake, `?cursor=${cursor}`)).toMatchObject({ resync: true, more: false })
  })

  it('gives a centre more room for its files', async () => {
    await province.operate('/centres/c1/quota', { quotaBytes: 5_000_000_000 })
    expect((await province.store.centre('c1'))?.quotaBytes).toBe(5_000_000_000)
    await expect(province.operate('/centres/khong-co/quota', { quotaBytes: 1 })).rejects.toThrow('NOT_FOUND')
  })

  it('misses none of many that are written at once', async () => {
    const { cursor } = await changes(fake)
    const seen = new Set<string>()
    let at = cursor
    const read = async (): Promise<void> => {
      const answer = await changes(fake, `?cursor=${at}&limit=2`)
      at = answer.cursor
      for (const { key } of answer.changes) seen.add(key)
      if (answer.more) await read()
    }
    const years = Array.from({ length: 12 }, (_, i) => 2100 + i)
    await Promise.all([...years.map((year) => province.operate('/holidays', { year, days: [] })), read(), read()])
    await read()
    expect([...seen].toSorted()).toEqual(years.map((year) => `holidays:${year}`))
  })

  it('begins anew for who was told something else under the same number, before a restore', async () => {
    const { cursor } = await changes(fake)
    expect(await changes(fake, `?cursor=${cursor}`)).toMatchObject({ changes: [], resync: false })
    const [id, no, at, ...own] = Buffer.from(cursor, 'base64url').toString().split(':')
    const [all, mine] = [Number(no), Number(own[0])]
    const others = [
      [all, Number(at) + 1, ...own],
      [all + 1, at, ...own],
      [all, at, mine, Number(own[1]) + 1],
      [all, at, mine + 1, own[1]],
    ]
    for (const other of others) {
      const told = await changes(fake, `?cursor=${Buffer.from([id, ...other].join(':')).toString('base64url')}`)
      expect([told.resync, told.changes.length]).toEqual([true, (await changes(fake)).changes.length])
    }
  })

  it('gives the file of a catalogue, with the hash that it told', async () => {
    const told = (await changes(fake)).changes.find(({ kind }) => kind === 'catalogue.version')
    const answer = await fetch(`${province.url}/v1/catalogue/2026.11`, {
      headers: { authorization: `Bearer ${fake.token}` },
    })
    const content = Buffer.from(await answer.arrayBuffer())
    expect(content.toString()).toBe(catalogue)
    expect(told?.body).toMatchObject({ sha256: createHash('sha256').update(content).digest('hex') })
    expect((await fake.get('/catalogue/none')).status).toBe(404)
  })

  it('holds what the agency decided against what comes late from the centre', async () => {
    await province.operate(`${dossier(1)}/status`, status(8))
    const answer = await fake.take([step(3, 1, 'forwarded')])
    expect(answer.results[0]).toMatchObject({ outcome: 'rejected', code: 'DOSSIER_OVER', status: 8 })
    await expect(province.operate('/centres/c1/dossiers/H56.14-261123-9999/status', status(4))).rejects.toThrow(
      'DOSSIER_UNKNOWN',
    )
  })
})
