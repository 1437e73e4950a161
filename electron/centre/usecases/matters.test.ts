import { afterEach, expect, test } from 'vitest'
import type { Client } from '../../../shared/api/client.ts'
import { leaderOf, openDossierDesk, startDossierCentre } from '../../testkit/dossiers.ts'
import { must } from '../../testkit/hall.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let running: TestCentre | null = null
afterEach(async () => {
  await running?.dispose()
  running = null
})

async function matters(client: Client): Promise<Record<string, number>> {
  const { matters } = must(await client.call('listMatters', {}))
  return Object.fromEntries(matters.map(({ kind, count }) => [kind, count]))
}

test('what wants a decision is counted for the leader, what a technician can see to for both, and goes when it is done', async () => {
  const centre = (running = await startDossierCentre())
  const leader = await leaderOf(centre)
  const technician = centre.client(await centre.logIn('technician'))
  expect([await matters(leader), await matters(technician)]).toEqual([{}, {}])

  const desk = await openDossierDesk(centre)
  const { dueAt } = await desk.one()
  const ask = { kind: 'device', asset: '', wish: '' } as const
  const { requestId } = must(
    await desk.client.call('raiseWorkRequest', { body: { ...ask, severity: 'stops', description: 'Máy in hỏng.' } }),
  )
  must(await desk.client.call('raiseWorkRequest', { body: { ...ask, severity: 'can-wait', description: 'Ghế gãy.' } }))
  const kiosk = centre.client(centre.token('kiosk'))
  must(await kiosk.call('giveFeedback', { body: { kind: 'proposal', words: 'Nên có thêm ghế.' } }))
  const work = { 'work-stops': 1, 'work-waiting': 1 }
  expect(await matters(leader)).toEqual({ ...work, 'feedback-waiting': 1 })
  expect(await matters(technician)).toEqual(work)

  must(
    await technician.call('settleWorkRequest', {
      params: { requestId },
      body: { words: 'Đang thay.', partner: '', done: false, dueAt: centre.clock.now() + 3_600_000 },
    }),
  )
  const { feedback } = must(await leader.call('listFeedback', { query: { open: 'yes' } }))
  const params = { feedbackId: feedback[0]?.id ?? '' }
  must(await leader.call('forwardFeedback', { params, body: { agencyId: 'so-nong-nghiep-moi-truong' } }))
  expect(await matters(leader)).toEqual({ 'work-waiting': 1 })

  centre.clock.advance(dueAt - 3_600_000 - centre.clock.now())
  expect(await matters(await leaderOf(centre))).toMatchObject({ 'dossiers-due-today': 1, 'work-stops': 1 })
  centre.clock.advance(2 * 3_600_000)
  const late = await matters(await leaderOf(centre))
  expect(late['dossiers-late']).toBe(1)
  expect(Object.keys(late)[0]).toBe('dossiers-late')
})

test('what the line has found is a matter until who leads has seen it', async () => {
  // Nobody listens there: the line is set down, and down.
  const province = { url: 'http://127.0.0.1:9', readToken: () => 'token' }
  const centre = (running = await startDossierCentre({ province }))
  const leader = await leaderOf(centre)
  const found = JSON.stringify({
    atMs: 1,
    rows: 3,
    until: 9,
    lost: [],
    day: '2026-11-25',
    seq: 7,
    ours: 'a',
    theirs: 'b',
  })
  const apply = (...names: string[]): Promise<unknown> =>
    centre.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({
      apply: (operational) => names.forEach((name) => operational.setSyncState(name, found)),
    }))
  await apply('seal', 'behind', 'lost', 'files.full')
  expect(await matters(leader)).toEqual({ 'line-seal': 1, 'line-restored': 2 })
  for (const what of ['seal', 'behind', 'lost'] as const) must(await leader.call('endLineNote', { body: { what } }))
  expect(await matters(leader)).toEqual({})
})
