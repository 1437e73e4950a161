import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answered } from '../answered.ts'
import { HALL, morning, openOffice } from '../hall-day.ts'
import type { PageState } from './state.ts'

export const backupStates: readonly PageState[] = [
  {
    name: 'technician-backups',
    what: 'Backups of the centre: the last good one, the second disk that nobody has set yet, how long they are kept.',
    scrolls: true,
    async arrange(scene) {
      // The centre's own folder, which goes with it.
      const dir = mkdtempSync(join(tmpdir(), 'mot-cua-backups-'))
      const centre = await scene.centre({ ...HALL, dir, backups: join(dir, 'backups') })
      await morning(centre, 3, 1)
      const technician = centre.client(await centre.logIn('technician'))
      answered(await technician.call('backUpNow', { body: {} }))
      const opened = await openOffice(scene, centre, 'backups', { who: 'technician' })
      await opened.page.locator('[data-backup]').first().waitFor()
      await opened.page.locator('[data-backup-verdict]').waitFor()
      return opened
    },
  },
]
