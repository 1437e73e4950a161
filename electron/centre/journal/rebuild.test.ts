import { afterEach, expect, test } from 'vitest'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { strangerInSchema } from '../store/open-database.ts'
import { rebuildIfOutdated } from './rebuild.ts'
import { verifyCentre } from './verify.ts'

let running: TestCentre | null = null
afterEach(async () => {
  await running?.dispose()
  running = null
})

test('invariant 3: the journal is the truth — tables of another version are made anew from it, equal to the old ones', async () => {
  running = await startTestCentre()
  const kiosk = running.client(running.token('kiosk'))
  for (const serviceId of ['S1', 'S2', 'S1']) await kiosk.call('issueTicket', { body: { serviceId } })
  const desk = await running.openCounter(1)
  await desk.client.call('callNext', { params: { counterId: 'C1' }, body: {} })
  const { db } = running
  const tickets = db.prepare('SELECT * FROM ticket ORDER BY ord')
  const before = tickets.all()
  expect(before).toHaveLength(3)
  expect(rebuildIfOutdated(db)).toBe(false)

  db.exec(
    'CREATE TABLE long_gone (id TEXT); DROP TABLE print_job; DROP TABLE rating; ALTER TABLE ticket ADD COLUMN old TEXT; CREATE INDEX old_index ON period (kind); DELETE FROM line',
  )
  expect(strangerInSchema(db)).not.toBeNull()
  expect(rebuildIfOutdated(db)).toBe(true)
  expect(strangerInSchema(db)).toBeNull()
  expect(db.prepare('SELECT * FROM ticket ORDER BY ord').all()).toEqual(before)
  expect(await verifyCentre(running.dir)).toMatchObject({ ok: true })
})

test('a centre of an older version starts with what it had', async () => {
  running = await startTestCentre()
  await running.client(running.token('kiosk')).call('issueTicket', { body: { serviceId: 'S1' } })
  running.db.exec('DROP TABLE wait_model; DROP INDEX ticket_waiting')
  running = await running.restart()
  const services = await running.client(running.token('kiosk')).call('listServices', {})
  expect(services).toMatchObject({ ok: true, value: { services: [{ id: 'S1', waiting: 1 }, {}, {}, {}] } })
})
