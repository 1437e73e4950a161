import { SCREENS } from '../browser.ts'
import type { OpenedPage } from '../browser.ts'
import type { PageState, Scene } from './state.ts'

/** The page as a leader has it open. */
async function studio(scene: Scene): Promise<OpenedPage> {
  const centre = await scene.centre({ settings: { 'centre.name': 'Trung tâm Phục vụ hành chính công' } })
  const token = await centre.logIn('leader')
  const opened = await scene.open(centre, 'voice', SCREENS.desk, {
    prepare: (page) => page.addInitScript((given) => sessionStorage.setItem('mot-cua:office:session', given), token),
  })
  await opened.page.locator('.voice-words').waitFor()
  return opened
}

export const voiceStates: readonly PageState[] = [
  {
    name: 'voice-list',
    what: 'Where a centre records its own voice: the words to read, and the one that is read now.',
    arrange: studio,
  },
  {
    name: 'voice-recording',
    what: 'A word is being read into the microphone.',
    async arrange(scene) {
      const opened = await studio(scene)
      await opened.page.locator('.voice-actions button').first().click()
      await opened.page.locator('.voice-meter-fill:not([data-state="none"])').waitFor({ state: 'attached' })
      return opened
    },
  },
  {
    name: 'voice-recorded',
    what: 'The recording has ended: listen, keep or read again; what is wrong with it is said.',
    async arrange(scene) {
      const opened = await studio(scene)
      const press = opened.page.locator('.voice-actions button').first()
      await press.click()
      await opened.page.locator('.voice-meter-fill:not([data-state="none"])').waitFor({ state: 'attached' })
      await press.click()
      await opened.page.locator('.voice-actions button').nth(1).waitFor()
      return opened
    },
  },
]
