import { createCanvas } from '@napi-rs/canvas'
import type { Page } from 'playwright-core'
import { csvOf, madeUpTable } from '../../../electron/testkit/catalogue.ts'
import type { TestCentre } from '../../../electron/testkit/start-test-centre.ts'
import { answered } from '../answered.ts'
import { openOffice } from '../hall-day.ts'
import type { OpenedPage } from '../browser.ts'
import type { PageState, Scene } from './state.ts'

/** A centre with the hours of a regulation, some holidays and a change behind it. */
async function hall({ centre }: Pick<Scene, 'centre'>): Promise<TestCentre> {
  const running = await centre({
    preset: 'binh-duong',
    counters: 6,
    services: 5,
    settings: { 'centre.name': 'Trung tâm Phục vụ hành chính công', 'hours.noticeDays': 3 },
  })
  const leader = running.client(await running.logIn('leader'))
  const holiday = (date: string, kind: string, name: string) => ({
    kind: 'holiday' as const,
    item: { date, kind, name, source: 'Thông báo nghỉ Tết năm 2027' },
  })
  const changes = [
    holiday('2027-01-01', 'off', 'Tết Dương lịch'),
    holiday('2027-01-02', 'worked', 'Làm bù: Tết Dương lịch'),
    { kind: 'agency' as const, item: { id: 'xd', name: 'Sở Xây dựng', shortName: 'SXD', inRotation: true } },
  ]
  answered(await leader.call('changeConfiguration', { body: { changes, reason: 'Theo thông báo nghỉ Tết năm 2027' } }))
  return running
}

/** Values for the settings with the deepest shapes. */
async function setValues(running: TestCentre): Promise<void> {
  const leader = running.client(await running.logIn('leader'))
  const { today, services, counters, devices } = answered(await leader.call('getConfiguration', {}))
  const boards = devices.filter(({ role }) => role === 'board').map(({ id }) => id)
  const values = {
    'voice.loudness': [
      { from: '07:00', percent: 80 },
      { from: '11:30', percent: 60 },
    ],
    'voice.halls': [
      { name: 'Phòng chờ tầng 1', speakers: boards, counterIds: counters.slice(0, 3).map(({ id }) => id) },
    ],
    'queue.dailyLimits': Object.fromEntries(services.slice(0, 2).map(({ id }) => [id, 60])),
    'paper.block': { from: 501, to: 599 },
  }
  const changes = Object.entries(values).map(([key, value]) => ({
    kind: 'setting' as const,
    item: { key, agencyId: null, from: today, value, source: 'Quyết định số 8/QĐ-TTPVHCC' },
  }))
  answered(await leader.call('changeConfiguration', { body: { changes } }))
}

/** A picture of one colour. */
function poster(colour: string): Buffer {
  const canvas = createCanvas(320, 180)
  const paint = canvas.getContext('2d')
  paint.fillStyle = colour
  paint.fillRect(0, 0, 320, 180)
  return canvas.toBuffer('image/png')
}

/** Opens an area as the leader (or somebody else) sees it. */
async function area(scene: Scene, id: string, who = 'leader', given?: TestCentre): Promise<OpenedPage> {
  const running = given ?? (await hall(scene))
  const opened = await openOffice(scene, running, id, { who, page: 'admin' })
  await opened.page.locator(`.admin-area[data-area="${id}"]`).waitFor()
  return opened
}

const openRow = (page: Page, key: string) => page.locator(`tr[data-key="${key}"] button`).click()
const review = (page: Page) => page.locator('.admin-panel-foot [type=submit]').click()

/** A state of the procedures of the demonstration. */
const procedures = (name: string, what: string, go: (page: Page) => Promise<void>): PageState => ({
  name,
  what,
  scrolls: true,
  async arrange(scene) {
    const opened = await area(scene, 'procedures', 'leader', await scene.centre({ catalogue: 'demo' }))
    await go(opened.page)
    return opened
  },
})

