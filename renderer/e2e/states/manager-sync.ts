import { openDossierDesk } from '../../../electron/testkit/dossiers.ts'
import type { TestCentre } from '../../../electron/testkit/start-test-centre.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import { DOSSIER_CENTRE } from '../dossier-steps.ts'
import { openOffice } from '../hall-day.ts'
import type { PageState } from './state.ts'

/** Nobody listens there. */
const AWAY = { url: 'http://127.0.0.1:9', readToken: () => 'token' }

const write = (centre: TestCentre, events: readonly NewEvent[]): Promise<unknown> =>
  centre.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({ events }))

/** Five dossiers, of which the province refused one and told of the result of another. */
async function busy(centre: TestCentre): Promise<void> {
  const desk = await openDossierDesk(centre)
  const { dossiers } = await desk.receive({ times: 5 })
  const [first, second] = dossiers
  if (!first || !second) throw new Error('no dossiers')
  const seq = centre.centre.journal.head().seq
  await write(centre, [
    {
      type: 'delivery.rejected',
      payload: { seq, type: 'dossier.received', dossierId: first.id, code: 'CODE_OUT_OF_RANGE', field: null },
    },
    {
      type: 'province.resultTold',
      payload: {
        ...{ noticeId: 'R1', dossierId: second.id, kind: 'granted', number: '12/GP', paper: true, electronic: false },
        note: null,
      },
    },
  ])
}

export const managerSyncStates: readonly PageState[] = [
  {
    name: 'manager-sync-down',
    what: 'The line to the province is down: what waits, what was refused and what the province told before.',
    scrolls: true,
    async arrange(scene) {
      const centre = await scene.centre({ ...DOSSIER_CENTRE, province: AWAY })
      await busy(centre)
      const opened = await openOffice(scene, centre, 'sync')
      await opened.page.locator('.sync .notice-care').first().waitFor()
      await opened.page.locator('.sync-figures', { hasText: '5' }).waitFor()
      return opened
    },
  },
]
