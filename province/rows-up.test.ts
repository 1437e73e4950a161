import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openSqliteStore } from './store/sqlite/open-sqlite.ts'
import { rowsUpSuite } from './testkit/suites/rows-up.ts'

rowsUpSuite('SQLite', () => Promise.resolve(openSqliteStore(join(mkdtempSync(join(tmpdir(), 'province-')), 'p.db'))))
