import { afterEach, expect, test } from 'vitest'
import type { SentEvent } from '../../../../shared/province/wire.ts'
import { leaderOf, openDossierDesk, startDossierCentre, stateOf } from '../../../testkit/dossiers.ts'
import { disposeSound, must } from '../../../testkit/hall.ts'
import type { TestCentre } from '../../../testkit/start-test-centre.ts'
import type { Recorded } from '../../journal/recorded.ts'
import { composeRow } from './compose-row.ts'
import { recordBatch } from './record.ts'

const NOBODY = { kind: 'nobody', address: '' } as const
const TYPED = 'số nhà 12, gõ Nguyễn Thị Ánh'
const FIELD = 'body.delivery.where.words'
let running: TestCentre
afterEach(() => disposeSound(running))

const write = (...events: object[]): Promise<unknown> =>
  running.centre.executor.execute(NOBODY, null, () => ({ events: events as never }))
const journal = (): string => (running.db.prepare('SELECT payload FROM event').pluck().all() as string[]).join('\n')
const events = (): Recorded[] => running.centre.journal.read(0, running.centre.journal.head().seq, 10_000)

/** What goes to the province for the newest correction. */
function sent(): { body: SentEvent['body']; isErased: number; settles: number | null } {
  const corrected = events().findLast(({ type }) => type === 'delivery.corrected')
  const row = corrected && composeRow(running.centre.deps, corrected, (seq) => events().find((one) => one.seq === seq))
  if (!row) throw new Error('nothing goes')
  return { ...row, body: (JSON.parse(row.body) as SentEvent).body }
}

/** A dossier whose reception the province refused at a place. */
async function refused(): Promise<{ dossierId: string; seq: number }> {
  running = await startDossierCentre()
  const desk = await openDossierDesk(running)
  const { id: dossierId } = await desk.one({ dossier: { delivery: { how: 'postal', where: 'Phố Thử' } } })
  const seq = events().findLast(({ type }) => type === 'dossier.received')?.seq ?? 0
  const payload = { seq, type: 'dossier.received', dossierId, code: 'EVENT_INVALID', field: FIELD }
  await write({ type: 'delivery.rejected', payload })
  const change = { field: FIELD, value: TYPED }
  must(await desk.client.call('correctDelivery', { params: { seq: String(seq) }, body: { change } }))
  return { dossierId, seq }
}

test('decisions.md 2: what is typed in a correction never stands in the journal, and goes with whose dossier it is', async () => {
  const { dossierId, seq } = await refused()
  expect(journal()).not.toContain(TYPED)
  expect(sent()).toMatchObject({ settles: seq, isErased: 0, body: { delivery: { where: { words: TYPED } } } })
  const leader = await leaderOf(running)
  const { parties } = await stateOf(leader, dossierId)
  const personId = parties.find(({ role }) => role === 'filer')?.personId ?? ''
  must(await leader.call('erasePerson', { params: { personId }, body: {} }))
  const kept = running.db.prepare('SELECT body FROM person WHERE body IS NOT NULL').pluck().all().join('\n')
  expect(kept).not.toContain('gõ Nguyễn')
  expect(sent()).toMatchObject({ isErased: 1, body: { delivery: { where: { words: null } } } })
})

test('a correction of before, whose value stands in the event itself, is still sent as it was', async () => {
  const { seq } = await refused()
  const change = { field: 'body.delivery.how', value: 'counter' }
  await write({ type: 'delivery.corrected', payload: { seq, officerId: 'O1', change } })
  expect(sent()).toMatchObject({ isErased: 0, body: { delivery: { how: 'counter' } } })
})

test('decisions.md 2: words where the province should name a place are shown, and stay out of the journal', async () => {
  const { dossierId } = await refused()
  const { deps, executor } = running.centre
  const words = 'Ngày sinh của bà Ánh sai'
  const reach = { epoch: 'E1', through: 0, rows: 0, digest: '0'.repeat(64) }
  const seq = events().findLast(({ type }) => type === 'dossier.received')?.seq ?? 0
  await executor.execute(NOBODY, null, () => ({
    apply: (operational) => {
      const row = composeRow(
        deps,
        events().find((one) => one.seq === seq)!,
        () => undefined,
      )
      if (row) operational.addDelivery({ ...row, seq: 9_999 })
      operational.setSyncState('reach', JSON.stringify(reach))
    },
  }))
  const reason = 'Số 001185000123 không phải của bà Ánh'
  const results = [{ seq: 9_999, outcome: 'rejected' as const, code: 'Sai ngày', field: words, reason }]
  const answer = { ...reach, through: 9_999, now: 0, results }
  await executor.execute(NOBODY, null, (ctx) => recordBatch(deps, { reach, rows: [], answer }, ctx))
  expect(events().at(-1)).toMatchObject({ payload: { dossierId, code: 'UNKNOWN', field: null } })
  expect(deps.store.deliveries.task(9_999)).toMatchObject({ field: words, reason })
  const leader = await leaderOf(running)
  const personId = (await stateOf(leader, dossierId)).parties.find(({ role }) => role === 'filer')?.personId ?? ''
  must(await leader.call('erasePerson', { params: { personId }, body: {} }))
  expect(deps.store.deliveries.task(9_999)).toMatchObject({ field: null, reason: null })
})
