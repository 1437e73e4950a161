import { expect, test } from 'vitest'
import { en } from '../../../shared/i18n/en.ts'
import { vi } from '../../../shared/i18n/vi.ts'
import { reasonText } from './reason-text.ts'

test('a reason reads in the language of the page wherever somebody has said it in that', () => {
  const own = ['Tập huấn nghiệp vụ', 'Training'] as const
  expect([reasonText(...own, vi, 'vi'), reasonText(...own, en, 'en')]).toEqual(['Tập huấn nghiệp vụ', 'Training'])
  expect(reasonText('đi khám', undefined, en, 'en')).toBe('đi khám')
  expect([reasonText('break', undefined, vi, 'vi'), reasonText('break', undefined, en, 'en')]).toEqual([
    vi.reasonCodes.break,
    en.reasonCodes.break,
  ])
})
