import { afterEach, beforeEach, expect, test } from 'vitest'
import { disposeSound, issue, must, openDesk, payloads } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let running: TestCentre
beforeEach(async () => {
  running = await startTestCentre()
})
afterEach(async () => {
  await disposeSound(running)
})

test('invariant 8: personal data stays home — a leader erases what somebody said, and the chain stays valid', async () => {
  const desk = await openDesk(running, 1)
  await issue(running)
  const { id } = await desk.take()
  must(await desk.hold(id, 'về lấy giấy khám bệnh'))
  const held = async () => (await desk.queue()).held[0]?.heldReason
  expect(await held()).toBe('về lấy giấy khám bệnh')

  const [event] = payloads(running, 'ticket.held')
  const { words } = (event?.['reason'] ?? {}) as { words?: { id: string } }
  const personId = words?.id ?? ''
  const leader = running.client(await running.logIn('leader'))
  const erase = () => leader.call('erasePerson', { params: { personId }, body: {} })
  expect(await erase()).toEqual({ ok: true, value: {} })
  expect(await held()).toBe('other')
  expect(await erase()).toEqual({ ok: true, value: {} })
  expect(payloads(running, 'person.erased')).toEqual([{ personId, ground: 'request' }])
})

test('the name and the PIN of an officer are not erased this way', async () => {
  const leader = running.client(await running.logIn('leader'))
  const ids = running.db.prepare('SELECT id FROM person').pluck().all() as string[]
  expect(ids.length).toBeGreaterThan(1)
  for (const personId of ids) {
    const answer = await leader.call('erasePerson', { params: { personId }, body: {} })
    expect(answer).toMatchObject({ ok: false, code: 'PERSON_UNKNOWN' })
  }
})

test('what a citizen said is erased from answers kept for repeating too, and asking again changes nothing', async () => {
  const leader = running.client(await running.logIn('leader'))
  const kiosk = running.client(running.token('kiosk'))
  const contact = { text: '0912 345 678 "nhà riêng"', consent: true as const }
  must(await kiosk.call('giveFeedback', { body: { kind: 'report', words: 'Chờ lâu quá', contact } }))
  const [given] = must(await leader.call('listFeedback', {})).feedback
  const params = { feedbackId: given?.id ?? '' }
  const key = crypto.randomUUID()
  must(await leader.call('readFeedback', { params, body: {}, key }))
  for (const personId of [given?.words.personId ?? '', given?.contact?.personId ?? ''])
    must(await leader.call('erasePerson', { params: { personId }, body: {} }))
  const again = must(await leader.call('readFeedback', { params, body: {}, key }))
  expect(again.feedback).toMatchObject({ state: 'read', words: { text: null }, contact: { text: null } })
  expect(payloads(running, 'feedback.read')).toHaveLength(1)
  const kept = running.db.prepare('SELECT answer FROM idempotency').pluck().all().join()
  expect(kept).not.toMatch(/Chờ lâu quá|0912/)
})
