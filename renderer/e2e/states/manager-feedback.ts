import type { TestCentre } from '../../../electron/testkit/start-test-centre.ts'
import { answered } from '../answered.ts'
import type { OpenedPage } from '../browser.ts'
import { openOffice } from '../hall-day.ts'
import type { PageState, Scene } from './state.ts'

/** The leader's list of feedback, on a centre where some was given. */
async function list(scene: Scene, arrange: (centre: TestCentre) => Promise<unknown>): Promise<OpenedPage> {
  const centre = await scene.centre({ catalogue: 'demo' })
  await arrange(centre)
  const opened = await openOffice(scene, centre, 'feedback')
  await opened.page.locator('.feedback').waitFor()
  return opened
}

async function two(centre: TestCentre): Promise<void> {
  const kiosk = centre.client(centre.token('kiosk'))
  answered(
    await kiosk.call('giveFeedback', {
      body: {
        kind: 'report',
        words: 'Sáng nay tôi chờ ở quầy đất đai hơn một giờ mà chưa được gọi.',
        contact: { text: '0900 000 000', consent: true },
      },
    }),
  )
  const leader = centre.client(await centre.logIn('leader'))
  const { feedback } = answered(await leader.call('listFeedback', { query: { open: 'yes', page: 1, size: 20 } }))
  const params = { feedbackId: feedback[0]?.id ?? '' }
  answered(await leader.call('forwardFeedback', { params, body: { agencyId: 'so-nong-nghiep-moi-truong' } }))
  centre.clock.advance(600_000)
  answered(
    await kiosk.call('giveFeedback', {
      body: { kind: 'proposal', words: 'Nên có thêm ghế cho người cao tuổi ở sảnh.' },
    }),
  )
}

export const managerFeedbackStates: readonly PageState[] = [
  {
    name: 'manager-feedback',
    what: 'Feedback from the kiosks: new and forwarded, and what can be done with it.',
    scrolls: true,
    async arrange(scene) {
      const opened = await list(scene, two)
      await opened.page.locator('.feedback-state-forwarded').waitFor()
      return opened
    },
  },
  {
    name: 'manager-feedback-forward',
    what: 'Feedback goes to the agency whose work it is about.',
    scrolls: true,
    async arrange(scene) {
      const opened = await list(scene, two)
      await opened.page.locator('.feedback-card').first().locator('.feedback-actions .button').nth(1).click()
      await opened.page.getByRole('dialog').waitFor()
      return opened
    },
  },
  {
    name: 'manager-feedback-none',
    what: 'No feedback waits for an answer.',
    scrolls: true,
    async arrange(scene) {
      const opened = await list(scene, () => Promise.resolve())
      await opened.page.locator('.feedback > [role="status"]').waitFor()
      return opened
    },
  },
]
