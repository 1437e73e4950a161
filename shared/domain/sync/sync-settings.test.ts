import { expect, it } from 'vitest'
import { isInHours } from './sync-settings.ts'

it('knows hours of the day, and those that pass midnight', () => {
  const night = { from: '18:00', to: '06:00' }
  expect(['17:59', '18:00', '23:59', '00:00', '05:59', '06:00'].map((face) => isInHours(face, night))).toEqual([
    false,
    true,
    true,
    true,
    true,
    false,
  ])
  const day = { from: '11:30', to: '13:30' }
  expect(['11:29', '11:30', '13:29', '13:30'].map((face) => isInHours(face, day))).toEqual([false, true, true, false])
})
