import { createCanvas } from '@napi-rs/canvas'
import type { Page } from 'playwright-core'
import type { TestCentre, TestCentreOptions } from '../../../electron/testkit/start-test-centre.ts'
import { openDesk } from '../../../electron/testkit/hall.ts'
import { answered } from '../answered.ts'
import { SCREENS } from '../browser.ts'
import type { OpenedPage } from '../browser.ts'
import { openOffice } from '../hall-day.ts'
import { deviceAddress, issue } from '../stage.ts'
import type { Scene, PageState } from './state.ts'

type Desk = Awaited<ReturnType<TestCentre['openCounter']>>
type Seated = { centre: TestCentre; desk: Desk; tablet: OpenedPage }

/** A drawn portrait, of nobody. */
function portrait(): string {
  const canvas = createCanvas(400, 500)
  const pen = canvas.getContext('2d')
  const disc = (colour: string, x: number, y: number, width: number, height: number): void => {
    pen.fillStyle = colour
    pen.beginPath()
    pen.ellipse(x, y, width, height, 0, 0, 2 * Math.PI)
    pen.fill()
  }
  pen.fillStyle = '#dce6ec'
  pen.fillRect(0, 0, 400, 500)
  disc('#2f3e57', 200, 520, 190, 180)
  disc('#fffdf9', 200, 375, 42, 70)
  disc('#2b2320', 200, 190, 108, 122)
  disc('#e8c4a4', 200, 220, 88, 108)
  return canvas.toBuffer('image/jpeg', 80).toString('base64')
}

/** A tablet beside an officer of counter 1. */
async function seated({ centre, open }: Scene, options: TestCentreOptions = {}): Promise<Seated> {
  const running = await centre({
    nameOf: (id) => (id === 'O1' ? 'Nguyễn Thị Minh Nguyệt' : id),
    settings: { 'centre.name': 'Trung tâm Phục vụ hành chính công phường Hòa Bình', ...options.settings },
  })
  await issue(running, 'S1', 3)
  const tablet = await open(running, 'rating', SCREENS.tablet, deviceAddress(running, 'rating'))
  return { centre: running, desk: await running.openCounter(1), tablet }
}

/** The same after a citizen was served. */
async function asked(scene: Scene, options: TestCentreOptions = {}): Promise<Seated> {
  const all = await seated(scene, options)
  const { client, counterId } = all.desk
  const { ticket } = answered(await client.call('callNext', { params: { counterId }, body: {} }))
  await client.call('finishTicket', { params: { ticketId: ticket?.id ?? '' }, body: {} })
  await all.tablet.page.locator('.rating-levels').waitFor()
  return all
}

const touch = (page: Page, level: number): Promise<void> => page.locator(`[data-level="${level}"]`).tap()

/** The screen after the lowest level. */
async function low(scene: Scene): Promise<OpenedPage> {
  const { tablet } = await asked(scene)
  await touch(tablet.page, 1)
  await tablet.page.locator('.rating-reasons').waitFor()
  return tablet
}

/** The button of a step in the words of either language. */
const step = (page: Page, words: RegExp): Promise<void> => page.getByRole('button', { name: words }).tap()

