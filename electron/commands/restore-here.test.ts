import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { KEEP } from '../../shared/domain/backup/keep-backups.ts'
import type { Clock } from '../../shared/kernel/time.ts'
import type { RestoreJob, RestoreNews } from '../../shared/shell/restore-start.ts'
import { listBackups, MANIFEST } from '../centre/backup/backup-folder.ts'
import { copyBackup, preparePlace } from '../centre/backup/copy-backup.ts'
import { readRestoredNote } from '../centre/backup/restored-note.ts'
import { makeSealKey, readSealCode, readSealKey } from '../centre/backup/seal-key.ts'
import { verifyCentre } from '../centre/journal/verify.ts'
import { SCHEMA_VERSION } from '../centre/store/schema.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { JOBS_HERE, setBackupStage } from '../testkit/backup-stage.ts'
import { doRestoreJob } from './restore-here.ts'

type Restore = Extract<RestoreJob, { do: 'restore' }>

const stage = setBackupStage({ backupRunner: JOBS_HERE })

async function news(job: RestoreJob, clock: Clock = stage.centre.clock): Promise<RestoreNews[]> {
  const heard: RestoreNews[] = []
  await doRestoreJob(job, {
    clock,
    ids: systemIds,
    log: openLog('silent'),
    say: (one) => heard.push(one),
  })
  return heard
}
const last = async (job: RestoreJob) => (await news(job)).at(-1)
const look = (place: string): Promise<RestoreNews[]> => news({ do: 'look', place, own: join(stage.root, 'none') })

/** A disk with a locked copy of the centre, whose machine is gone. */
async function lockedDisk() {
  await stage.issue()
  mkdirSync(join(stage.dir, 'tls'), { recursive: true })
  writeFileSync(join(stage.dir, 'tls', 'authority.key'), 'the key of the house')
  await stage.look()
  await stage.stop()
  const disk = join(stage.root, 'disk')
  mkdirSync(join(disk, 'sao-luu'), { recursive: true })
  mkdirSync(join(disk, 'photos'))
  const { code } = makeSealKey(stage.dir)
  const second = { folder: join(disk, 'sao-luu'), centre: 'abcd1234', key: readSealKey(stage.dir) }
  preparePlace(second)
  const name = copyBackup({ from: stage.backups, second, keep: KEEP, now: stage.centre.clock.now() }, () => {}) ?? ''
  const [folder = ''] = readdirSync(second.folder).map((own) => join(second.folder, own))
  const data = join(stage.root, 'new', 'centre')
  const job: Restore = { do: 'restore', folder, name, data, code, abandoned: [] }
  return { disk, code, folder, name, data, job }
}

test('a locked copy on a disk is found, restored into an empty folder, and keeps the keys of the house', async () => {
  const { disk, folder, name, code, data, job } = await lockedDisk()
  for (const place of [disk, folder, join(folder, name)]) {
    const [found, end] = await look(place)
    expect(found).toMatchObject({ say: 'found', at: { place, broken: 0, copies: [{ folder, name, isSealed: true }] } })
    expect(end).toEqual({ say: 'looked' })
  }
  mkdirSync(data, { recursive: true })
  const heard = await news(job)
  const report = { replaced: null, house: true, isSealed: true }
  expect(heard.at(-1)).toMatchObject({ say: 'restored', report })
  const parts = heard.flatMap((one) => (one.say === 'progress' ? [one.progress] : []))
  expect(parts.at(-1)).toEqual({ step: 'checking', part: 100 })
  expect(parts.filter(({ step }) => step === 'copying').at(-1)?.part).toBe(100)
  expect(readFileSync(join(data, 'tls', 'authority.key'), 'utf8')).toBe('the key of the house')
  expect([readSealCode(data), readRestoredNote(data)?.how]).toEqual([code, 'asked'])
  expect(await verifyCentre(data)).toMatchObject({ ok: true })
  // Nothing stood there that would have to be kept: an empty folder is nobody's data.
  expect(readdirSync(join(stage.root, 'new'))).toEqual(['centre'])
})

