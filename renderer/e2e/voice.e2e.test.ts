import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { TestCentre } from '../../electron/testkit/start-test-centre.ts'
import { answered } from './answered.ts'
import { PATIENCE, SCREENS, sees } from './browser.ts'
import { setStage } from './stage.ts'
import type { PageOptions } from './stage.ts'

const stage = setStage()

async function studio(centre: TestCentre, prepare?: PageOptions['prepare']) {
  const token = await centre.logIn('leader')
  return stage.open(centre, 'voice', SCREENS.desk, {
    prepare: async (page) => {
      await page.addInitScript((given) => sessionStorage.setItem('mot-cua:office:session', given), token)
      await prepare?.(page)
    },
  })
}

const clip = async (centre: TestCentre, id: string) =>
  answered(await centre.client(centre.token('board')).call('listVoiceClips', {})).clips.find((one) => one.id === id)
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()

/** A microphone that plays a tone so loud. */
const microphone = (loudness: number) => (page: Page) =>
  page.addInitScript((gain) => {
    navigator.mediaDevices.getUserMedia = () => {
      const context = new AudioContext()
      const tone = new OscillatorNode(context, { frequency: 330 })
      const volume = new GainNode(context, { gain })
      const out = context.createMediaStreamDestination()
      tone.connect(volume).connect(out)
      tone.start()
      Object.assign(window, { toneSeconds: () => context.currentTime })
      return Promise.resolve(out.stream)
    }
  }, loudness)

/** Waits until the microphone has played for as long as a short word. */
async function spoken(page: Page): Promise<void> {
  await page.waitForFunction(() => (window as unknown as { toneSeconds(): number }).toneSeconds() > 0.6)
}

async function record(page: Page): Promise<void> {
  await press(page, 'Thu âm')
  await page.locator('.voice-meter-fill:not([data-state="none"])').waitFor()
  await expect.poll(() => page.getByRole('meter').getAttribute('aria-valuenow'), PATIENCE).not.toBe('0')
  await spoken(page)
  await press(page, 'Dừng')
}

test('a word is read, listened to and kept; the next one comes; the shipped one comes back', async () => {
  const centre = await stage.centre()
  const { page, errors } = await studio(centre, microphone(0.3))
  expect(await sees(page, /Đã thu 0 trên \d+ câu/)).toBe(true)
  expect(await page.locator('.voice-words').innerText()).toBe('Mời công dân có số')
  await record(page)
  expect(await sees(page, 'Bản thu tốt.')).toBe(true)
  await press(page, 'Nghe lại')
  await press(page, 'Dùng bản này')
  await expect.poll(() => page.locator('.voice-words').innerText(), PATIENCE).toBe('Xin nhắc lại')
  expect(await sees(page, /Đã thu 1 trên \d+ câu/)).toBe(true)
  const own = await clip(centre, 'invite')
  expect(own).toMatchObject({ placeholder: false, recordedAt: centre.clock.now() })
  expect((await fetch(centre.url + (own?.url ?? ''))).headers.get('content-type')).toBe('audio/wav')

  await page.getByRole('option', { name: 'Mời công dân có số' }).click()
  await press(page, 'Dùng lại giọng có sẵn')
  expect(await sees(page, /Đã thu 0 trên \d+ câu/)).toBe(true)
  expect(await clip(centre, 'invite')).toMatchObject({ placeholder: true, recordedAt: null })
  expect(errors).toEqual([])
})

test.each([
  ['too quiet', 0.015, /Tiếng nhỏ quá|Không nghe thấy tiếng/],
  ['silent', 0, 'Không nghe thấy tiếng. Xin kiểm tra micrô rồi thu lại.'],
  ['so loud that it crackles', 4, 'Tiếng to quá nên bị rè.'],
] as const)('a recording that is %s is not kept', async (_, loudness, words) => {
  const centre = await stage.centre()
  const { page } = await studio(centre, microphone(loudness))
  await press(page, 'Thu âm')
  await page.getByText('Đang thu. Mời đọc.').waitFor()
  await spoken(page)
  await press(page, 'Dừng')
  expect(await sees(page, words)).toBe(true)
  expect(await page.getByRole('button', { name: 'Dùng bản này' }).count()).toBe(0)
})

test('a microphone that is refused, or not there, is told in words', async () => {
  const centre = await stage.centre()
  for (const [name, words] of [
    ['NotAllowedError', 'Trình duyệt chưa cho phép dùng micrô.'],
    ['NotFoundError', 'Không tìm thấy micrô.'],
  ] as const) {
    const { page } = await studio(centre, (fresh) =>
      fresh.addInitScript((error) => {
        navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', error))
      }, name),
    )
    await press(page, 'Thu âm')
    expect(await sees(page, words)).toBe(true)
  }
})

test('a whole call can be heard', async () => {
  const centre = await stage.centre()
  const { page, errors } = await studio(centre)
  await press(page, 'Nghe thử câu gọi số')
  expect(await sees(page, 'Đang phát…')).toBe(true)
  await page.getByText('Nghe thử câu gọi số').waitFor({ timeout: 25_000 })
  expect(errors).toEqual([])
})

test('an officer does not get in', async () => {
  const centre = await stage.centre()
  const token = await centre.logIn('O1', 'C1')
  const answer = await centre
    .client(token)
    .call('recordVoiceClip', { params: { clipId: 'invite' }, body: { wav: 'AAAA' } })
  expect(answer).toMatchObject({ ok: false, code: 'FORBIDDEN' })
})
