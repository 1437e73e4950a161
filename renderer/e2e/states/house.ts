import { openDossierDesk } from '../../../electron/testkit/dossiers.ts'
import type { TestCentre } from '../../../electron/testkit/start-test-centre.ts'
import { press } from '../desk-steps.ts'
import { DOSSIER_CENTRE, dossierDesk } from '../dossier-steps.ts'
import { openOffice } from '../hall-day.ts'
import type { OpenedPage } from '../browser.ts'
import type { PageState, Scene } from './state.ts'

const MINUTE = 60_000
const WITH_RUNS = {
  ...DOSSIER_CENTRE,
  settings: { ...DOSSIER_CENTRE.settings, 'forward.runs': ['09:00', '11:00', '14:00', '16:00'].map((at) => ({ at })) },
}

/** A morning: two dossiers went with a list that nobody has signed, two missed their run, one was refused at the desk. */
async function morning(centre: TestCentre): Promise<void> {
  const { client, receive } = await openDossierDesk(centre, 2)
  const { dossiers } = await receive({ times: 2 })
  const [first] = dossiers
  if (!first) throw new Error('no dossiers')
  const agencyId = centre.centre.deps.store.dossiers.byId(first.id)?.agencyId ?? ''
  const list = { direction: 'out' as const, agencyId, run: '09:00', receiver: 'Lê Văn Nhận' }
  await client.call('handOverPapers', { body: { ...list, counted: 2, dossierIds: dossiers.map(({ id }) => id) } })
  await receive({ times: 2 })
  const party = { kind: 'person' as const, name: 'Trần Văn Bình', phone: '0987 654 321' }
  const refusal = { channel: 'direct' as const, party, cause: 'out-of-scope' as const, redirectTo: agencyId }
  const words = 'Thuộc thẩm quyền của Công an phường. Mời ông/bà đến số 1 Phố Thử.'
  await client.call('refuseAtDesk', { body: { ...refusal, subject: 'Cấp đổi giấy phép lái xe', words } })
  const work = { kind: 'device' as const, severity: 'hinders' as const, asset: 'TB-0031', wish: 'Thay trục cuốn.' }
  await client.call('raiseWorkRequest', { body: { ...work, description: 'Máy in giấy A5 kẹt giấy nhiều lần.' } })
  centre.clock.advance(80 * MINUTE)
}

async function desk(scene: Scene, key: string, wanted: string): Promise<OpenedPage> {
  const centre = await scene.centre(WITH_RUNS)
  await morning(centre)
  const opened = await dossierDesk(scene, centre)
  await press(opened.page, key)
  await opened.page.locator(wanted).first().waitFor()
  return opened
}

export const houseStates: readonly PageState[] = [
  {
    name: 'counter-runs',
    what: 'Runs of the day: one was missed, with the papers that still lie here; a list that is not signed yet.',
    arrange: (scene) => desk(scene, 'Alt+r', '[data-hand-over]'),
  },
  {
    name: 'counter-house',
    what: 'Papers of the house: refusals, the tracking book, requests for work.',
    arrange: (scene) => desk(scene, 'Alt+u', '[data-refusal]'),
  },
  {
    name: 'manager-dossiers',
    what: 'How agencies and procedures keep their time: late, soon and missed.',
    scrolls: true,
    async arrange(scene) {
      const centre = await scene.centre(WITH_RUNS)
      await morning(centre)
      const opened = await openOffice(scene, centre, 'dossiers')
      await opened.page.locator('[data-row]').first().waitFor()
      return opened
    },
  },
  {
    name: 'manager-work',
    what: 'What desks asked for, the worst first, as a technician takes it on.',
    async arrange(scene) {
      const centre = await scene.centre(WITH_RUNS)
      await morning(centre)
      const opened = await openOffice(scene, centre, 'work', { who: 'technician' })
      await opened.page.locator('[data-work]').first().waitFor()
      return opened
    },
  },
]
