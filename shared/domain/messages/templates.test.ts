import { describe, expect, test } from 'vitest'
import { messageChannel, messageFact } from './message.ts'
import { smsSize } from './sms-size.ts'
import { MESSAGE_NAMES, chooseTemplate, fillTemplate, messageTemplate } from './templates.ts'
import type { MessageFacts } from './templates.ts'

const FACTS: MessageFacts = {
  centre: 'Trung tâm Phục vụ hành chính công tỉnh Mẫu',
  code: 'H42.12-261125-0001',
  due: '16 giờ 30 ngày 04/12/2026',
  until: '24/01/2027',
  shelf: 'K2-15',
  tracking: 'EB123456789VN',
  phone: '0000 000 000',
  link: 'https://so.example/phone/#hs=H42.12-261125-0001',
}

describe('texts of messages', () => {
  test('every shipped short message fits into one without marks (one is what the budget of a commune pays)', () => {
    for (const fact of messageFact.options) {
      const text = fillTemplate(chooseTemplate(fact, 'sms', null).text, FACTS, false)
      expect([fact, text, smsSize(text).parts]).toEqual([fact, text, 1])
      expect(text).toContain(FACTS.code)
    }
  })

  test('KT-5.1d, invariant 8: no text can say a name or an identity number', () => {
    const own = (text: string) => messageTemplate.safeParse({ fact: 'received', channel: 'sms', text }).success
    expect(own('Hồ sơ {code} hẹn {due}')).toBe(true)
    for (const text of ['Chào {name}', '{identity}', 'CCCD 001185000123 đã nộp', 'Ông {filer} đến nhận'])
      expect([text, own(text)]).toEqual([text, false])
    expect(MESSAGE_NAMES).not.toContain('name')
  })

  test('what is not known takes its part of the sentence with it', () => {
    const text = 'Hồ sơ {code}[, hẹn {due}].[ Hỏi đáp: {phone}.]'
    expect(fillTemplate(text, { ...FACTS, phone: '' }, true)).toBe(
      'Hồ sơ H42.12-261125-0001, hẹn 16 giờ 30 ngày 04/12/2026.',
    )
    expect(fillTemplate(text, { ...FACTS, due: '', phone: '' }, true)).toBe('Hồ sơ H42.12-261125-0001.')
  })

  test('with little known no bracket and no gap stays, on any channel', () => {
    const none = { ...FACTS, until: '', shelf: '', tracking: '', phone: '', link: '' }
    for (const fact of messageFact.options)
      for (const channel of messageChannel.options) {
        const text = fillTemplate(chooseTemplate(fact, channel, null).text, none, true)
        expect([text, /[[\]{}]| {2}| [.,]/.test(text)]).toEqual([text, false])
      }
  })

  test("the centre's own text goes before the shipped one, under the day it holds from", () => {
    const templates = [{ fact: 'received' as const, channel: 'sms' as const, text: 'Đã nhận {code}' }]
    const own = { from: '2026-12-01', templates }
    expect(chooseTemplate('received', 'sms', own)).toMatchObject({ version: '2026-12-01', text: 'Đã nhận {code}' })
    expect(chooseTemplate('received', 'zalo', own).version).toBe('1')
  })
})
