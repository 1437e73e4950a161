import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from '../../../shared/api/client.ts'
import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import { must } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'
import { verifyCentre } from '../journal/verify.ts'

let running: TestCentre
let kiosk: Client
let leader: Client
beforeEach(async () => {
  running = await startTestCentre({ catalogue: 'demo' })
  kiosk = running.client(running.token('kiosk'))
  leader = running.client(await running.logIn('leader'))
})
afterEach(() => running.dispose())

const give = async (body: Partial<BodyOf<'giveFeedback'>> = {}): Promise<AnswerOf<'giveFeedback'>> =>
  must(await kiosk.call('giveFeedback', { body: { kind: 'report', words: 'Ghế chờ ở sảnh bị gãy', ...body } }))
const list = async (query: { open?: 'yes'; page?: number; size?: number } = {}): Promise<AnswerOf<'listFeedback'>> =>
  must(await leader.call('listFeedback', { query: { open: 'no', page: 1, size: 20, ...query } }))
const first = async () => {
  const [one] = (await list()).feedback
  if (!one) throw new Error('there is no feedback')
  return one
}

test('BD-16: feedback gets a receipt that runs within its day and is there for the leader, the newest first', async () => {
  expect(await give()).toMatchObject({ receipt: 'PA261123-001' })
  running.clock.advance(60_000)
  expect(await give({ kind: 'proposal', words: 'Nên có thêm quầy' })).toMatchObject({ receipt: 'PA261123-002' })
  running.clock.set('2026-11-24T08:00')
  expect(await give()).toMatchObject({ receipt: 'PA261124-001' })
  leader = running.client(await running.logIn('leader'))
  const { feedback, total } = await list()
  expect(total).toBe(3)
  expect(feedback.map(({ receipt }) => receipt)).toEqual(['PA261124-001', 'PA261123-002', 'PA261123-001'])
  expect(feedback[1]).toMatchObject({
    kind: 'proposal',
    state: 'new',
    words: { text: 'Nên có thêm quầy' },
    contact: null,
  })
  expect((await list({ page: 2, size: 2 })).feedback.map(({ receipt }) => receipt)).toEqual(['PA261123-001'])
})

test('TT-6.2b: it is read, forwarded and answered, in the order that the table allows', async () => {
  await give()
  const { id: feedbackId } = await first()
  const params = { feedbackId }
  expect(must(await leader.call('readFeedback', { params, body: {} })).feedback.state).toBe('read')
  expect(await leader.call('readFeedback', { params, body: {} })).toMatchObject({ code: 'FEEDBACK_STATE' })
  const forwarded = must(await leader.call('forwardFeedback', { params, body: { agencyId: 'so-tai-chinh' } }))
  expect(forwarded.feedback).toMatchObject({ state: 'forwarded', agency: 'Sở Tài chính' })
  expect((await list({ open: 'yes' })).total).toBe(1)
  const answered = must(await leader.call('answerFeedback', { params, body: { note: 'Đã thay ghế' } }))
  expect(answered.feedback).toMatchObject({ state: 'answered', note: { text: 'Đã thay ghế' } })
  expect((await list({ open: 'yes' })).total).toBe(0)
  for (const again of [
    await leader.call('answerFeedback', { params, body: { note: 'Lần nữa' } }),
    await leader.call('forwardFeedback', { params, body: { agencyId: 'so-tai-chinh' } }),
  ])
    expect(again).toMatchObject({ ok: false, code: 'FEEDBACK_STATE' })
})

test('a way to reach the citizen needs consent, and both it and the words can be erased', async () => {
  const contact = { text: 'Bà An, 0900000000' }
  const refused = await kiosk.call('giveFeedback', {
    body: { kind: 'report', words: 'x', contact: contact as BodyOf<'giveFeedback'>['contact'] & object },
  })
  expect(refused).toMatchObject({ ok: false, code: 'BAD_REQUEST' })
  await give({ contact: { ...contact, consent: true } })
  const given = await first()
  expect(given.contact?.text).toBe('Bà An, 0900000000')
  for (const personId of [given.words.personId, given.contact?.personId ?? ''])
    must(await leader.call('erasePerson', { params: { personId }, body: {} }))
  expect(await first()).toMatchObject({ words: { text: null }, contact: { text: null } })
  expect(JSON.stringify(running.db.prepare('SELECT payload FROM event').all())).not.toMatch(/0900000000|Ghế chờ/)
})

test('the tables of feedback are what its journal tells', async () => {
  await give({ contact: { text: '0900000000', consent: true } })
  await give()
  const { id: feedbackId } = await first()
  must(await leader.call('answerFeedback', { params: { feedbackId }, body: { note: 'Đã sửa' } }))
  expect(await verifyCentre(running.dir)).toMatchObject({ ok: true })
})

test('only a kiosk gives feedback, only the leader sees it', async () => {
  const officer = running.client(await running.logIn('O1', 'C1'))
  const body = { kind: 'report', words: 'x' } as const
  expect(await officer.call('giveFeedback', { body })).toMatchObject({ ok: false, code: 'FORBIDDEN' })
  expect(await officer.call('listFeedback', { query: {} as never })).toMatchObject({ ok: false, code: 'FORBIDDEN' })
})
