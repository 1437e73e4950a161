import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import type { ManualTime } from '../../../shared/testkit/manual-time.ts'
import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import { parseNow } from '../../../shared/domain/time/vietnam-time.ts'
import { codeOf, disposeSound, issue, must, openDesk, payloads } from '../../testkit/hall.ts'
import { PIN } from '../../testkit/test-seed.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

const NOBODY = { kind: 'nobody', address: '' } as const
const MINUTE = 60_000

let running: TestCentre
let time: ManualTime
beforeEach(async () => {
  time = createManualTime()
  running = await startTestCentre({ timers: time.timers, now: '2026-11-23T16:00' })
})
afterEach(() => disposeSound(running))

/** Lets a day begin in which something happens, as every working day, and the timed work of its first minutes. */
async function dayBegins(date: string): Promise<void> {
  running.clock.set(`${date}T07:30`)
  time.advance(MINUTE)
  await afterTimedWork()
}
/** The timed work goes before this in the line of the committer, one transaction after another. */
async function afterTimedWork(): Promise<void> {
  for (let n = 0; n < 4; n += 1) await running.centre.executor.execute(NOBODY, null, () => ({}))
}
/** Somebody takes a number on a day: from then on the centre has worked on it. */
async function works(date: string): Promise<void> {
  await dayBegins(date)
  await issue(running)
}
const erased = (): unknown[] =>
  payloads(running, 'person.erased')
    .filter(({ ground }) => ground === 'retention')
    .map(({ personId }) => personId)
const counts = (): unknown[] => payloads(running, 'retention.applied').map((payload) => payload['counts'])
const idOf = (body: string): string =>
  String(running.db.prepare('SELECT id FROM person WHERE body = ?').pluck().get(body))
const left = (kind: string): unknown[] =>
  running.db.prepare('SELECT body FROM person WHERE kind = ? AND body IS NOT NULL ORDER BY body').pluck().all(kind)
const set = (key: string, value: unknown): Promise<unknown> =>
  running.centre.executor.execute(NOBODY, null, () => ({
    events: [
      { type: 'setting.changed', payload: { key, agencyId: null, from: '2026-11-23', value, source: '' } } as NewEvent,
    ],
  }))

/** A rating with words and a telephone number, as a tablet gives it. */
async function rated(comment: string, phone: string): Promise<void> {
  const desk = await openDesk(running, 1)
  await issue(running)
  const { ratingToken } = must(await desk.finish((await desk.take()).id))
  const body = { token: ratingToken, level: 1 as const, comment, followUp: { phone, consent: true as const } }
  must(await running.client(running.token('rating')).call('rateService', { body }))
}

