import { expect, test } from 'vitest'
import { visitDoubts } from './body.ts'
import { NOBODY, NO_VISIT } from './draft.ts'
import { itemsAgain } from './left-words.ts'

const item = (no: number, more = {}) => ({ no, text: `Giấy tờ ${no}`, verify: false, ...more })
const OWN = { text: 'Giấy khác', verify: false, ground: 'Điều 5' }

test('a supplement that was left keeps its words, loses what is there by now, and asks for what is missing since', () => {
  const left = { items: [item(1), item(2, { why: 'mờ' }), OWN, { ...OWN, text: ' ' }], reason: 'thiếu' }
  expect(itemsAgain([item(2), item(3)], left)).toEqual([item(2, { why: 'mờ' }), item(3), OWN])
  expect(itemsAgain([item(2)], null)).toEqual([item(2)])
})

test('a number that looks odd is named with the party that it belongs to, and only of those who take part', () => {
  const odd = { ...NOBODY, identity: '001 085 00012' }
  const visit = { ...NO_VISIT, filer: { ...odd, kind: 'organisation' } as const, principal: odd }
  expect(visitDoubts(visit)).toEqual([])
  expect(visitDoubts({ ...visit, channel: 'authorised', now: { ...visit.now, owner: odd } })).toEqual([
    { code: 'principal', doubt: 'length' },
    { code: 'owner', doubt: 'length' },
  ])
})
