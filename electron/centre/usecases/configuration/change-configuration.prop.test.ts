import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ConfigStep } from '../../../../shared/api/config-views.ts'
import { codeOf, disposeSound, issue, must, openDesk } from '../../../testkit/hall.ts'
import { NO_LIMITS, startTestCentre } from '../../../testkit/start-test-centre.ts'

const RUNS = process.env['SOAK'] ? 100 : 6

const serviceId = fc.constantFrom('S1', 'S2', 'S3', 'S-result', 'N1', 'N2')
const counterId = fc.constantFrom('C1', 'C2', 'C3', 'N4')
const words = fc.constantFrom('Hộ tịch', 'Đất đai', 'Cư trú', '')
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
      agencyId: fc.constantFrom(null, 'la'),
      fieldIds: fc.constant([]),
      order: fc.integer({ min: 0, max: 5 }),
      usualMinutes: fc.integer({ min: 0, max: 30 }),
    }),
  ),
  defined(
    'counter',
    fc.record({
      id: counterId,
      number: fc.integer({ min: 0, max: 5 }),
      name: words,
      services: fc.array(fc.record({ serviceId, weight: fc.integer({ min: 1, max: 9 }) }), { maxLength: 4 }),
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
      value: fc.integer({ min: 0, max: 5 }),
      source: words,
    }),
  ),
  defined('holiday', fc.record({ date: day, kind: fc.constantFrom('off', 'worked'), name: words, source: words })),
  fc.record({ kind: fc.constantFrom('service' as const, 'counter' as const), remove: fc.oneof(serviceId, counterId) }),
)
const action = fc.oneof(
  { weight: 5, arbitrary: fc.record({ changes: fc.array(step, { minLength: 1, maxLength: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ undo: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.constant('take a number' as const) },
)

test('whatever people try, a preview says what comes, nothing fails, and the tables are what the journal says', async () => {
  let taken = 0
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 10, maxLength: 30 }), async (actions) => {
      const running = await startTestCentre({ allowances: NO_LIMITS })
      const leader = running.client(await running.logIn('leader'))
      await openDesk(running, 1)
      const done: number[] = []
      for (const one of actions) {
        if (one === 'take a number') {
          const { services } = must(await running.client(running.token('kiosk')).call('listServices', {}))
          if (services[0]) await issue(running, services[0].id)
          continue
        }
        const undo = 'undo' in one ? (done[one.undo % Math.max(1, done.length)] ?? 1) : null
        const preview = await leader.call('previewConfiguration', {
          body: undo === null ? { changes: ('changes' in one && one.changes) || [] } : { undo },
        })
        const result =
          undo === null
            ? await leader.call('changeConfiguration', { body: { changes: ('changes' in one && one.changes) || [] } })
            : await leader.call('undoConfiguration', { params: { changeSeq: String(undo) }, body: {} })
        expect(codeOf(result)).toMatch(/^(OK|CONFIG_\w+)$/)
        expect(preview.ok ? preview.value.ok : false).toBe(result.ok)
        if (result.ok) {
          done.push(result.value.seq)
          taken += 1
        }
        const foreseen = preview.ok && preview.value.ok ? preview.value.differences : null
        expect(result.ok ? result.value.differences : null).toEqual(foreseen)
        must(await leader.call('getConfiguration', {}))
      }
      must(await leader.call('listConfigurationChanges', {}))
      await disposeSound(running)
    }),
    { numRuns: RUNS },
  )
  expect(taken).toBeGreaterThan(RUNS)
})
