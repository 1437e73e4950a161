import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../../province/api/build-app.ts'
import { sqliteStoreOn } from '../../../province/store/sqlite/open-sqlite.ts'
import { StoreUnavailable } from '../../../province/store/store.ts'
import type { Store } from '../../../province/store/store.ts'
import type { VirtualTime } from '../virtual-time.ts'
import type { Chance } from './chance.ts'

const OPERATOR = 'operator-of-the-simulation'
const YEAR_MS = 365 * 24 * 3_600_000

/** The province of a simulation, through all lives of its program and of its database. */
export type SimProvince = {
  readonly store: Store
  app(): FastifyInstance | null
  addCentre(id: string): Promise<string>
  /** What an operator's system does. @returns false while it is down, or when it is refused */
  operate(path: string, body: object): Promise<boolean>
  /** Down at once, or its disk full; up again after a while. */
  kill(forMs: number): Promise<void>
  wrongClock(forMs: number): void
  backUp(): void
  /** From the older copy of its database, with or without the files that came since. */
  restore(): Promise<void>
  /** A file that it has said to have is gone from its disk. */
  loseFile(): void
  /** SHA-256 of what lies on its disk under a file's name; null: nothing. */
  fileHash(centreId: string, sha256: string): string | null
  revive(): Promise<void>
  readonly count: { kills: number; restores: number; lostFiles: number }
  end(): Promise<void>
}

/** The real one up to its HTTP, on SQLite in memory. */
export async function openSimProvince(dir: string, time: VirtualTime, chance: Chance): Promise<SimProvince> {
  const home = join(dir, 'province')
  const state = { isFull: false, wrongBy: 0 }
  const count = { kills: 0, restores: 0, lostFiles: 0 }
  let life = 0
  let db = new Database(':memory:')
  let store = storeOn(db, () => state.isFull)
  let backup: { readonly data: Buffer; readonly files: ReadonlySet<string> } | null = null
  let app: FastifyInstance | null = await build()

  function build(): Promise<FastifyInstance> {
    const mine = ++life
    return buildApp({
      ...{ store, dir: home, operatorToken: OPERATOR, clock: time.clock(() => state.wrongBy) },
      ...{ timers: time.timers(() => life === mine), log: { info() {}, warn() {}, error() {} } },
      ...{ perSecond: 1e9, atOnce: 1e9 },
    })
  }
  async function revive(): Promise<void> {
    state.isFull = false
    app ??= await build()
  }
  const files = (): string[] => filesIn(join(home, 'files'))
  const ask = (path: string, payload: object) =>
    app?.inject({
      ...{ method: 'POST', url: `/v1/operator${path}`, headers: { authorization: `Bearer ${OPERATOR}` }, payload },
    })

  return {
    get store() {
      return store
    },
    ...{ count, revive, app: () => app },
    async addCentre(id) {
      const said = await ask('/centres', { id, name: id })
      if (!said) throw new Error('the province is down')
      return said.json<{ token: string }>().token
    },
    operate: async (path, body) => (await ask(path, body))?.statusCode === 200,
    async kill(forMs) {
      count.kills += 1
      if (chance.is(0.3)) state.isFull = true
      else app = null
      void time.sleep(forMs).then(revive)
      await Promise.resolve()
    },
    wrongClock(forMs) {
      state.wrongBy = chance.is(0.5) ? YEAR_MS : -YEAR_MS
      void time.sleep(forMs).then(() => (state.wrongBy = 0))
    },
    backUp: () => void (backup = { data: db.serialize(), files: new Set(files()) }),
    async restore() {
      if (!backup) return
      const { data, files: kept } = backup
      count.restores += 1
      app = null
      // Whoever is in the middle of something finds the old one gone.
      db.close()
      db = new Database(data)
      store = storeOn(db, () => state.isFull)
      if (chance.is(0.5)) for (const path of files()) if (!kept.has(path)) rmSync(join(home, 'files', path))
      await revive()
    },
    loseFile() {
      const all = files()
      if (all.length === 0) return
      count.lostFiles += 1
      rmSync(join(home, 'files', chance.one(all)))
    },
    fileHash(centreId, sha256) {
      const path = join(home, 'files', centreId, sha256.slice(0, 2), sha256)
      return existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : null
    },
    async end() {
      await app?.close()
      await store.close()
    },
  }
}

const filesIn = (dir: string): string[] =>
  existsSync(dir)
    ? readdirSync(dir, { recursive: true, withFileTypes: true })
        .filter((one) => one.isFile())
        .map((one) => join(one.parentPath, one.name).slice(dir.length + 1))
        .toSorted()
    : []

/** A full disk ends a transaction after it has done all its work. */
function storeOn(db: Database.Database, isFull: () => boolean): Store {
  const real = sqliteStoreOn(db)
  return {
    ...real,
    transaction: (run) =>
      real.transaction(async (tx) => {
        const value = await run(tx)
        if (isFull()) throw new StoreUnavailable('the disk is full')
        return value
      }),
  }
}
