import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Client } from '../../../shared/api/client.ts'
import { codeOf, disposeSound, must } from '../../testkit/hall.ts'
import { startTestCentre } from '../../testkit/start-test-centre.ts'
import type { TestCentre } from '../../testkit/start-test-centre.ts'

let running: TestCentre
let leader: Client
beforeEach(async () => {
  running = await startTestCentre()
  leader = running.client(await running.logIn('leader'))
})
afterEach(() => disposeSound(running))

async function given(words: string): Promise<string> {
  const body = { kind: 'report' as const, words, contact: { text: 'Bà Thử, 0900 000 000', consent: true as const } }
  const { receipt } = must(await running.client(running.token('kiosk')).call('giveFeedback', { body }))
  const { feedback } = must(await leader.call('listFeedback', {}))
  return feedback.find((one) => one.receipt === receipt)?.id ?? ''
}
const at = (feedbackId: string) => ({ params: { feedbackId } })
const letter = (feedbackId: string) => leader.call('issueFeedbackLetter', { ...at(feedbackId), body: {} })
const slip = async (slipId: string) => must(await leader.call('reprintSlip', { params: { slipId }, body: {} })).content

test('TT-6.2a, TV-4.1e: the answer goes out in writing, numbered, from what is recorded; not before there is one', async () => {
  const id = await given('Quầy 3 dừng không báo.')
  expect(codeOf(await letter(id))).toBe('FEEDBACK_STATE')
  must(await leader.call('answerFeedback', { ...at(id), body: { note: 'Trung tâm đã nhắc nhở quầy 3.' } }))
  const [issued] = must(await letter(id)).slips
  expect(issued).toMatchObject({ kind: 'feedback-answer', number: '1/CV-TTPVHCC(BPTNTKQ)' })
  expect((await slip(issued?.id ?? ''))?.content).toMatchObject({
    ...{ to: 'Bà Thử, 0900 000 000', words: 'Quầy 3 dừng không báo.', answer: 'Trung tâm đã nhắc nhở quầy 3.' },
    signer: { title: expect.stringMatching(/^\p{Lu}/u) },
  })
  const { feedback } = must(await leader.call('listFeedback', {}))
  expect(feedback[0]?.slipId).toBe(issued?.id)
  // What somebody wants forgotten is not said by the letter either.
  must(await leader.call('erasePerson', { params: { personId: feedback[0]?.words.personId ?? '' }, body: {} }))
  expect(await slip(issued?.id ?? '')).toBeNull()
  expect(codeOf(await letter(id))).toBe('FEEDBACK_STATE')
})

test('TT-6.3, KT-5.1e, KT-5.1g: what concerns rules is gathered, forbidden conduct is counted by its class', async () => {
  const [rule, outside, other] = [
    await given('Giấy này không cần.'),
    await given('Gọi riêng.'),
    await given('Việc khác.'),
  ]
  const classed = async (id: string, about: 'regulation' | 'outside-request' | 'passing-on') =>
    must(await leader.call('classFeedback', { ...at(id), body: { about } })).feedback.about
  expect(await classed(rule, 'regulation')).toBe('regulation')
  await classed(outside, 'passing-on')
  await classed(outside, 'outside-request')
  const list = async (query: object) => must(await leader.call('listFeedback', { query }))
  const gathered = await list({ about: 'regulation' })
  expect(gathered.feedback.map(({ id }) => id)).toEqual([rule])
  expect(gathered).toMatchObject({ total: 1, counts: { regulation: 1, 'outside-request': 1 } })
  must(await leader.call('answerFeedback', { ...at(rule), body: { note: 'Đã báo cáo Chủ tịch.' } }))
  expect(await list({ open: 'yes' })).toMatchObject({ total: 2, counts: { 'outside-request': 1 } })
  expect((await list({})).feedback.find(({ id }) => id === other)?.about).toBeNull()
  expect(codeOf(await leader.call('classFeedback', { ...at('khong-co'), body: { about: 'other' } }))).toBe(
    'FEEDBACK_UNKNOWN',
  )
})
