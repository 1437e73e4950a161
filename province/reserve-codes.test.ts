import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codesAnswer } from '../shared/province/changes.ts'
import { PROTOCOL } from '../shared/province/wire.ts'
import { STORES } from './testkit/both-stores.ts'
import { fakeCentre } from './testkit/fake-centre.ts'
import { startTestProvince } from './testkit/start-test-province.ts'
import type { TestProvince } from './testkit/start-test-province.ts'

describe.each(STORES)('codes that a centre asks for, $name', (stores) => {
  let province: TestProvince
  const tokens = new Map<string, string>()
  beforeAll(async () => {
    province = await startTestProvince({ store: await stores.make() })
    for (const id of ['c1', 'c2', 'c3']) {
      tokens.set(id, await province.addCentre(id))
      const from = { c1: 1, c2: 101, c3: 201 }[id] ?? 0
      await province.operate(`/centres/${id}/codes`, {
        ...{ agencyId: null, codes: { identifier: 'H56.14', ranges: [{ from, to: from + 99 }] } },
        ...{ from: '2026-01-01', until: id === 'c3' ? '2026-01-02' : null, revoked: false },
      })
    }
  })
  afterAll(async () => {
    await province.dispose()
    await stores.end()
  })

  async function ask(id: string, ranges: object[], more: object = {}): Promise<unknown> {
    const body = { protocol: PROTOCOL, centre: id, agencyId: null, codes: { identifier: 'H56.14', ranges }, ...more }
    const answer = await fakeCentre(province.url, id, tokens.get(id) ?? '').post('/codes', body)
    return answer.status === 200 ? (codesAnswer.parse(answer.body).granted?.codes.ranges ?? null) : answer.body['code']
  }

  it('are the next that nobody has, each once, whoever asks at the same time and however often', async () => {
    const [one, two] = [
      { from: 1, to: 100 },
      { from: 101, to: 200 },
    ]
    const given = await Promise.all([ask('c1', [one]), ask('c2', [two]), ask('c1', [one]), ask('c2', [two])])
    const [first, second] = given as { from: number; to: number }[][]
    expect(given.slice(2)).toEqual([first, second])
    expect([first?.[1]?.from, second?.[1]?.from].toSorted((a, b) => Number(a) - Number(b))).toEqual([301, 401])
    expect(await ask('c1', first ?? [])).toEqual([...(first ?? []), { from: 501, to: 600 }])
  })

  it('grow the newest grant, not an older one of the same numbers that it has taken the place of', async () => {
    const grant = (from: string, ranges: object[]): Promise<unknown> =>
      province.operate('/centres/c4/codes', {
        ...{ agencyId: null, codes: { identifier: 'H77.1', ranges }, from, until: null, revoked: false },
      })
    tokens.set('c4', await province.addCentre('c4'))
    const now = [{ from: 11, to: 20 }]
    await grant('2026-06-01', now)
    await grant('2026-01-01', [{ from: 1, to: 10 }])
    await grant('2999-01-01', [{ from: 21, to: 30 }])
    const codes = { identifier: 'H77.1', ranges: now }
    expect(await ask('c4', now, { codes })).toEqual([...now, { from: 31, to: 40 }])
  })

  it('are none where nobody granted any, where they end, and for another centre', async () => {
    expect(await ask('c1', [{ from: 1, to: 9 }], { agencyId: 'a1' })).toBeNull()
    expect(await ask('c3', [{ from: 201, to: 300 }])).toBeNull()
    expect(await ask('c1', [{ from: 1, to: 9 }], { centre: 'c2' })).toBe('WRONG_CENTRE')
  })
})
