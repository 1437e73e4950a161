import { afterEach, expect, test } from 'vitest'
import { SHORT, leaderOf, openDossierDesk, startDossierCentre } from '../../testkit/dossiers.ts'
import { issue, must } from '../../testkit/hall.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let centre: TestCentre
afterEach(() => centre.dispose())

test('TQ-4.3: satisfaction is summed up by the agency of the dossier, else of the service', async () => {
  centre = await startDossierCentre({ settings: { 'rating.process': true } })
  const desk = await openDossierDesk(centre)
  const tablet = centre.client(centre.token('rating'))
  async function served(rating: { level: number; process?: number } | null, isFiled: boolean): Promise<void> {
    const { id } = await issue(centre, 'cu-tru')
    must(await desk.call(id))
    if (isFiled) await desk.receive({ ticketId: id, dossier: { procedureId: SHORT } })
    centre.clock.advance(5 * 60_000)
    const { ratingToken } = must(await desk.finish(id))
    centre.clock.advance(15_000)
    if (rating) must(await tablet.call('rateService', { body: { token: ratingToken, ...rating } }))
  }
  await served({ level: 5, process: 4 }, true)
  await served({ level: 2, process: 1 }, true)
  await served(null, true)
  await served({ level: 4 }, false)
  const leader = await leaderOf(centre)
  const day = { from: '2026-11-25', to: '2026-11-25' }
  const { agencies } = must(await leader.call('listRatingSummary', { query: day }))
  expect(agencies).toMatchObject([
    {
      agencyId: 'ubnd-phuong',
      scale: 5,
      finished: 3,
      rated: 2,
      levels: [0, 1, 0, 0, 1],
      mean: 3.5,
      process: [1, 0, 0, 1, 0],
    },
    { agencyId: 'cong-an-phuong', name: 'Công an phường', finished: 1, rated: 1, mean: 4 },
  ])
})
