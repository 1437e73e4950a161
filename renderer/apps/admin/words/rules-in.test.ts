import { expect, test } from 'vitest'
import { wordsIn } from '../../../../shared/i18n/language.ts'
import { rulesIn } from './rules-in.ts'

test('the rules of a text, each once, with where they stand', () => {
  const { place } = wordsIn('vi').adminSettings.rules
  const rules = rulesIn('Không quá một lần (TT-4.3e, KT-12.1); TT-4.3e; TQ-3 và TT-BTC.')
  expect(rules.map(({ id, source, article, clause, point }) => [id, source, place(article, clause, point)])).toEqual([
    ['TT-4.3e', 'TT', 'điểm e khoản 3 Điều 4'],
    ['KT-12.1', 'KT', 'khoản 1 Điều 12'],
    ['TQ-3', 'TQ', 'Điều 3'],
  ])
})
