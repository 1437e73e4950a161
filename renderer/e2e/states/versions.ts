import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openReleaseMaker } from '../../../electron/testkit/releases.ts'
import { answered } from '../answered.ts'
import { openOffice, HALL } from '../hall-day.ts'
import type { PageState } from './state.ts'

export const versionStates: readonly PageState[] = [
  {
    name: 'technician-versions',
    what: 'Versions of the program: a roll-out that has its turn at the centre tonight, what each machine runs and waits for, and a machine whose installer was broken.',
    scrolls: true,
    async arrange(scene) {
      const maker = openReleaseMaker()
      // The centre's own folder, which goes with it.
      const dir = mkdtempSync(join(tmpdir(), 'mot-cua-versions-'))
      writeFileSync(join(dir, 'keys.json'), maker.keysFile)
      const centre = await scene.centre({ ...HALL, dir, version: '1.0.0', updateKeys: [join(dir, 'keys.json')] })
      const technician = centre.client(await centre.logIn('technician'))
      answered(await technician.call('takeRelease', { body: { folder: maker.make(dir, '1.0.0') } }))
      const say = async (role: 'kiosk' | 'board' | 'rating', version: string, isBroken = false): Promise<void> => {
        const failed = isBroken ? ({ version: '1.1.0', why: 'broken' } as const) : null
        answered(
          await centre.client(centre.token(role)).call('askForUpdate', { body: { version, canInstall: true, failed } }),
        )
      }
      await say('kiosk', '1.0.0')
      await say('board', '1.0.0', true)
      await say('rating', '1.1.0')
      const opened = await openOffice(scene, centre, 'versions', { who: 'technician' })
      // As from a stick: the folder is typed, the release is checked, and its button pressed.
      await opened.page.locator('.office-parts').getByRole('textbox').fill(maker.make(dir, '1.1.0'))
      await opened.page.locator('.versions-bar button').last().click()
      await opened.page.locator('[data-release="1.1.0"] button').click()
      await opened.page.locator('[data-roll-out="centre"]').waitFor()
      await opened.page.locator('.office-parts h1').scrollIntoViewIfNeeded()
      return opened
    },
  },
]
