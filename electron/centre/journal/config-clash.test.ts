import { afterEach, beforeEach, expect, test } from 'vitest'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import { disposeSound, issue } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let running: TestCentre
beforeEach(async () => {
  running = await startTestCentre()
})
afterEach(() => disposeSound(running))

const configure = (...events: NewEvent[]): Promise<unknown> =>
  running.centre.executor.execute({ kind: 'nobody', address: '' }, null, () => ({ events }))
const service = (id: string, letter: string, name: string): NewEvent => ({
  type: 'service.defined',
  payload: { id, letter, name, kind: 'reception', agencyId: null, fieldIds: [], order: 9, usualMinutes: 6 },
})
const device = (id: string, tokenHash: string): NewEvent => ({
  type: 'device.paired',
  payload: { id, role: 'kiosk', name: id, tokenHash },
})
const procedure = (id: string, code: string): NewEvent => ({
  type: 'procedure.defined',
  payload: {
    id,
    code,
    name: id,
    fieldId: 'F1',
    level: 'commune',
    limits: [],
    fee: '',
    components: [],
    source: 'test',
  },
})

const TOKEN = 'a'.repeat(64)

test('a later event about the same thing replaces the earlier one', async () => {
  await configure(service('S1', 'A', 'Tên mới'), procedure('P1', '1.000001'), procedure('P1', '2.000001'))
  expect(running.centre.deps.store.config().services.get('S1')).toMatchObject({ name: 'Tên mới', letter: 'A' })
  expect(running.db.prepare('SELECT id, code FROM procedure').all()).toEqual([{ id: 'P1', code: '2.000001' }])
})

test.each<[string, () => NewEvent[]]>([
  ['letter of another service', () => [service('S9', 'A', 'Dịch vụ khác')]],
  ['token of another device', () => [device('D9', TOKEN), device('D10', TOKEN)]],
  ['code of another procedure', () => [procedure('P1', '1.000001'), procedure('P2', '1.000001')]],
])('the %s is an error, and takes nothing away', async (_name, events) => {
  const before = running.centre.journal.head().seq
  const tables = () =>
    ['service', 'device', 'procedure'].map((name) => running.db.prepare(`SELECT * FROM ${name} ORDER BY id`).all())
  const kept = tables()
  await expect(configure(...events())).rejects.toThrow('UNIQUE constraint failed')
  expect([running.centre.journal.head().seq, tables()]).toEqual([before, kept])
  expect((await issue(running)).number).toBe('A001')
})
