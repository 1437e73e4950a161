import { afterEach, describe, expect, test } from 'vitest'
import type { SpeakerReport } from '../../../shared/api/speaker-views.ts'
import { issue, must, openDesk } from '../../testkit/hall.ts'
import { NO_LIMITS, startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre, TestCentreOptions } from '../../testkit/start-test-centre.ts'
import { verifyCentre } from '../journal/verify.ts'

let centre: TestCentre
afterEach(() => centre.dispose())

function board(index: 0 | 1) {
  const client = centre.client(centre.token('board', index))
  const listen = async () => must(await client.call('listAnnouncements', {}))
  return {
    listen,
    said: async () =>
      (await listen()).announcements.map(({ number, counterNumber, calls }) => [number, counterNumber, calls]),
    first: async () => (await listen()).announcements[0]?.callSeq ?? 0,
    take: (callSeq: number) => client.call('takeAnnouncement', { params: { callSeq: String(callSeq) }, body: {} }),
    end: (callSeq: number, outcome: 'spoken' | 'broken' = 'spoken') =>
      client.call('endAnnouncement', { params: { callSeq: String(callSeq) }, body: { outcome } }),
    beat: async (state: SpeakerReport['state'] = 'ready') =>
      must(await client.call('reportDevice', { body: { speaker: { state } } })),
  }
}

async function start(options: TestCentreOptions = {}) {
  centre = await startTestCentre({ allowances: NO_LIMITS, ...options })
  const [one, two] = [board(0), board(1)]
  await one.beat()
  await two.beat()
  return { one, two, desk: await openDesk(centre, 1), other: await openDesk(centre, 2) }
}

async function call(desk: Awaited<ReturnType<typeof openDesk>>): Promise<string> {
  const { id } = await issue(centre)
  must(await desk.call(id))
  return id
}

describe('one hall has one voice', () => {
  test('the first board speaks, the other hears that it does, and a call is spoken once', async () => {
    const { one, two, desk } = await start()
    await call(desk)
    expect(await two.listen()).toMatchObject({ speaker: 'elsewhere', announcements: [] })
    expect(await one.listen()).toMatchObject({ speaker: 'here', loudness: 80, repeat: 2, region: 'north' })
    expect(await one.said()).toEqual([['A001', 1, 1]])
    const seq = await one.first()
    expect(await two.take(seq)).toMatchObject({ ok: false, code: 'SPEAKER_ELSEWHERE' })
    must(await one.take(seq))
    expect(await one.said()).toEqual([])
    expect(await one.take(seq)).toMatchObject({ ok: false, code: 'ANNOUNCEMENT_OVER' })
    expect(await two.end(seq)).toMatchObject({ ok: false, code: 'ANNOUNCEMENT_OVER' })
    must(await one.end(seq))
    expect(await one.end(seq)).toMatchObject({ ok: false, code: 'ANNOUNCEMENT_OVER' })
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
  })

  test('a speaker that falls silent or goes away is replaced, but never in mid-sentence', async () => {
    const { one, two, desk, other } = await start()
    const id = await call(desk)
    must(await one.take(await one.first()))
    await one.beat('silent')
    await call(other)
    expect((await one.listen()).speaker).toBe('elsewhere')
    expect(await two.said()).toEqual([['A002', 2, 1]])
    const seq = await two.first()
    expect(await two.take(seq)).toMatchObject({ ok: false, code: 'SPEAKER_ELSEWHERE' })
    centre.clock.advance(20_000)
    await one.beat('ready')
    expect((await two.listen()).speaker).toBe('elsewhere')
    centre.clock.advance(50_000)
    await two.beat()
    must(await desk.client.call('recallTicket', { params: { ticketId: id }, body: {} }))
    expect((await two.listen()).speaker).toBe('here')
    must(await two.take(await two.first()))
  })

  test('a board that loses its sentence does not wait for itself', async () => {
    const { one, desk, other } = await start()
    await call(desk)
    await call(other)
    must(await one.take(await one.first()))
    must(await one.take(await one.first()))
    const rows = centre.db.prepare('SELECT outcome, ended_ms IS NULL AS open FROM announcement ORDER BY call_seq').all()
    expect(rows).toEqual([
      { outcome: 'broken', open: 0 },
      { outcome: null, open: 1 },
    ])
  })
})

