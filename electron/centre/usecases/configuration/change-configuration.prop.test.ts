import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Client } from '../../../../shared/api/client.ts'
import type { ConfigStep } from '../../../../shared/api/config-views.ts'
import { codeOf, disposeSound, issue, must, openDesk } from '../../../testkit/hall.ts'
import { NO_LIMITS, startTestCentre } from '../../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

const RUNS = process.env['SOAK'] ? 100 : 6

const serviceId = fc.constantFrom('S1', 'S2', 'S3', 'S-result', 'N1', 'N2')
const known = fc.constantFrom('S1', 'S2', 'S3', 'S-result')
const counterId = fc.constantFrom('C1', 'C2', 'C3', 'N4')
const words = fc.constantFrom('Hộ tịch', 'Đất đai', 'Cư trú', 'Văn hóa', 'Y tế', 'Xây dựng', '')
const day = fc.constantFrom('2026-11-20', '2026-11-23', '2026-11-24', '2026-11-28', '2026-12-05')
const defined = (kind: ConfigStep['kind'], item: fc.Arbitrary<Record<string, unknown>>): fc.Arbitrary<ConfigStep> =>
  item.map((given) => ({ kind, item: given }))

const step: fc.Arbitrary<ConfigStep> = fc.oneof(
  defined(
    'service',
    fc.record({
      id: serviceId,
      letter: fc.constantFrom('A', 'B', 'C', 'X', 'Y'),
      name: words,
      kind: fc.constantFrom('reception', 'result'),
      agencyId: fc.constantFrom(null, null, null, 'la'),
      fieldIds: fc.constant([]),
      order: fc.integer({ min: 0, max: 5 }),
      usualMinutes: fc.integer({ min: 1, max: 30 }),
    }),
  ),
  defined(
    'counter',
    fc.record({
      id: counterId,
      number: fc.integer({ min: 0, max: 5 }),
      name: words,
      services: fc.uniqueArray(fc.record({ serviceId: known, weight: fc.integer({ min: 1, max: 9 }) }), {
        selector: (served) => served.serviceId,
        minLength: 3,
        maxLength: 4,
      }),
    }),
  ),
  defined(
    'officer',
    fc.record({
      id: fc.constantFrom('O1', 'O2', 'leader', 'technician'),
      role: fc.constantFrom('officer', 'leader', 'technician'),
      agencyId: fc.constant(null),
      position: words,
      name: words,
    }),
  ),
  defined(
    'binding',
    fc.record({
      deviceId: fc.constantFrom('rating-1', 'board-1', 'la'),
      printerId: fc.constant(null),
      counterIds: fc.uniqueArray(counterId, { maxLength: 2 }),
    }),
  ),
  defined(
    'setting',
    fc.record({
      key: fc.constant('priority.maxRun'),
      agencyId: fc.constant(null),
      from: day,
      value: fc.integer({ min: 1, max: 21 }),
      source: words,
    }),
  ),
  defined('holiday', fc.record({ date: day, kind: fc.constantFrom('off', 'worked'), name: words, source: words })),
  fc.record({ kind: fc.constantFrom('service' as const, 'counter' as const), remove: fc.oneof(serviceId, counterId) }),
)
const action = fc.oneof(
  { weight: 5, arbitrary: fc.record({ changes: fc.array(step, { minLength: 1, maxLength: 2 }) }) },
  { weight: 2, arbitrary: fc.record({ undo: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.constant('take a number' as const) },
)

type Action = { changes: ConfigStep[] } | { undo: number } | 'take a number'

/** A change is previewed and tried; both must agree. @returns its seq when it was taken */
async function tryChange(leader: Client, changes: ConfigStep[] | null, undo: number): Promise<number | null> {
  const body = changes ? { changes } : { undo }
  const preview = await leader.call('previewConfiguration', { body })
  const result = changes
    ? await leader.call('changeConfiguration', { body: { changes } })
    : await leader.call('undoConfiguration', { params: { changeSeq: String(undo) }, body: {} })
  expect(codeOf(result)).toMatch(/^(OK|CONFIG_\w+)$/)
  const foreseen = preview.ok && preview.value.ok ? preview.value.differences : null
  expect(result.ok ? result.value.differences : null).toEqual(foreseen)
  must(await leader.call('getConfiguration', {}))
  return result.ok ? result.value.seq : null
}

/** @returns how many changes were taken */
async function act(running: TestCentre, actions: readonly Action[]): Promise<number> {
  const leader = running.client(await running.logIn('leader'))
  await openDesk(running, 1)
  const done: number[] = []
  for (const one of actions) {
    if (one === 'take a number') {
      const { services } = must(await running.client(running.token('kiosk')).call('listServices', {}))
      if (services[0]) await issue(running, services[0].id)
      continue
    }
    const undo = 'undo' in one ? (done[one.undo % Math.max(1, done.length)] ?? 1) : 1
    const seq = await tryChange(leader, 'changes' in one ? one.changes : null, undo)
    if (seq !== null) done.push(seq)
  }
  must(await leader.call('listConfigurationChanges', {}))
  return done.length
}

test('whatever people try, a preview says what comes, nothing fails, and the tables are what the journal says', async () => {
  let taken = 0
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 30 }), async (actions) => {
      const running = await startTestCentre({ allowances: NO_LIMITS })
      taken += await act(running, actions)
      await disposeSound(running)
    }),
    { numRuns: RUNS },
  )
  expect(taken).toBeGreaterThan(RUNS / 2)
})
