import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AnswerOf } from '../../../../shared/api/operations.ts'
import type { EventType, PayloadOf } from '../../../../shared/domain/events/catalogue.ts'
import { leaderOf, openDossierDesk, startDossierCentre } from '../../../testkit/dossiers.ts'
import { CHARGE, closeDay, collectAll, setTariff } from '../../../testkit/fees.ts'
import { codeOf, disposeSound, must, payloads } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'

const DAY = 86_400_000
const METHODS = ['cash', 'transfer', 'qr', 'portal'] as const

const anyCommand = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('take' as const),
      by: fc.constantFrom(1, 2),
      count: fc.nat({ max: 30 }),
      method: fc.constantFrom(...METHODS),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constantFrom('cancel' as const, 'replace' as const, 'refund' as const),
      which: fc.nat(),
      asLeader: fc.boolean(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('close' as const),
      of: fc.constantFrom('O1', 'O2', 'leader', null),
      off: fc.integer({ min: -9_000, max: 9_000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), days: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('month' as const) }) },
)
const paid = <T extends EventType>(centre: TestCentre, type: T): PayloadOf<T>[] =>
  payloads(centre, type) as unknown as PayloadOf<T>[]
type Command = typeof anyCommand extends fc.Arbitrary<infer T> ? T : never

/** Does anything in any order; what the centre refuses changes nothing, so answers do not matter. */
async function play(centre: TestCentre, commands: readonly Command[]): Promise<void> {
  let n = 0
  for (const one of commands) {
    const date = new Date(centre.clock.now() + 7 * 3_600_000).toISOString().slice(0, 10)
    const leader = await leaderOf(centre)
    if (one.do === 'take') {
      const desk = await openDossierDesk(centre, one.by)
      const fees = [CHARGE, ...(one.count > 0 ? [{ tariff: 'ban-sao', count: one.count }] : [])]
      const { id } = await desk.one({ dossier: { fees } })
      await collectAll(desk.client, id, {
        method: one.method,
        ...(one.method === 'cash' ? {} : { reference: `R-${++n}x` }),
      })
    } else if (one.do === 'close') {
      const query = one.of === null ? { scope: 'centre' as const } : { scope: 'officer' as const, officerId: one.of }
      const { day, openDays } = must(await leader.call('getFeeDay', { params: { date }, query }))
      const counted = Math.max(0, day.totals.cash + one.off)
      await closeDay(leader, openDays[0] ?? date, one.of, { counted, words: 'Chênh lệch thử' })
    } else if (one.do === 'pass') centre.clock.advance(one.days * DAY)
    else if (one.do === 'month') await leader.call('closeFeeMonth', { params: { month: date.slice(0, 7) }, body: {} })
    else await putRight(centre, one)
  }
}

async function putRight(centre: TestCentre, one: Extract<Command, { which: number }>): Promise<void> {
  const made = paid(centre, 'fee.collected')
  const receipt = made[one.which % Math.max(1, made.length)]
  if (!receipt) return
  const { client } = one.asLeader ? { client: await leaderOf(centre) } : await openDossierDesk(centre)
  const params = { receiptId: receipt.receiptId }
  const replace = one.do === 'replace' ? { replace: { method: 'cash' as const } } : {}
  if (one.do !== 'refund') await client.call('cancelFeeReceipt', { params, body: { cause: 'other', ...replace } })
  else {
    const lines = receipt.lines.slice(0, 1).map(({ dossierId, no }) => ({ dossierId, no }))
    await client.call('refundFees', { params, body: { lines, cause: 'other', method: 'cash', ground: 'Văn bản thử' } })
  }
}

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0)

test('receipts less cancellations and refunds are the days, and the days are the months, in any order of commands', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyCommand, { minLength: 10, maxLength: 30 }), async (commands) => {
      const centre = await startDossierCentre({ now: '2026-11-26T08:00' })
      await setTariff(centre)
      await play(centre, commands)
      const taken = new Map(
        paid(centre, 'fee.collected').map((one) => [one.receiptId, sum(one.lines.map(({ amount }) => amount))]),
      )
      const cancelled = paid(centre, 'fee.receiptCancelled').map(({ receiptId }) => taken.get(receiptId) ?? 0)
      const refunded = paid(centre, 'fee.refunded').map(({ lines }) => sum(lines.map(({ amount }) => amount)))
      const expected = sum([...taken.values()]) - sum(cancelled) - sum(refunded)
      const leader = await leaderOf(centre)
      const monthOf = async (month: string): Promise<AnswerOf<'getFeeMonth'>['month']> =>
        must(await leader.call('getFeeMonth', { params: { month } })).month
      const months = [
        await monthOf('2026-11'),
        await monthOf('2026-12'),
        await monthOf('2027-01'),
        await monthOf('2027-02'),
      ]
      expect(sum(months.map(({ totals }) => totals.all))).toBe(expected)
      for (const { totals, days, procedures, agencies } of months)
        for (const rows of [days, procedures, agencies]) expect(sum(rows.map((row) => row.totals.all))).toBe(totals.all)
      // What two people signed is what its day comes to, now and for ever.
      for (const close of paid(centre, 'fee.dayClosed')) {
        const query =
          close.of === null ? { scope: 'centre' as const } : { scope: 'officer' as const, officerId: close.of }
        const { day } = must(await leader.call('getFeeDay', { params: { date: close.date }, query }))
        expect([day.totals, close.counted - close.difference]).toEqual([close.totals, close.totals.cash])
      }
      for (const closed of paid(centre, 'fee.monthClosed'))
        expect((await monthOf(closed.month)).totals).toEqual(closed.totals)
      const numbers = paid(centre, 'fee.collected').flatMap(({ count }) => count ?? [])
      expect(numbers).toEqual(numbers.map((_, place) => place + 1))
      expect(codeOf(await leader.call('getFeeMonth', { params: { month: '2026-13' } }))).toBe('BAD_REQUEST')
      await disposeSound(centre)
    }),
    { numRuns: 5 },
  )
})