export const ratingStates: readonly PageState[] = [
  {
    name: 'rating-idle',
    what: 'The rating tablet between two citizens: who serves at this counter, with a picture.',
    async arrange(scene) {
      const { centre, tablet } = await seated(scene)
      const leader = centre.client(await centre.logIn('leader'))
      await leader.call('setOfficerPicture', { params: { officerId: 'O1' }, body: { picture: portrait() } })
      await tablet.page.locator('.tablet-portrait img').waitFor()
      return tablet
    },
  },
  {
    name: 'rating-idle-no-picture',
    what: 'The same without a picture.',
    async arrange(scene) {
      const { tablet } = await seated(scene)
      await tablet.page.getByText('Nguyễn Thị Minh Nguyệt').waitFor()
      return tablet
    },
  },
  {
    name: 'rating-nobody',
    what: 'The tablet of a counter where nobody sits.',
    async arrange({ centre, open }) {
      const running = await centre()
      const tablet = await open(running, 'rating', SCREENS.tablet, deviceAddress(running, 'rating'))
      await tablet.page.locator('.tablet-desk').waitFor()
      return tablet
    },
  },
  {
    name: 'rating-question',
    what: 'One touch rates: five levels, each a face with its words.',
    arrange: async (scene) => (await asked(scene)).tablet,
  },
  {
    name: 'rating-question-three',
    what: 'The same where a centre has three levels.',
    arrange: async (scene) => (await asked(scene, { settings: { 'rating.levels': 3 } })).tablet,
  },
  {
    name: 'rating-process',
    what: 'The second question, where a centre asks for the process of settlement too.',
    async arrange(scene) {
      const { tablet } = await asked(scene, { settings: { 'rating.process': true } })
      await touch(tablet.page, 5)
      await tablet.page.locator('.rating-pass').waitFor()
      return tablet
    },
  },
  {
    name: 'rating-reasons',
    what: 'After a low level: reasons to tick, if wished.',
    async arrange(scene) {
      const tablet = await low(scene)
      await tablet.page.locator('.rating-reason').first().tap()
      return tablet
    },
  },
  {
    name: 'rating-comment',
    what: 'Own words, with the keyboard on the screen.',
    async arrange(scene) {
      const tablet = await low(scene)
      await step(tablet.page, /Viết ý kiến|Write a comment/)
      await tablet.page.locator('.keyboard').waitFor()
      return tablet
    },
  },
  {
    name: 'rating-phone',
    what: 'A telephone number for a call back, kept only with consent.',
    async arrange(scene) {
      const tablet = await low(scene)
      await step(tablet.page, /Để lại số điện thoại|Leave a number/)
      for (const digit of '0900000000') await step(tablet.page, new RegExp(`^${digit}$`))
      await tablet.page.locator('.rating-consent').tap()
      return tablet
    },
  },
  {
    name: 'rating-thanks',
    what: 'Thanks, then calm again after six seconds.',
    async arrange(scene) {
      const { tablet } = await asked(scene)
      await touch(tablet.page, 5)
      await tablet.page.locator('.full-message[data-icon="check"]').waitFor()
      return tablet
    },
  },
  {
    name: 'rating-kept',
    what: 'Without a connection the rating is kept and sent later.',
    async arrange(scene) {
      const running = await scene.centre()
      await issue(running, 'S1')
      const cut = await scene.line(running)
      const tablet = await scene.open(running, 'rating', SCREENS.tablet, {
        ...deviceAddress(running, 'rating'),
        url: cut.url,
      })
      const { client, counterId } = await running.openCounter(1)
      const { ticket } = answered(await client.call('callNext', { params: { counterId }, body: {} }))
      await client.call('finishTicket', { params: { ticketId: ticket?.id ?? '' }, body: {} })
      await tablet.page.locator('.rating-levels').waitFor()
      cut.cut()
      await touch(tablet.page, 5)
      await tablet.page.locator('.full-message[data-icon="check"]').waitFor()
      return tablet
    },
  },
  {
    name: 'rating-not-paired',
    what: 'A tablet that is not paired yet shows the code by which a technician lets it in.',
    async arrange({ centre, open }) {
      const tablet = await open(await centre(), 'rating', SCREENS.tablet)
      await tablet.page.locator('.full-message p').nth(1).waitFor()
      return tablet
    },
  },
  {
    name: 'manager-ratings',
    what: 'What the leader sees of the ratings: the true response rate, what looks unusual, comments apart.',
    scrolls: true,
    async arrange(scene) {
      const centre = await scene.centre()
      const tablet = centre.client(centre.token('rating'))
      const desk = await openDesk(centre, 1)
      for (let n = 0; n < 8; n += 1) {
        const { id } = await issue(centre, 'S1').then(([one]) => one ?? { id: '' })
        await desk.call(id)
        centre.clock.advance(5_000)
        const { ratingToken: token } = answered(await desk.finish(id))
        if (n === 7) await tablet.call('declineRating', { body: { token, how: 'skipped' } })
        else if (n === 6)
          await tablet.call('rateService', {
            body: {
              token,
              level: 2,
              process: 3,
              reasons: ['long-wait', 'unclear-guidance'],
              comment: 'Nên có thêm ghế ở khu vực chờ.',
              followUp: { phone: '0900000000', consent: true },
            },
          })
        else await tablet.call('rateService', { body: { token, level: 5, process: n % 2 === 0 ? 5 : 4 } })
      }
      const opened = await openOffice(scene, centre, 'ratings')
      await opened.page.locator('.ratings-table').first().waitFor()
      return opened
    },
  },
]
