import { expect, test } from 'vitest'
import { parseCitizenCard } from '../../../../shared/domain/scan/citizen-card.ts'
import { newsOfCard } from './scan-news.ts'

const card = (year: number) => {
  const parsed = parseCitizenCard(`0010${year % 100}000123||NGUYỄN VĂN AN|2311${year}|Nam|Phố Thử|10052021`)
  if (!parsed) throw new Error('not a card')
  return parsed
}

test.each([
  [1966, '2026-11-22', 'card'],
  [1966, '2026-11-23', 'elderly'],
  [1946, '2026-11-23', 'elderly'],
] as const)('born on 23/11/%i, on %s: %s', (year, date, news) => {
  expect(newsOfCard(card(year), date, ['elderly', 'pregnant'])).toBe(news)
})

test('where the centre knows no group of elderly people, none is offered', () => {
  expect(newsOfCard(card(1946), '2026-11-23', ['pregnant'])).toBe('card')
})

test('a card that contradicts itself offers nothing by itself', () => {
  expect(newsOfCard({ ...card(1946), isCertain: false }, '2026-11-23', ['elderly'])).toBe('cardUnclear')
})