describe('only what is still so is spoken', () => {
  test('a stale call is dropped', async () => {
    const { one, desk } = await start({ settings: { 'voice.staleSeconds': 10 } })
    await call(desk)
    const seq = await one.first()
    centre.clock.advance(10_000)
    expect(await one.said()).toHaveLength(1)
    centre.clock.advance(1)
    expect(await one.said()).toEqual([])
    expect(await one.take(seq)).toMatchObject({ ok: false, code: 'ANNOUNCEMENT_OVER' })
  })

  test('a number that left its counter is not called any more', async () => {
    const { one, desk } = await start()
    const id = await call(desk)
    must(await desk.client.call('markNoShow', { params: { ticketId: id }, body: {} }))
    expect(await one.said()).toEqual([])
  })

  test('a board that is speaking hears when the number has left, or was called anew', async () => {
    const { one, two, desk, other } = await start()
    const id = await call(desk)
    expect(await one.listen()).toMatchObject({ speaking: null })
    const seq = await one.first()
    must(await one.take(seq))
    expect([(await one.listen()).speaking, (await two.listen()).speaking]).toEqual([seq, null])
    must(await desk.client.call('markNoShow', { params: { ticketId: id }, body: {} }))
    expect(await one.listen()).toMatchObject({ speaking: null })
    must(await one.end(seq))

    const second = await call(other)
    must(await one.take(await one.first()))
    must(await other.client.call('recallTicket', { params: { ticketId: second }, body: {} }))
    expect((await one.listen()).speaking).toBeNull()
  })

  test('a recall is spoken again, in place of the first call; the oldest comes first', async () => {
    const { one, desk, other } = await start()
    const id = await call(desk)
    await call(other)
    must(await desk.client.call('recallTicket', { params: { ticketId: id }, body: {} }))
    expect(await one.said()).toEqual([
      ['A002', 2, 1],
      ['A001', 1, 2],
    ])
    must(await one.take(await one.first()))
    must(await one.take(await one.first()))
    must(await desk.client.call('recallTicket', { params: { ticketId: id }, body: {} }))
    expect(await one.said()).toEqual([['A001', 1, 3]])
  })
})

describe('halls', () => {
  test('boards without a common counter speak each for itself', async () => {
    const { one, two, desk, other } = await start({ bound: { 'board-1': ['C1'], 'board-2': ['C2'] } })
    await call(desk)
    await call(other)
    expect([await one.said(), await two.said()]).toEqual([[['A001', 1, 1]], [['A002', 2, 1]]])
    must(await one.take(await one.first()))
    must(await two.take(await two.first()))
  })

  test('a setting says who speaks for what', async () => {
    const halls = [{ name: 'Sảnh', speakers: ['board-2'], counterIds: ['C2'] }]
    const { one, two, desk, other } = await start({ settings: { 'voice.halls': halls } })
    await call(desk)
    await call(other)
    expect([(await one.listen()).speaker, await two.said()]).toEqual(['nowhere', [['A002', 2, 1]]])
  })

  test('the voice can be off, or follow the hour', async () => {
    const loudness = [
      { from: '07:00', percent: 90 },
      { from: '11:30', percent: 0 },
    ]
    const { one, desk } = await start({ settings: { 'voice.loudness': loudness } })
    expect((await one.listen()).loudness).toBe(90)
    centre.clock.set('2026-11-23T11:30')
    expect((await one.listen()).loudness).toBe(0)
    await centre.dispose()
    const off = await start({ settings: { 'voice.on': false } })
    await call(off.desk)
    const seq = (centre.db.prepare("SELECT seq FROM event WHERE type = 'ticket.called'").pluck().get() as number) ?? 0
    expect([(await off.one.listen()).speaker, await off.one.said()]).toEqual(['off', []])
    expect(await off.one.take(seq)).toMatchObject({ code: 'ANNOUNCEMENT_OVER' })
    expect(desk).toBeDefined()
  })
})
