import fc from 'fast-check'
import { expect, test } from 'vitest'
import { AN, IDENTIFIER, LONG, fullList, startDossierCentre } from '../../../testkit/dossiers.ts'
import { codeOf } from '../../../testkit/hall.ts'
import { NO_LIMITS } from '../../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

const RUNS = process.env['SOAK'] ? 60 : 4
const COUNTERS = 3

type Step =
  | { kind: 'receive'; at: number[]; times: number }
  | { kind: 'void'; dice: number }
  | { kind: 'undo' }
  | { kind: 'restart' }
  | { kind: 'night' }

const counters = fc.array(fc.integer({ min: 1, max: COUNTERS }), { minLength: 1, maxLength: 6 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('receive' as const),
      at: counters,
      times: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('void' as const), dice: fc.double({ min: 0, max: 0.99, noNaN: true }) }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'undo' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'night' as const }) },
)

/** Ranges with a gap: numbers of a day are taken from them in order, and never from between. */
const RANGES = [
  { from: 1, to: 7 },
  { from: 101, to: 140 },
]
const INSIDE = RANGES.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i))

type Given = { code: string; id: string }

/** A centre with whatever happens to it, and every code that it ever gave. */
async function live(steps: readonly Step[]): Promise<{ centre: TestCentre; given: Given[]; refused: number }> {
  let centre = await startDossierCentre({
    counters: COUNTERS,
    allowances: NO_LIMITS,
    settings: { 'dossier.codes': { identifier: IDENTIFIER, ranges: RANGES } },
  })
  const given: Given[] = []
  let refused = 0
  let days = 0
  const clients = new Map<number, Awaited<ReturnType<TestCentre['openCounter']>>>()
  const at = async (n: number) => {
    const known = clients.get(n) ?? (await centre.openCounter(n))
    clients.set(n, known)
    return known
  }
  async function receive(n: number, times: number): Promise<void> {
    const { client } = await at(n)
    const one = {
      ...{ procedureId: LONG, components: fullList(centre, LONG), outside: [], sets: 1, fees: [] },
      delivery: { how: 'counter' as const },
    }
    const dossiers = Array.from({ length: times }, () => one)
    const answer = await client.call('receiveDossier', {
      body: { channel: 'direct', filer: AN, oneReceipt: false, told: [], dossiers },
    })
    if (answer.ok) given.push(...answer.value.dossiers)
    else {
      refused += 1
      expect(codeOf(answer)).toBe('DOSSIER_CODES_USED_UP')
    }
  }
  for (const taken of steps) {
    if (taken.kind === 'receive') {
      for (const n of new Set(taken.at)) await at(n)
      await Promise.all(taken.at.map((n) => receive(n, taken.times)))
    } else if (taken.kind === 'void') {
      const one = given[Math.floor(taken.dice * given.length)]
      const { client } = await at(1)
      if (one) await client.call('voidDossier', { params: { dossierId: one.id }, body: { cause: 'other' } })
    } else if (taken.kind === 'undo') {
      const { client, counterId } = await at(1)
      const queue = await client.call('getQueue', { params: { counterId } })
      const seq = queue.ok ? queue.value.undo?.seq : undefined
      if (seq !== undefined) await client.call('undoStep', { params: { counterId }, body: { seq } })
    } else if (taken.kind === 'restart') centre = await centre.restart()
    else {
      days += 1
      centre.clock.set(
        `2026-12-${String(days % 25)
          .padStart(2, '0')
          .replace('00', '25')}T09:00`,
      )
      clients.clear()
    }
    if (taken.kind === 'restart') clients.clear()
  }
  return { centre, given, refused }
}

test(
  'KT-12.1d, decisions.md 16: no code comes twice, and numbers of a day fill their ranges without a gap, whatever happens',
  async () => {
    const property = fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 30 }), async (steps) => {
      const { centre, given, refused } = await live(steps)
      try {
        const codes = given.map(({ code }) => code)
        expect(new Set(codes).size).toBe(codes.length)
        for (const [day, ofDay] of Map.groupBy(codes, (code) => code.split('-')[1] ?? '')) {
          const numbers = ofDay.map((code) => Number(code.split('-')[2])).sort((a, b) => a - b)
          expect([day, numbers]).toEqual([day, INSIDE.slice(0, numbers.length)])
        }
        const kept = centre.db.prepare<[], string>('SELECT code FROM dossier ORDER BY code').pluck().all()
        expect(kept).toEqual([...codes].sort())
        expect(refused === 0 || codes.length > 0).toBe(true)
      } finally {
        await centre.dispose()
      }
    })
    await fc.assert(property, { numRuns: RUNS, endOnFailure: true })
  },
  4 * 60_000,
)
