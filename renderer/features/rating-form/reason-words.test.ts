import { expect, test } from 'vitest'
import { wordsIn } from '../../../shared/i18n/language.ts'
import { reasonWords } from './reason-words.ts'

const [vi, en] = [wordsIn('vi'), wordsIn('en')]

test('a usual reason is said in the words of the page, whatever language that is', () => {
  const usual = { code: 'attitude', text: 'Thái độ phục vụ chưa tốt' }
  expect(reasonWords(usual, vi, 'vi')).toBe('Thái độ phục vụ chưa tốt')
  expect(reasonWords(usual, en, 'en')).toBe('Unfriendly service')
  expect(reasonWords({ ...usual, textEn: 'Rude' }, en, 'en')).toBe('Rude')
})

test('a reason of the centre is said in English where it was translated', () => {
  const own = { code: 'attitude', text: 'Thái độ chưa đúng mực', textEn: 'Rude' }
  expect([reasonWords(own, vi, 'vi'), reasonWords(own, en, 'en')]).toEqual(['Thái độ chưa đúng mực', 'Rude'])
  expect(reasonWords({ ...own, textEn: '' }, en, 'en')).toBe('Thái độ chưa đúng mực')
})
