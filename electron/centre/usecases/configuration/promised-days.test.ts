import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from '../../../../shared/api/client.ts'
import type { ConfigStep } from '../../../../shared/api/config-views.ts'
import { leaderOf, LONG, openDossierDesk, startDossierCentre } from '../../../testkit/dossiers.ts'
import { disposeSound, must } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

let running: TestCentre
let leader: Client
beforeEach(async () => {
  running = await startDossierCentre({ now: '2026-11-25T08:00' })
  leader = await leaderOf(running)
  // Seven working days from Wednesday 25 November: two dossiers are due on Friday 4 December at 17:00.
  await (await openDossierDesk(running)).receive({ times: 2, dossier: { procedureId: LONG } })
})
afterEach(() => disposeSound(running))

const dayOff = (date: string, part?: 'morning' | 'afternoon'): ConfigStep => ({
  kind: 'holiday',
  item: { date, kind: 'off', name: 'Họp toàn thể', source: 'Thông báo số 3', ...(part ? { part } : {}) },
})
const told = async (step: ConfigStep) =>
  must(await leader.call('previewConfiguration', { body: { changes: [step] } })).consequences

test('law-facts §10.3: who makes a day off is told how many results were promised for it', async () => {
  expect(await told(dayOff('2026-12-04'))).toEqual([
    {
      code: 'due-on-day-off',
      kind: 'holiday',
      key: '2026-12-04',
      name: 'Họp toàn thể',
      date: '2026-12-04',
      count: 2,
    },
  ])
  expect(await told(dayOff('2026-12-03'))).toEqual([])
})

test('law-facts §10.3: of a half-day off, those of its half', async () => {
  expect(await told(dayOff('2026-12-04', 'afternoon'))).toMatchObject([{ code: 'due-on-day-off', count: 2 }])
  expect(await told(dayOff('2026-12-04', 'morning'))).toEqual([])
})

test('a date that was promised stays as it was, and a later dossier passes over the day', async () => {
  must(await leader.call('changeConfiguration', { body: { changes: [dayOff('2026-12-04')] } }))
  const desk = await openDossierDesk(running)
  const due = must(
    await desk.client.call('computeDueDate', { params: { procedureId: LONG }, query: { channel: 'direct' } }),
  ).due
  const later = await desk.one({ dossier: { procedureId: LONG } })
  expect(later.dueAt).toBe(due)
  const dues = running.db.prepare('SELECT due_ms FROM dossier ORDER BY seq').pluck().all() as number[]
  // Friday 4 December for the first two, Monday the 7th for the third.
  expect(dues.map((ms) => new Date(ms + 7 * 3_600_000).toISOString().slice(0, 16))).toEqual([
    '2026-12-04T17:00',
    '2026-12-04T17:00',
    '2026-12-07T17:00',
  ])
})
