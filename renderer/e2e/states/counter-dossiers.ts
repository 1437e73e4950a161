import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { openDossierDesk } from '../../../electron/testkit/dossiers.ts'
import type { TestCentre } from '../../../electron/testkit/start-test-centre.ts'
import { pagePicture, textPdf } from '../../../electron/testkit/digital.ts'
import { press } from '../desk-steps.ts'
import { askBeyond, askedBefore, DOSSIER_CENTRE, becomes, begin, dossierDesk, receive } from '../dossier-steps.ts'
import { PATIENCE } from '../browser.ts'
import type { OpenedPage } from '../browser.ts'
import type { PageState, Scene } from './state.ts'

/** 1366x768 at 200 %, as a browser's zoom makes it. */
const ZOOMED = { viewport: { width: 683, height: 384 }, deviceScaleFactor: 2 }

/** The desk with a centre that has received some dossiers at counter 2 before. */
async function desk(scene: Scene, before: (centre: TestCentre) => Promise<unknown> = async () => undefined) {
  const centre = await scene.centre(DOSSIER_CENTRE)
  await before(centre)
  return dossierDesk(scene, centre)
}

async function inState(scene: Scene, arrange: (page: Page) => Promise<unknown>): Promise<OpenedPage> {
  const opened = await desk(scene)
  await arrange(opened.page)
  return opened
}

/** Four are received, one of them is past its half hour; one has its result on a shelf, one waits for papers. */
async function openWork(centre: TestCentre): Promise<void> {
  const { client, one } = await openDossierDesk(centre, 2)
  const ids = [await one(), await one(), await one(), await one()].map(({ id }) => ({ dossierId: id }))
  const [, ready, waiting] = ids
  if (!ready || !waiting) throw new Error('no dossiers')
  await client.call('recordResult', {
    params: ready,
    body: { kind: 'granted', paper: true, electronic: false, shelf: 'K2-15' },
  })
  await client.call('requestSupplement', {
    params: waiting,
    body: {
      items: [{ text: 'Giấy tờ chứng minh chỗ ở hợp pháp', verify: false, ground: 'Luật Cư trú, Điều 21' }],
      reason: 'Chưa có trong hồ sơ',
    },
  })
  centre.clock.advance(35 * 60_000)
}

const questions = async (page: Page, key: string): Promise<void> => {
  await begin(page)
  await page.keyboard.type('121', { delay: 100 })
  await press(page, key)
  await page.getByRole('dialog').waitFor()
}

export const counterDossierStates: readonly PageState[] = [
  {
    name: 'counter-dossier-begin',
    what: 'A dossier begins: scan the card, or type.',
    arrange: (scene) => desk(scene),
  },
  {
    name: 'counter-dossier-papers',
    what: 'The check-list by digits, the due date with its reasons, and what is still to be done.',
    arrange: (scene) =>
      inState(scene, async (page) => {
        await begin(page)
        await page.keyboard.type('13', { delay: 100 })
        await press(page, 'Alt+v')
        await page.locator('.dossiers-why').waitFor()
      }),
  },
  {
    name: 'counter-dossier-supplement',
    what: 'Something is missing: it is asked for once, in full, on a slip.',
    arrange: (scene) => inState(scene, (page) => questions(page, 'Alt+s')),
  },
  {
    name: 'counter-dossier-leader',
    what: 'Asked for once already: a leader agrees at the desk, with a reason and the PIN.',
    async arrange(scene) {
      const opened = await desk(scene, askedBefore)
      await askBeyond(opened.page)
      return opened
    },
  },
  {
    name: 'counter-dossier-refusal',
    what: 'Refused with its reason, on a slip.',
    arrange: (scene) => inState(scene, (page) => questions(page, 'Alt+c')),
  },
  {
    name: 'counter-dossier-received',
    what: 'Received: the code, the moment that was promised, and the papers to print.',
    arrange: (scene) =>
      inState(scene, async (page) => {
        await begin(page)
        await receive(page)
      }),
  },
  {
    name: 'counter-sheet-waits',
    what: 'The office printer has no paper: which slip waits, what to do, and the way out by PDF.',
    async arrange(scene) {
      const centre = await scene.centre(DOSSIER_CENTRE)
      const { sim } = await scene.sheets(centre)
      const opened = await dossierDesk(scene, centre)
      await begin(opened.page)
      await receive(opened.page)
      sim.setFault('paper-end')
      const cause = centre.db.prepare<[], string | null>("SELECT cause FROM printer WHERE id = 'phong-1'").pluck()
      await expect.poll(() => cause.get(), PATIENCE).toBe('paper-end')
      await press(opened.page, 'Alt+i')
      await opened.page.locator('.sheet-line').waitFor()
      return opened
    },
  },
  {
    name: 'counter-digitise',
    what: 'Papers are digitised: what is still to be done, and the pages of one paper in their order.',
    arrange: (scene) =>
      inState(scene, async (page) => {
        await begin(page)
        await receive(page)
        await press(page, 'Alt+k')
        await page.setInputFiles('.scans-main input[type=file]', [
          { name: 'a.pdf', mimeType: 'application/pdf', buffer: await textPdf(3) },
          { name: 'b.jpg', mimeType: 'image/jpeg', buffer: pagePicture('image/jpeg', 900, 1_273) },
        ])
        await page.locator('.scans-page').nth(3).locator('img').waitFor()
        await press(page, 'Alt+2')
      }),
  },
  {
    name: 'counter-dossier-lists',
    what: 'What may not be forgotten, the most pressing first, and a search over everything.',
    async arrange(scene) {
      const opened = await desk(scene, openWork)
      await press(opened.page, 'Alt+l')
      await opened.page.locator('.dossiers-found-line').first().waitFor()
      return opened
    },
  },
  {
    name: 'counter-dossier-life',
    what: 'One dossier: its facts with masks, its life, and the steps that are lawful now.',
    async arrange(scene) {
      const opened = await desk(scene, openWork)
      const { page } = opened
      await press(page, 'Alt+l')
      await page.locator('.dossiers-nav input:focus').waitFor()
      await page.keyboard.type('0003')
      await page.locator('.dossiers-found-line[data-code$="0003"]').waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await becomes(page, 'supplement')
      return opened
    },
  },
  {
    name: 'counter-dossier-zoom',
    what: 'The check-list at 200 % zoom: one column, nothing cut off.',
    scrolls: true,
    async arrange(scene) {
      const centre = await scene.centre(DOSSIER_CENTRE)
      const opened = await dossierDesk(scene, centre, { screen: ZOOMED })
      await begin(opened.page)
      return opened
    },
  },
]
