import { describe, expect, test } from 'vitest'
import { moved, papersOf, turned } from './page-order.ts'

const page = (no: number, turn: 0 | 90 | 180 | 270 = 0) => ({ fileId: 'f', page: no, turn })
const PAGES = [page(1), page(2), page(3)]
const nos = (pages: { page: number }[]) => pages.map((one) => one.page).join('')

test('a page is moved by one place, and no further than the ends', () => {
  expect([nos(moved(PAGES, 1, -1)), nos(moved(PAGES, 1, 1))]).toEqual(['213', '132'])
  expect([nos(moved(PAGES, 0, -1)), nos(moved(PAGES, 2, 1)), nos(moved(PAGES, 9, 1))]).toEqual(['123', '123', '123'])
})

test('four quarters are a whole turn', () => {
  let pages = PAGES
  for (const turn of [90, 180, 270, 0]) {
    pages = turned(pages, 1)
    expect(pages.map((one) => one.turn)).toEqual([0, turn, 0])
  }
})

describe('files that come together', () => {
  const file = (name: string, type: string) => new File([], name, { type })
  test('pictures are pages of one paper in the order of their names, each PDF is one by itself', () => {
    const files = [
      file('10.jpg', 'image/jpeg'),
      file('11.TIF', ''),
      file('b.pdf', 'application/pdf'),
      file('2.jpg', 'image/jpeg'),
      file('a.pdf', 'application/pdf'),
    ]
    expect(papersOf(files).map((paper) => paper.map(({ name }) => name))).toEqual([
      ['2.jpg', '10.jpg', '11.TIF'],
      ['a.pdf'],
      ['b.pdf'],
    ])
    const mixed = papersOf([file('c.jpg', 'image/jpeg'), file('a.pdf', 'application/pdf')])
    expect(mixed.map(([one]) => one?.name)).toEqual(['a.pdf', 'c.jpg'])
    expect(papersOf([])).toEqual([])
  })
})
