import { expect, test } from 'vitest'
import { once } from './once.ts'

test('nothing is made before somebody asks, and the same is given to all', () => {
  let made = 0
  const answer = once(() => ({ number: ++made }))
  expect(made).toBe(0)
  expect(answer()).toBe(answer())
  expect(made).toBe(1)
})

test('what turns out to be nothing is not made again', () => {
  let made = 0
  const answer = once(() => {
    made++
    return undefined
  })
  expect([answer(), answer(), made]).toEqual([undefined, undefined, 1])
})
