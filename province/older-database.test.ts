import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, it } from 'vitest'
import { changesAnswer } from '../shared/province/changes.ts'
import type { ChangesAnswer } from '../shared/province/changes.ts'
import { fakeCentre } from './testkit/fake-centre.ts'
import { startTestProvince } from './testkit/start-test-province.ts'

const dir = mkdtempSync(join(tmpdir(), 'province-older-'))
afterEach(() => rmSync(dir, { recursive: true, force: true }))

it('a database that did not note what its feed has given tells all of it once more, and not for ever', async () => {
  const before = await startTestProvince({ dir })
  const token = await before.addCentre('c1')
  await before.operate('/holidays', { year: 2027, days: [] })
  await before.dispose()
  const db = new Database(join(dir, 'province.db'))
  db.exec('DROP TABLE change_mark')
  db.close()

  const province = await startTestProvince({ dir })
  const fake = fakeCentre(province.url, 'c1', token)
  const changes = async (query = ''): Promise<ChangesAnswer> =>
    changesAnswer.parse((await fake.get(`/changes${query}`)).body)
  const { cursor, changes: told } = await changes()
  expect(told).toHaveLength(1)
  expect(await changes(`?cursor=${cursor}`)).toMatchObject({ changes: [], resync: false })
  await province.dispose()
})
