import { openDossierDesk } from '../../../electron/testkit/dossiers.ts'
import type { TestCentre } from '../../../electron/testkit/start-test-centre.ts'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import { answered } from '../answered.ts'
import type { OpenedPage } from '../browser.ts'
import { press } from '../desk-steps.ts'
import { DOSSIER_CENTRE, becomes, dossierDesk } from '../dossier-steps.ts'
import { openOffice } from '../hall-day.ts'
import type { PageState, Scene } from './state.ts'

const RESULT = { kind: 'granted', paper: true, electronic: false } as const

/** A dossier whose filer is told by SMS, and whose result goes by post; the gateway has the first message. */
async function told(scene: Scene): Promise<{ centre: TestCentre; code: string }> {
  const time = createManualTime()
  const gateways = [{ channel: 'sms', kind: 'file' }]
  const settings = { ...DOSSIER_CENTRE.settings, 'message.gateways': gateways, 'centre.hotline': '0000 000 000' }
  const centre = await scene.centre({ ...DOSSIER_CENTRE, settings, timers: time.timers })
  const desk = await openDossierDesk(centre, 2)
  const delivery = { how: 'postal' as const, where: 'Số 9, Đường Thử, Xã Mẫu' }
  const { id, code } = await desk.one({ told: ['sms'], dossier: { delivery } })
  const params = { dossierId: id }
  // The outbox may be looking at the moment: it is woken until it has seen the message.
  while (centre.centre.deps.store.messages.ofDossier(id).every(({ handedMs }) => handedMs === null)) {
    time.advance(5_000)
    await centre.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({}))
  }
  answered(await desk.client.call('openDossier', { params, body: { purpose: 'contact' } }))
  answered(await desk.client.call('noteCall', { params, body: { outcome: 'no-answer' } }))
  answered(await desk.client.call('recordResult', { params, body: RESULT }))
  answered(await desk.client.call('packParcel', { params, body: { tracking: 'EB123456789VN' } }))
  return { centre, code }
}

async function manager(scene: Scene, area: string): Promise<OpenedPage> {
  const { centre } = await told(scene)
  const opened = await openOffice(scene, centre, area)
  return opened
}

export const messageStates: readonly PageState[] = [
  {
    name: 'manager-messages',
    what: 'What citizens are told: the queue, and the texts with their length.',
    scrolls: true,
    async arrange(scene) {
      const opened = await manager(scene, 'messages')
      await opened.page.locator('.manager-list-bar .button').nth(2).click()
      await opened.page.locator('.messages-table').waitFor()
      await opened.page.locator('.messages-texts dl > div').first().waitFor()
      return opened
    },
  },
  {
    name: 'manager-view-log',
    what: 'Who saw whose data, when and what for.',
    scrolls: true,
    async arrange(scene) {
      const opened = await manager(scene, 'views')
      await opened.page.locator('.view-log-table').waitFor()
      return opened
    },
  },
  {
    name: 'counter-dossier-told',
    what: 'A dossier whose result waits for the post, with what its filer was told.',
    async arrange(scene) {
      const { centre, code } = await told(scene)
      const opened = await dossierDesk(scene, centre)
      const { page } = opened
      await press(page, 'Alt+l')
      await page.locator('.dossiers-nav input:focus').waitFor()
      // A whole code, typed as fast as this, would be taken for a scanner's and open the dossier by itself.
      await page.keyboard.type(code.slice(-4))
      await page.locator(`.dossiers-found-line[data-code="${code}"]`).click()
      await becomes(page, 'result-ready')
      await page.locator('.dossiers-told-lines').scrollIntoViewIfNeeded()
      return opened
    },
  },
]