export const adminStates: readonly PageState[] = [
  ...(
    ['services', 'counters', 'officers', 'agencies', 'devices', 'hours', 'holidays', 'texts', 'settings'] as const
  ).map((id): PageState => ({
    name: `admin-${id}`,
    what: `Administration, the area of ${id}.`,
    scrolls: true,
    arrange: (scene) => area(scene, id),
  })),
  {
    name: 'admin-media',
    what: 'Pictures and films of the boards, in their order.',
    scrolls: true,
    async arrange(scene) {
      const running = await hall(scene)
      const technician = running.client(await running.logIn('technician'))
      for (const [name, colour] of [
        ['Ngày hội chuyển đổi số.png', '#0f5b34'],
        ['Nộp hồ sơ trực tuyến.png', '#094b9b'],
      ] as const) {
        const data = poster(colour).toString('base64')
        answered(await technician.call('addMediaPart', { body: { name, offset: 0, data, last: true } }))
      }
      const opened = await area(scene, 'media', 'leader', running)
      await opened.page.locator('.admin-media li').nth(1).waitFor()
      return opened
    },
  },
  procedures('admin-procedures', 'The procedures, found by typing or by field.', (page) =>
    page.locator('tr[data-key]').first().waitFor(),
  ),
  procedures(
    'admin-procedure-edit',
    'A procedure in its form: limits by channel, papers with originals and copies, fee, source.',
    async (page) => {
      await openRow(page, '1.001193')
      await page.locator('.procedure-form').waitFor()
    },
  ),
  procedures('admin-procedure-papers', 'The papers of a procedure, further down in its form.', async (page) => {
    await openRow(page, '1.001193')
    await page.locator('.procedure-form .admin-rows').nth(1).scrollIntoViewIfNeeded()
  }),
  procedures('admin-procedure-case', 'A case of a procedure with time limits of its own.', async (page) => {
    await openRow(page, '1.000656')
    await page.locator('.procedure-case').first().scrollIntoViewIfNeeded()
  }),
  {
    name: 'admin-catalogue',
    what: 'A list of procedures before its import: fees to look at, what is new and what changes, field by field.',
    scrolls: true,
    async arrange(scene) {
      const opened = await area(scene, 'catalogue', 'leader', await scene.centre({ catalogue: 'demo' }))
      await opened.page.locator('input[type=file]').setInputFiles({
        name: 'danh-muc-thu-tuc.csv',
        mimeType: 'text/csv',
        buffer: csvOf(madeUpTable(12, { feeOf: (n) => [undefined, '0', '0', '500'][n] })),
      })
      await opened.page.locator('.catalogue-rows li').first().waitFor()
      return opened
    },
  },
  {
    name: 'admin-history',
    what: 'Who changed what, when and why; each change can be taken back.',
    scrolls: true,
    async arrange(scene) {
      const opened = await area(scene, 'history')
      await opened.page.locator('.admin-entry').first().waitFor()
      return opened
    },
  },
  {
    name: 'admin-service-edit',
    what: 'A service in its form: letter, name, and the counters that serve it.',
    scrolls: true,
    async arrange(scene) {
      const opened = await area(scene, 'services')
      await openRow(opened.page, 'S2')
      await opened.page.locator('.admin-panel').waitFor()
      return opened
    },
  },
  {
    name: 'admin-preview',
    what: 'What a change will do, before it is saved.',
    scrolls: true,
    async arrange(scene) {
      const running = await hall(scene)
      const kiosk = running.client(running.token('kiosk'))
      for (let n = 0; n < 3; n += 1) answered(await kiosk.call('issueTicket', { body: { serviceId: 'S2' } }))
      const opened = await area(scene, 'services', 'leader', running)
      await openRow(opened.page, 'S2')
      await opened.page.locator('.admin-panel input').nth(1).fill('Đất đai và môi trường')
      await review(opened.page)
      await opened.page.locator('.admin-differences').waitFor()
      return opened
    },
  },
  {
    name: 'admin-problem',
    what: 'A change that cannot be saved, with place and reason.',
    scrolls: true,
    async arrange(scene) {
      const opened = await area(scene, 'services')
      await openRow(opened.page, 'S2')
      await opened.page.locator('.admin-panel input').first().fill('A')
      await review(opened.page)
      await opened.page.locator('.dialog .notice-stop').waitFor()
      return opened
    },
  },
  {
    name: 'admin-hours-edit',
    what: 'The week of hours, with the notice that must precede a change and the words that boards will show.',
    scrolls: true,
    async arrange(scene) {
      const opened = await area(scene, 'hours')
      await opened.page.locator('.admin-area .button-action').click()
      await opened.page.locator('.hours-announcement').waitFor()
      return opened
    },
  },
  ...(
    [
      ['desk.reasons', 'Rows of a setting: the reasons of the counters, each with where it is offered.'],
      ['voice.halls', 'Rooms with their boards and counters chosen by name.'],
      ['voice.loudness', 'Times of the day with a loudness each.'],
      ['queue.dailyLimits', 'Services with a limit of numbers a day.'],
      ['paper.block', 'Two numbers that are one setting.'],
      ['rating.levels', 'A choice of a few.'],
      ['due.hours', 'A week of hours that is a setting: the width of the page is its own.'],
    ] as const
  ).map(([key, what]): PageState => ({
    name: `admin-setting-${key.replace('.', '-').toLowerCase()}`,
    what,
    scrolls: true,
    async arrange(scene) {
      const running = await hall(scene)
      await setValues(running)
      const opened = await area(scene, 'settings', 'leader', running)
      await openRow(opened.page, key)
      await opened.page.locator('.admin-panel').waitFor()
      return opened
    },
  })),
  {
    name: 'admin-setting-preview',
    what: 'A setting before it is saved, in words: how it was and how it will be.',
    scrolls: true,
    async arrange(scene) {
      const running = await hall(scene)
      await setValues(running)
      const { page, ...opened } = await area(scene, 'settings', 'leader', running)
      await openRow(page, 'voice.loudness')
      await page.locator('.admin-rows-row').nth(1).locator('input').nth(1).fill('40')
      await page.locator('.admin-panel-body > fieldset > div:last-child input').fill('Quyết định số 12/QĐ-TTPVHCC')
      await review(page)
      await page.locator('.admin-differences').waitFor()
      return { page, ...opened }
    },
  },
  {
    name: 'admin-officer-picture',
    what: 'A picture of somebody, framed before it is sent.',
    scrolls: true,
    async arrange(scene) {
      const opened = await area(scene, 'officers')
      await openRow(opened.page, 'O1')
      const file = { name: 'anh.png', mimeType: 'image/png', buffer: poster('#0f5b34') }
      await opened.page.locator('.admin-panel input[type=file]').setInputFiles(file)
      await opened.page.locator('.dialog canvas').waitFor()
      return opened
    },
  },
  {
    name: 'admin-officer-pin',
    what: 'A new PIN for somebody, shown once to be handed over.',
    scrolls: true,
    async arrange(scene) {
      const opened = await area(scene, 'officers')
      await openRow(opened.page, 'O1')
      await opened.page.locator('.admin-panel-body > .admin-row .button').first().click()
      await opened.page.locator('.dialog input').waitFor()
      return opened
    },
  },
  {
    name: 'admin-technician',
    what: 'A technician sees the services and may change only devices.',
    scrolls: true,
    async arrange(scene) {
      const opened = await area(scene, 'services', 'technician')
      await openRow(opened.page, 'S1')
      await opened.page.locator('.admin-panel').waitFor()
      return opened
    },
  },
]
