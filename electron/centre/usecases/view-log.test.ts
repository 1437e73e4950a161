import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from '../../../shared/api/client.ts'
import type { QueryOf } from '../../../shared/api/operations.ts'
import { leaderOf, openDossierDesk, startDossierCentre } from '../../testkit/dossiers.ts'
import type { DossierDesk } from '../../testkit/dossiers.ts'
import { codeOf, disposeSound, must } from '../../testkit/hall.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let centre: TestCentre
let desk: DossierDesk
let leader: Client
beforeEach(async () => {
  centre = await startDossierCentre()
  desk = await openDossierDesk(centre)
  leader = await leaderOf(centre)
})
afterEach(() => disposeSound(centre))

const views = async (query: Partial<QueryOf<'listDataViews'>> = {}) =>
  must(await leader.call('listDataViews', { query: { page: 1, size: 20, ...query } })).views

test('KT-5.1d: the log says who opened whose data and printed which slip again, for the head and for a citizen who asks', async () => {
  const { dossiers, slips } = await desk.receive({ times: 2 })
  const [first, second] = dossiers
  const see = (client: Client, dossierId: string, purpose: 'contact' | 'complaint') =>
    client.call('openDossier', { params: { dossierId }, body: { purpose } })
  must(await see(desk.client, first?.id ?? '', 'contact'))
  centre.clock.advance(1_000)
  must(await see(leader, second?.id ?? '', 'complaint'))
  must(await leader.call('reprintSlip', { params: { slipId: slips[0]?.id ?? '' }, body: {} }))
  expect((await views()).map(({ code, officerId, what }) => [code, officerId, what])).toEqual([
    [first?.code, 'leader', 'reprint'],
    [second?.code, 'leader', 'complaint'],
    [first?.code, 'O1', 'contact'],
  ])
  expect((await views({ code: first?.code ?? '' })).map(({ what, slip }) => [what, slip])).toEqual([
    ['reprint', slips[0]?.number],
    ['contact', null],
  ])
  expect(await views({ officerId: 'O1' })).toHaveLength(1)
  expect(await views({ from: '2026-11-26' })).toEqual([])
  expect(await views({ until: '2026-11-25', size: 1, page: 2 })).toMatchObject([{ what: 'complaint' }])
  expect(JSON.stringify(await views())).not.toContain('Ánh')
})

test('BD-18.1c: it is the leader’s, and a code that there is not is said to be none', async () => {
  expect(codeOf(await desk.client.call('listDataViews', { query: { page: 1, size: 20 } }))).toBe('FORBIDDEN')
  const unknown = leader.call('listDataViews', { query: { code: 'H42.12-261125-0777', page: 1, size: 20 } })
  expect(codeOf(await unknown)).toBe('DOSSIER_UNKNOWN')
})
