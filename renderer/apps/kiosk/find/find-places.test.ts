import { expect, test } from 'vitest'
import type { CatalogueAgency } from '../../../../shared/api/find-views.ts'
import { wordsIn } from '../../../../shared/i18n/language.ts'
import { fieldChoices, placeBefore, placeOfAgency } from './find-places.ts'

const agency = (count: number, ...fields: string[]): CatalogueAgency => ({
  id: 'a',
  name: 'Sở A',
  count,
  fields: fields.map((name) => ({ id: name, name, count: 1 })),
})

test('an agency with few procedures or one field shows them at once, a large one its fields', () => {
  for (const small of [agency(12, 'Báo chí', 'Du lịch'), agency(200, 'Đất đai')])
    expect(placeOfAgency(small)).toMatchObject({ name: 'list', title: { name: 'Sở A' }, query: { agencyId: 'a' } })
  expect(placeOfAgency(agency(13, 'Báo chí', 'Du lịch'))).toMatchObject({ name: 'fields-of' })
})

test('every place leads back to the one before, the first ones to the start', () => {
  const list = placeOfAgency(agency(1, 'Du lịch'))
  expect(placeBefore({ name: 'procedure', id: 'p', back: list })).toBe(list)
  expect(placeBefore(list)).toEqual({ name: 'agencies' })
  expect(placeBefore({ name: 'fields-of', agency: agency(1) })).toEqual({ name: 'agencies' })
  expect(placeBefore({ name: 'typing' })).toEqual({ name: 'agencies' })
  for (const name of ['agencies', 'fields'] as const) expect(placeBefore({ name })).toBeNull()
})

test('fields stand in the order of the Vietnamese alphabet', () => {
  const names = fieldChoices([agency(9, 'Điện', 'Văn hóa', 'Du lịch'), agency(9, 'Báo chí')], wordsIn('vi'), 'vi')
  expect(names.map(({ name }) => name)).toEqual(['Báo chí', 'Du lịch', 'Điện', 'Văn hóa'])
})