describe('invariant 8: what is older than its retention is removed by a job that the journal records', () => {
  test('the group of a priority number goes after the working day, its number and the chain stay', async () => {
    await issue(running, 'S1', 'pregnant')
    await works('2026-11-24')
    expect(left('group'), 'a day is kept whole').toEqual(['pregnant'])
    await works('2026-11-25')
    expect(left('group')).toEqual([])
    expect(counts()).toEqual([{ priority: 1 }])
    expect(erased()).toHaveLength(1)
  })

  test('comments and telephone numbers by a setting of their own, which counts from its day on', async () => {
    await rated('Chờ lâu quá', '0912345678')
    await set('retention.commentDays', 2)
    const comment = idOf('Chờ lâu quá')
    for (const date of ['2026-11-24', '2026-11-25']) await works(date)
    expect(left('comment')).toEqual(['Chờ lâu quá'])
    await works('2026-11-26')
    expect([left('comment'), left('contact')]).toEqual([[], ['0912345678']])
    expect(erased()).toEqual([comment])
    const before = running.centre.journal.head().seq
    await dayBegins('2026-11-26')
    expect(running.centre.journal.head().seq, 'once a day').toBe(before)
  })

  test('feedback that is not answered is in use, however old', async () => {
    const kiosk = running.client(running.token('kiosk'))
    const leader = running.client(await running.logIn('leader'))
    const contact = { text: '0909090909', consent: true as const }
    await kiosk.call('giveFeedback', { body: { kind: 'report', words: 'Đã trả lời', contact } })
    await kiosk.call('giveFeedback', { body: { kind: 'report', words: 'Chưa trả lời', contact } })
    const { feedback } = must(await leader.call('listFeedback', {}))
    const feedbackId = feedback.find(({ words }) => words.text === 'Đã trả lời')?.id ?? ''
    running.clock.set('2026-11-24T09:00')
    const again = running.client(await running.logIn('leader'))
    must(await again.call('answerFeedback', { params: { feedbackId }, body: { note: 'Đã xin lỗi' } }))
    await set('retention.feedbackDays', 5)
    await set('retention.contactDays', 2)
    await works('2026-11-26')
    await works('2026-11-27')
    expect(counts(), 'from the answer, not from the day it was given').toEqual([{ contact: 1 }])
    await works('2026-11-29')
    await works('2026-11-30')
    expect(counts()).toEqual([{ contact: 1 }, { feedback: 2 }])
    expect([left('words'), left('contact')]).toEqual([['Chưa trả lời'], ['0909090909']])
  })

  test('the sign of a counter keeps its words as long as it stands there', async () => {
    await set('retention.reasonDays', 1)
    const [first, second] = [await openDesk(running, 1), await openDesk(running, 2)]
    for (const { client, counterId } of [first, second])
      must(await client.call('pauseCounter', { params: { counterId }, body: { reason: `nghỉ ở ${counterId}` } }))
    must(await second.client.call('openCounter', { params: { counterId: 'C2' }, body: {} }))
    for (const date of ['2026-11-24', '2026-11-25']) {
      // Sessions end by themselves overnight, and their counters close: these are kept alive.
      running.db.prepare('UPDATE session SET started_ms = ?').run(parseNow(`${date}T07:30`))
      await works(date)
    }
    expect(left('words')).toEqual(['nghỉ ở C1'])
    await works('2026-11-26')
    await works('2026-11-27')
    expect(left('words')).toEqual([])
  })

  test('a PIN that was replaced goes at the next day change, and the new one opens the door', async () => {
    const leader = running.client(await running.logIn('leader'))
    const before = left('credential').length
    must(await leader.call('setOfficerPin', { params: { officerId: 'O1' }, body: { pin: '951753' } }))
    expect(left('credential')).toHaveLength(before + 1)
    await works('2026-11-24')
    expect([left('credential').length, counts()]).toEqual([before, [{ oldPin: 1 }]])
    const logIn = (pin: string) =>
      running.client(null).call('createSession', { body: { officerId: 'O1', counterId: 'C1', pin } })
    expect([codeOf(await logIn(PIN)), codeOf(await logIn('951753'))]).toEqual(['WRONG_PIN', 'OK'])
  })

  test('a name goes a while after its owner has left, and not before', async () => {
    await set('retention.formerStaffDays', 2)
    const leader = running.client(await running.logIn('leader'))
    const names = left('name')
    must(await leader.call('changeConfiguration', { body: { changes: [{ kind: 'officer', remove: 'O3' }] } }))
    for (const date of ['2026-11-24', '2026-11-25']) await works(date)
    expect(left('name')).toEqual(names)
    await works('2026-11-26')
    expect(left('name')).toHaveLength(names.length - 1)
    expect(counts().at(-1)).toMatchObject({ formerStaff: 1 })
  })

  test('many rows go in portions, each with its own line of counts', async () => {
    for (let n = 0; n < 30; n += 1) await issue(running, 'S1', 'elderly')
    running.clock.set('2026-11-24T07:30')
    await issue(running)
    running.clock.set('2026-11-25T07:30')
    running = await running.restart()
    await afterTimedWork()
    expect(counts()).toEqual([{ priority: 25 }, { priority: 5 }])
    expect(left('group')).toEqual([])
  })

  test('a clock that somebody has set years ahead erases nothing, however many days nobody notices', async () => {
    await issue(running, 'S1', 'merit')
    for (const date of ['2036-11-23', '2036-11-24', '2036-11-25', '2036-11-30']) {
      await works(date)
      expect([date, left('group')]).toEqual([date, ['merit']])
    }
  })

  test('put right again it erases again; ten days of work by which nobody objected are believed too', async () => {
    await issue(running, 'S1', 'merit')
    await works('2036-11-23')
    await works('2026-11-24')
    await works('2026-11-25')
    expect(left('group')).toEqual([])
    await issue(running, 'S1', 'merit')
    for (let day = 1; day <= 9; day += 1) await works(`2027-03-0${day}`)
    expect(left('group')).toEqual(['merit'])
    for (const date of ['2027-03-10', '2027-03-11', '2027-03-12']) await works(date)
    expect(left('group')).toEqual([])
  })
})

test('what is erased leaves the answers that are kept to be repeated, and others keep the same words', async () => {
  const desk = await openDesk(running, 1)
  const params = { counterId: 'C1' }
  const key = crypto.randomUUID()
  const pause = () => desk.client.call('pauseCounter', { params, body: { reason: 'đi khám “răng”' }, key })
  expect(JSON.stringify(must(await pause()))).toContain('răng')
  const personId = idOf('đi khám “răng”')
  const kept = (): string => running.db.prepare('SELECT answer FROM idempotency').pluck().all().join()
  expect(kept()).toContain('răng')
  const leader = running.client(await running.logIn('leader'))
  must(await leader.call('erasePerson', { params: { personId }, body: {} }))
  expect(kept()).not.toContain('răng')
  expect(must(await pause())).toMatchObject({ counter: { state: 'paused', pauseReason: 'other' } })
  expect(payloads(running, 'counter.paused')).toHaveLength(1)
})
