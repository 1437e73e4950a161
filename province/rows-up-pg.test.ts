import { afterAll, beforeAll } from 'vitest'
import { openPgStore } from './store/pg/open-pg.ts'
import { startPostgres } from './testkit/start-postgres.ts'
import type { TestPostgres } from './testkit/start-postgres.ts'
import { rowsUpSuite } from './testkit/suites/rows-up.ts'

let postgres: TestPostgres
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(() => postgres.stop())

rowsUpSuite('PostgreSQL', async () => openPgStore(await postgres.database('rows_up')))
