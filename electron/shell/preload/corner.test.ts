import { expect, test } from 'vitest'
import { cornerCounter, isInCorner } from './corner.ts'

const screen = { width: 1080, height: 1920 }
const places = {
  'top-left': { x: 20, y: 20 },
  'top-right': { x: 1060, y: 20 },
  'bottom-left': { x: 20, y: 1900 },
  'bottom-right': { x: 1060, y: 1900 },
} as const

test('each corner is its own and no other', () => {
  for (const corner of Object.keys(places))
    for (const [name, place] of Object.entries(places))
      expect(isInCorner(corner, { ...place, ...screen }), `${name} for ${corner}`).toBe(name === corner)
  expect(isInCorner('top-left', { x: 96, y: 20, ...screen })).toBe(false)
})

test('five touches within three seconds are the sign; slow ones and ones elsewhere are not', () => {
  const corner = { ...places['top-left'], ...screen }
  const middle = { x: 540, y: 960, ...screen }
  const touch = (counter: ReturnType<typeof cornerCounter>, times: readonly number[]): boolean[] =>
    times.map((at) => counter(corner, at))
  expect(touch(cornerCounter('top-left'), [0, 100, 200, 300, 400])).toEqual([false, false, false, false, true])
  expect(touch(cornerCounter('top-left'), [0, 1000, 2000, 3000, 4000, 5000])).not.toContain(true)
  const disturbed = cornerCounter('top-left')
  touch(disturbed, [0, 100, 200, 300])
  expect(disturbed(middle, 350)).toBe(false)
  expect(disturbed(corner, 400)).toBe(false)
})
