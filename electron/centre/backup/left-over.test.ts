import { existsSync, mkdirSync, readdirSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { JOBS_HERE, setBackupStage } from '../../testkit/backup-stage.ts'
import { findBackups, listBackups, OWN } from './backup-folder.ts'
import { dropFormer } from './former-places.ts'
import { dropReplaced } from './replaced-folders.ts'

const DAY_MS = 86_400_000
const stage = setBackupStage({ backupRunner: JOBS_HERE })
const { issue, look, stop, again, settled, technician } = stage

async function view() {
  const read = await (await technician()).call('getBackups', {})
  if (!read.ok) throw new Error(read.code)
  return read.value
}
const setSecond = async (folder: string): Promise<void> => {
  expect(await (await technician()).call('setSecondBackup', { body: { folder } })).toMatchObject({ ok: true })
  await settled()
}
const settle = async (folder: string, how: 'remove' | 'gone') =>
  (await technician()).call('settleFormerBackups', { body: { folder, how } })

test('what a restore has set aside goes after thirty days, once days of work have sound backups of their own', async () => {
  await issue()
  await look()
  await stop()
  writeFileSync(join(stage.dir, 'centre.db'), Buffer.alloc(65_536, 7))
  await again()
  const [replaced] = (await view()).replaced
  if (!replaced) throw new Error('nothing was set aside')
  expect([existsSync(replaced.folder), replaced.goesAt - replaced.at]).toEqual([true, 30 * DAY_MS])
  const stranger = `${stage.dir}-replaced-by-hand`
  mkdirSync(stranger)

  // A clock that leaps takes nothing.
  stage.centre.clock.advance(31 * DAY_MS)
  for (let day = 0; day < 3; day += 1) {
    expect(existsSync(replaced.folder), `day ${day}`).toBe(true)
    stage.centre.clock.advance(DAY_MS)
    await issue()
    await look()
  }
  expect([existsSync(replaced.folder), (await view()).replaced, existsSync(stranger)]).toEqual([false, [], true])
})

test('what was set aside and is the only sound copy stays, however old it is', async () => {
  await stop()
  const replaced = `${stage.dir}-replaced-2026-09-01_08-00-00`
  mkdirSync(replaced)
  dropReplaced(stage.dir, stage.backups, stage.centre.clock.now(), 30)
  expect(existsSync(replaced)).toBe(true)
})

test('copies on a disk that is used no longer are told until they are removed there, or the disk is said to be gone', async () => {
  const [one, two] = [join(stage.root, 'one'), join(stage.root, 'two')]
  for (const disk of [one, two]) mkdirSync(disk)
  await setSecond(one)
  expect((await view()).former).toEqual([])
  await setSecond(two)
  await look()
  expect((await view()).former).toMatchObject([
    { folder: one, copies: { count: 1, newestAt: stage.centre.clock.now(), oldestAt: stage.centre.clock.now() } },
  ])
  await setSecond(one)
  expect(
    (await view()).former.map(({ folder }) => folder),
    'chosen again',
  ).toEqual([two])
  await setSecond('')
  stage.centre.clock.advance(2 * 3_600_000)
  await again()
  await look()
  expect((await view()).former.map(({ folder }) => folder).toSorted(), 'after a restart').toEqual([one, two])

  renameSync(two, `${two}-away`)
  expect(await settle(two, 'remove')).toMatchObject({ code: 'BACKUP_PLACE_UNUSABLE', detail: { why: 'away' } })
  expect(await settle(two, 'gone')).toMatchObject({ ok: true })
  mkdirSync(join(one, 'photos'))
  expect(await settle(one, 'remove')).toMatchObject({ ok: true })
  await look()
  expect([(await view()).former, readdirSync(one), findBackups(`${two}-away`, Infinity).length > 0]).toEqual([
    [],
    ['photos'],
    true,
  ])
  expect(await settle(one, 'gone')).toMatchObject({ code: 'BAD_REQUEST' })
  expect(listBackups(stage.backups, Infinity).length).toBeGreaterThan(0)
})

test('the second disk by another name is no disk of before: what it has is never removed', async () => {
  const [disk, link] = [join(stage.root, 'disk'), join(stage.root, 'link')]
  mkdirSync(disk)
  symlinkSync(disk, link, 'junction')
  await setSecond(disk)
  const [own = ''] = readdirSync(disk)
  await setSecond(link)
  await look()
  expect((await view()).former).toEqual([])
  const centre = own.slice(OWN.length)
  for (const second of [link, join(disk, own)]) dropFormer(disk, centre, second)
  expect(readdirSync(disk)).toEqual([own])
  dropFormer(disk, centre, null)
  expect(readdirSync(disk)).toEqual([])
})
