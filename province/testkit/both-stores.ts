import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPgStore } from '../store/pg/open-pg.ts'
import { openSqliteStore } from '../store/sqlite/open-sqlite.ts'
import type { Store } from '../store/store.ts'
import { startPostgres } from './start-postgres.ts'
import type { TestPostgres } from './start-postgres.ts'

/** Makes stores with nothing in them, for `describe.each(STORES)`. */
export type StoreMaker = { readonly name: string; make(): Promise<Store>; end(): Promise<void> }

function sqlite(): StoreMaker {
  const dirs: string[] = []
  return {
    name: 'SQLite',
    make() {
      const dir = mkdtempSync(join(tmpdir(), 'province-'))
      dirs.push(dir)
      return Promise.resolve(openSqliteStore(join(dir, 'province.db')))
    },
    end: async () => dirs.forEach((dir) => rmSync(dir, { recursive: true, force: true })),
  }
}

function postgresql(): StoreMaker {
  let server: Promise<TestPostgres> | null = null
  let made = 0
  return {
    name: 'PostgreSQL',
    async make() {
      server ??= startPostgres()
      return openPgStore(await (await server).database(`store_${(made += 1)}`))
    },
    end: async () => (await server)?.stop(),
  }
}

export const STORES: readonly StoreMaker[] = [sqlite(), postgresql()]
