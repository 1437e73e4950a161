import { expect, test } from 'vitest'
import type { PageApi } from './api.ts'
import { keepKeys } from './kept-key.ts'

test('what nobody answered goes out again under its key; what was changed or answered under a new one', async () => {
  const sent: (string | undefined)[] = []
  let answers = false
  const press = ((_operation: string, { key }: { key?: string }) => {
    sent.push(key)
    return Promise.resolve(answers ? { ok: true, value: {} } : { ok: false, code: 'NO_ANSWER', message: '' })
  }) as unknown as PageApi['press']
  let n = 0
  const api = keepKeys({ call: press, press }, () => `key-${(n += 1)}`)
  const answer = (note: string) => api.press('answerFeedback', { params: { feedbackId: 'f' }, body: { note } })

  await answer('Đã trả lời')
  await answer('Đã trả lời')
  await answer('Đã trả lời bằng văn bản')
  answers = true
  await answer('Đã trả lời bằng văn bản')
  await answer('Đã trả lời bằng văn bản')
  expect(sent).toEqual(['key-1', 'key-1', 'key-2', 'key-2', 'key-3'])
})
