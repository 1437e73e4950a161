import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { afterEach } from 'vitest'
import { startTestProvince } from '../../province/testkit/start-test-province.ts'
import type { TestProvince } from '../../province/testkit/start-test-province.ts'
import { createManualTime } from '../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../shared/testkit/manual-time.ts'
import { makePerson } from '../centre/journal/persons.ts'
import { httpTransport } from '../centre/sync/http/transport.ts'
import type { Transport } from '../centre/sync/http/transport.ts'
import { readReach } from '../centre/usecases/sync/reach.ts'
import { systemIds } from '../platform/ids.ts'
import { dossierEvents, openSyncCentre } from './sync-centre.ts'
import type { SyncCentre } from './sync-centre.ts'

export const SYNC_START = Date.parse('2026-11-23T01:00:00Z')

/** A centre, its province, and what can happen to both. */
export type SyncStage = {
  readonly time: ManualTime
  readonly province: TestProvince
  /** Comes between a centre and its province. */
  net: (request: Parameters<Transport>[0], real: Transport) => ReturnType<Transport>
  /** A province, and a centre with an empty journal. @param quotaBytes room for its files there */
  begin(quotaBytes?: number): Promise<SyncCentre>
  /** A centre of an older copy of its file. */
  openCopy(file: Buffer): Promise<SyncCentre>
  backUpProvince(): Buffer
  /** The province goes on with an older copy of its database; files that came since stay only if they are kept. */
  restoreProvince(database: Buffer, keepsFiles: boolean): Promise<void>
  /** What both sides have, what waits, and what is refused. */
  sides(centre: SyncCentre): Promise<object>
  /** State and apologies at the province. */
  statusOf(...numbers: number[]): Promise<string[]>
}

/** Both sides have the same rows, and nobody has anything to do. */
export const SIDES_EQUAL = { isEqual: [true, true, true], waiting: 0, open: 0, tasks: [], epochs: 1 }

/** Sets a stage for tests of the line; what it opened is closed after each. */
export function setSyncStage(): SyncStage {
  const dirs: string[] = []
  const open = new Set<SyncCentre>()
  let token = ''
  function newDir(): string {
    const dir = mkdtempSync(join(tmpdir(), 'sync-'))
    dirs.push(dir)
    return dir
  }
  afterEach(async () => {
    await stage.province.dispose()
    for (const { db } of open) db.close()
    open.clear()
    for (const dir of dirs.splice(0)) rmSync(dir, { recursive: true, force: true })
  })

  async function openAt(dir: string): Promise<SyncCentre> {
    const real = httpTransport(stage.province.url)
    const centre = await openSyncCentre({
      ...{ id: 'centre-1', dir, token, ids: systemIds, chance: () => 0, ...stage.time },
      transport: (request) => stage.net(request, real),
      pack: (text) => gzipSync(text),
    })
    open.add(centre)
    return centre
  }

  const stage: { -readonly [K in keyof SyncStage]: SyncStage[K] } = {
    ...{ time: undefined as unknown as ManualTime, province: undefined as unknown as TestProvince },
    net: (request, real) => real(request),
    async begin(quotaBytes) {
      stage.net = (request, real) => real(request)
      stage.time = createManualTime(SYNC_START)
      stage.province = await startTestProvince({ clock: stage.time.clock, dir: newDir() })
      token = await stage.province.addCentre('centre-1', quotaBytes)
      return await openAt(newDir())
    },
    openCopy(file) {
      const dir = newDir()
      writeFileSync(join(dir, 'centre.db'), file)
      return openAt(dir)
    },
    backUpProvince: () => copyOf(join(stage.province.dir, 'province.db')),
    async restoreProvince(database, keepsFiles) {
      const { dir, url } = stage.province
      await stage.province.dispose()
      for (const end of ['', '-wal', '-shm']) rmSync(join(dir, `province.db${end}`), { force: true })
      writeFileSync(join(dir, 'province.db'), database)
      if (!keepsFiles) dropNewer(join(dir, 'province.db'), join(dir, 'files', 'centre-1'))
      stage.province = await startTestProvince({ clock: stage.time.clock, dir, port: Number(new URL(url).port) })
    },
    sides: (centre) => sidesOf(stage.province, centre),
    async statusOf(...numbers) {
      const codes = numbers.map((no) => dossierEvents(systemIds, no, SYNC_START).code)
      const found = await stage.province.store.transaction((tx) => tx.dossiers('centre-1', codes))
      return found.map(({ status, apologies }) => `${status} ${apologies}`)
    },
  }
  return stage
}

/** Files of the centre that a copy of the database does not know. */
function dropNewer(database: string, dir: string): void {
  const db = new Database(database)
  const known = new Set(db.prepare('SELECT sha256 FROM file').pluck().all())
  db.close()
  for (const path of readdirSync(dir, { recursive: true, encoding: 'utf8' }))
    if (basename(path).length === 64 && !known.has(basename(path))) rmSync(join(dir, path))
}

function copyOf(file: string): Buffer {
  const db = new Database(file)
  try {
    return db.serialize()
  } finally {
    db.close()
  }
}

async function sidesOf({ store }: TestProvince, { deps }: SyncCentre): Promise<object> {
  const there = await store.centre('centre-1')
  const reach = readReach(deps)
  const { deliveries } = deps.store
  return {
    isEqual: [reach?.through === there?.through, reach?.rows === there?.rows, reach?.digest === there?.digest],
    ...{ waiting: deliveries.waiting().rows, open: deliveries.open().length },
    tasks: deliveries.openTasks(9).map(({ seq, code }) => `${seq} ${code}`),
    epochs: there?.epochs.length,
  }
}

/** A paper of dossier 1 that was digitised. @returns its hash */
export async function attachPaper({ deps, write }: SyncCentre, n: number, length = 5_000): Promise<string> {
  const bytes = Buffer.alloc(length, String(n))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await deps.files.keep(sha256, bytes)
  const file = makePerson(systemIds.next(), 'digital', sha256)
  const payload = {
    ...{ dossierId: 'D1', officerId: 'O1', part: `c${n}`, fileId: `F${n}`, sha256, bytes: bytes.length, pages: 1 },
    ...({ format: 'pdf', conformance: null, isSigned: false, dpi: null, source: 'file', file: file.ref } as const),
  }
  await write([{ type: 'digital.attached', payload }], [file.row])
  return sha256
}
