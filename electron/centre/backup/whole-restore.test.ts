import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { startTestProvince } from '../../../province/testkit/start-test-province.ts'
import { KEEP } from '../../../shared/domain/backup/keep-backups.ts'
import type { Client } from '../../../shared/api/client.ts'
import { attach, digitalOf, textPdf } from '../../testkit/digital.ts'
import { leaderOf, openDossierDesk, startDossierCentre } from '../../testkit/dossiers.ts'
import { must } from '../../testkit/hall.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { verifyCentre } from '../journal/verify.ts'
import { doBackupJob } from './backup-job.ts'
import { listBackups } from './backup-folder.ts'
import { restoreBackup } from './restore-backup.ts'

/** Everything that was to be told has been taken. */
async function settled(leader: Client, dossierIds: readonly string[]): Promise<void> {
  await vi.waitUntil(
    async () => {
      const { state, waiting } = must(await leader.call('getLine', {})).line
      if (state !== 'up' || waiting.rows !== 0) return false
      for (const dossierId of dossierIds) {
        const { rows } = must(await leader.call('getDossierLine', { params: { dossierId } })).line
        if (rows.length === 0 || rows.some(({ state: one }) => one !== 'accepted')) return false
      }
      return true
    },
    { timeout: 20_000, interval: 20 },
  )
}

const filesOf = ({ centre: { deps } }: TestCentre): string[] => [...deps.files.list()].toSorted()

test('a whole centre with its province comes back in an empty folder, and both go on in a new epoch', async () => {
  const root = mkdtempSync(join(tmpdir(), 'mot-cua-whole-'))
  const [first, fresh, backups] = [join(root, 'data'), join(root, 'fresh'), join(root, 'backups')]
  const province = await startTestProvince()
  const token = await province.addCentre('trung-tam-1')
  const line = { url: province.url, readToken: () => token }
  let centre = await startDossierCentre({ dir: first, province: line })
  try {
    const desk = await openDossierDesk(centre)
    const leader = await leaderOf(centre)
    const kept = await desk.one()
    await attach(desk.client, kept.id, 'c1', await textPdf())
    const digital = await digitalOf(desk.client, kept.id)
    await settled(leader, [kept.id])
    const files = filesOf(centre)
    expect(files.length).toBeGreaterThan(0)
    mkdirSync(join(first, 'tls'), { recursive: true })
    writeFileSync(join(first, 'tls', 'authority.key'), 'secret')
    writeFileSync(join(first, 'media', '1.mp4'), 'film')
    const job = { do: 'take', dir: first, to: backups, kind: 'hour', centre: '', program: '0', keep: KEEP } as const
    expect(await doBackupJob({ ...job, now: centre.clock.now() }, () => {})).toMatchObject({ ok: true })
    const through = centre.centre.journal.head().seq
    const lost = await desk.one()
    await settled(leader, [lost.id])
    const before = centre.centre.deps.store.deliveries.epoch()?.epoch
    const { clock } = centre
    await centre.stop()
    rmSync(first, { recursive: true })

    const [backup] = listBackups(backups, clock.now())
    if (!backup) throw new Error('no backup')
    clock.advance(60_000)
    await restoreBackup({ backup, dir: fresh, now: clock.now(), how: 'asked', id: 'r' })
    expect(await verifyCentre(fresh)).toEqual({ ok: true, events: through })
    centre = await startDossierCentre({ dir: fresh, province: line, clock })
    const [again, officer] = [await leaderOf(centre), await openDossierDesk(centre)]
    expect(await digitalOf(officer.client, kept.id)).toEqual(digital)
    expect(filesOf(centre)).toEqual(files)
    expect([
      readFileSync(join(fresh, 'tls/authority.key'), 'utf8'),
      readFileSync(join(fresh, 'media/1.mp4'), 'utf8'),
    ]).toEqual(['secret', 'film'])
    const next = await officer.one()
    expect(next.code).not.toBe(lost.code)
    await settled(again, [kept.id, next.id])
    expect(centre.centre.deps.store.deliveries.epoch()?.epoch).not.toBe(before)
    expect(await verifyCentre(fresh)).toMatchObject({ ok: true })
  } finally {
    await centre.stop()
    await province.dispose()
    rmSync(root, { recursive: true, force: true })
  }
}, 60_000)