test('what cannot be restored says why, and leaves nothing half done', async () => {
  const { disk, folder, name, data, job } = await lockedDisk()
  const failed = (fault: string): object => ({ say: 'failed', fault })
  expect(await look(join(disk, 'nowhere'))).toEqual([failed('no-folder')])
  expect(await look(join(disk, 'photos'))).toEqual([failed('no-copies')])
  expect(await last({ ...job, code: null })).toEqual(failed('no-code'))
  expect(await last({ ...job, code: 'ABCD' })).toEqual(failed('no-code'))
  expect(await last({ ...job, code: '0000-'.repeat(7).concat('0000') })).toEqual(failed('wrong-code'))
  const file = join(disk, 'a-file')
  writeFileSync(file, '')
  expect(await last({ ...job, data: join(file, 'centre') })).toEqual(failed('folder'))

  const [manifest, sound] = [join(folder, name, MANIFEST), readFileSync(join(folder, name, MANIFEST), 'utf8')]
  writeFileSync(manifest, JSON.stringify({ ...(JSON.parse(sound) as object), schema: SCHEMA_VERSION + 1 }))
  expect(await last(job)).toEqual(failed('newer'))
  expect((await look(folder))[0]).toMatchObject({ at: { copies: [{ isNewer: true }] } })
  writeFileSync(manifest, sound)

  const db = join(folder, name, 'centre.db')
  const bytes = readFileSync(db)
  const [changed, at] = [Buffer.from(bytes), bytes.length >> 1]
  changed[at] = (changed[at] ?? 0) ^ 1
  writeFileSync(db, changed)
  expect(await last(job), 'a byte of it').toEqual(failed('damaged'))
  appendFileSync(db, 'more')
  expect(await last(job), 'its length').toEqual(failed('damaged'))
  expect(await look(folder)).toEqual([failed('damaged')])
  expect([existsSync(data), existsSync(`${data}.restoring`)]).toEqual([false, false])

  writeFileSync(db, bytes)
  await stage.again()
  expect(await last({ ...job, data: stage.dir })).toEqual(failed('in-use'))
  await stage.stop()
  expect(await last({ ...job, data: stage.dir })).toMatchObject({
    say: 'restored',
    report: { replaced: expect.any(String) },
  })
  rmSync(disk, { recursive: true })
  expect(await last(job)).toEqual(failed('damaged'))
})

test('whoever waits hears that it goes on, however long a percent takes', async () => {
  const { job } = await lockedDisk()
  let time = 0
  const slow: Clock = { now: stage.centre.clock.now, monotonic: () => (time += 6_000) }
  const partsAt = async (clock: Clock): Promise<number[]> =>
    (await news(job, clock)).flatMap((one) =>
      one.say === 'progress' && one.progress.step === 'copying' ? [one.progress.part] : [],
    )
  const [quick, signs] = [await partsAt(stage.centre.clock), await partsAt(slow)]
  expect(quick.length).toBe(new Set(quick).size)
  expect(signs.length).toBeGreaterThan(quick.length)
})

test('a data folder is told from where the copies lie, and a link to an empty one stays a link', async () => {
  const { disk, folder, name, job } = await lockedDisk()
  for (const data of [folder, disk]) expect(await last({ ...job, data })).toEqual({ say: 'failed', fault: 'folder' })
  expect([existsSync(join(folder, name, MANIFEST)), readdirSync(stage.root).includes('disk')]).toEqual([true, true])
  const [empty, link] = [join(stage.root, 'empty'), join(stage.root, 'link')]
  mkdirSync(empty)
  symlinkSync(empty, link, 'junction')
  expect(await last({ ...job, data: link })).toMatchObject({ say: 'restored', report: { replaced: null } })
  expect([lstatSync(link).isSymbolicLink(), readRestoredNote(empty)?.how]).toEqual([true, 'asked'])
})

test("what a restore into another folder has left that was killed goes, and nothing that is somebody else's", async () => {
  const { data, job } = await lockedDisk()
  const left = (name: string, file: string): string => {
    mkdirSync(join(stage.root, `${name}.restoring`))
    writeFileSync(join(stage.root, `${name}.restoring`, file), 'names of citizens')
    return join(stage.root, name)
  }
  const abandoned = [left('first', 'centre.db'), left('second', 'centre.lock'), left('photos', 'me.jpg')]
  expect(await last({ do: 'drop', abandoned: abandoned.slice(1) })).toEqual({ say: 'dropped' })
  const there = () => readdirSync(stage.root).filter((name) => name.endsWith('.restoring'))
  expect(there().toSorted()).toEqual(['first.restoring', 'photos.restoring'])
  expect(await last({ ...job, abandoned: [...abandoned, data] })).toMatchObject({ say: 'restored' })
  expect([there(), (await verifyCentre(data)).ok]).toEqual([['photos.restoring'], true])
})

test('a disk without room is told before anything is written', async () => {
  await stage.look()
  await stage.stop()
  const [backup] = listBackups(stage.backups, Infinity)
  if (!backup) throw new Error('no backup')
  // As long as no disk of a test is, and empty: it takes no room where it lies.
  const large = { path: 'files/large', sha256: 'f'.repeat(64), bytes: 2 ** 43, mtimeMs: 0 }
  const file = join(stage.backups, 'files', large.sha256)
  writeFileSync(file, '')
  truncateSync(file, large.bytes)
  const manifest = { ...backup.manifest, files: [...backup.manifest.files, large] }
  writeFileSync(join(backup.folder, backup.name, MANIFEST), JSON.stringify(manifest))
  const data = join(stage.root, 'new')
  const job: Restore = { do: 'restore', folder: backup.folder, name: backup.name, data, code: null, abandoned: [] }
  expect(await last(job)).toEqual({ say: 'failed', fault: 'no-room' })
  expect([existsSync(data), existsSync(`${data}.restoring`)]).toEqual([false, false])
})
