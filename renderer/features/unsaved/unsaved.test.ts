import { expect, test } from 'vitest'
import { newUnsaved } from './unsaved.ts'

test('what is kept comes back under its key, and is lost only when it is forgotten', () => {
  const unsaved = newUnsaved()
  unsaved.keep('answer 1', 'Công văn 12', { name: 'Trả lời 1', address: '#feedback' })
  unsaved.keep('answer 1', 'Công văn 123', { name: 'Trả lời 1', address: '#feedback' })
  expect([unsaved.read('answer 1'), unsaved.read('answer 2')]).toEqual(['Công văn 123', undefined])
  expect(unsaved.all()).toEqual([{ name: 'Trả lời 1', address: '#feedback' }])
  unsaved.forget('answer 1')
  expect([unsaved.read('answer 1'), unsaved.all()]).toEqual([undefined, []])
})

test('what began otherwise than now is dropped when its question is asked again', () => {
  const unsaved = newUnsaved()
  unsaved.keep('contact 1', 'số mới', { name: 'Đầu mối' }, 'số cũ')
  expect(unsaved.read('contact 1', 'số cũ')).toBe('số mới')
  expect(unsaved.read('contact 1', 'số của đồng nghiệp')).toBeUndefined()
  expect(unsaved.all(), 'nobody is asked about what nobody finds').toEqual([])
})

test('parts of the page are asked each time, for as long as they are there; a thing is named once', () => {
  const unsaved = newUnsaved()
  let names = ['Quầy']
  const leave = unsaved.ask(() => names.map((name) => ({ name })))
  unsaved.ask(() => [{ name: 'Quầy' }])
  expect(unsaved.all()).toEqual([{ name: 'Quầy' }])
  names = ['Quầy', 'Ngày nghỉ']
  expect(unsaved.all()).toHaveLength(2)
  leave()
  expect(unsaved.all()).toEqual([{ name: 'Quầy' }])
  unsaved.letGo()
  expect(unsaved.all()).toEqual([])
})
