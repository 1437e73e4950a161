import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { answered } from '../answered.ts'
import { HALL, morning, openOffice } from '../hall-day.ts'
import type { PageState } from './state.ts'

export const backupStates: readonly PageState[] = [
  {
    name: 'technician-backups',
    what: 'Backups of the centre: the last good one, no second disk now, how long they are kept, copies on a disk of before.',
    scrolls: true,
    async arrange(scene) {
      // The centre's own folder, which goes with it.
      const dir = mkdtempSync(join(tmpdir(), 'mot-cua-backups-'))
      const centre = await scene.centre({ ...HALL, dir, backups: join(dir, 'backups') })
      await morning(centre, 3, 1)
      const technician = centre.client(await centre.logIn('technician'))
      // A disk that was the second one, is used no longer, and is away.
      const disk = `${dir}-o-cu`
      mkdirSync(disk)
      answered(await technician.call('setSecondBackup', { body: { folder: disk } }))
      const copied = async () => answered(await technician.call('getBackups', {})).second?.lastGoodAt
      await expect.poll(copied, { timeout: 20_000 }).toBeTypeOf('number')
      answered(await technician.call('setSecondBackup', { body: { folder: '' } }))
      rmSync(disk, { recursive: true })
      answered(await technician.call('backUpNow', { body: {} }))
      const opened = await openOffice(scene, centre, 'backups', { who: 'technician' })
      await opened.page.locator('[data-backup]').first().waitFor()
      await opened.page.locator('[data-backup-verdict]').waitFor()
      await opened.page.locator('[data-former]').waitFor()
      return opened
    },
  },
]
