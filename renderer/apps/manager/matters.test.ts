import { expect, test } from 'vitest'
import type { Attention } from '../../../shared/domain/queue/attention.ts'
import { countsByArea } from './matters.ts'

const disk: Attention = { kind: 'disk', level: 'stop', minutes: 0 }
const paused: Attention = { kind: 'paused', level: 'care', counter: 2, reason: null, minutes: 20 }

test('counts stand at the area where one sees to them; what is only told counts nowhere', () => {
  const counts = countsByArea(
    [paused, disk],
    [
      { kind: 'dossiers-due-today', count: 9 },
      { kind: 'machines-waiting', count: 2 },
      { kind: 'work-waiting', count: 3 },
      { kind: 'work-stops', count: 1 },
      { kind: 'feedback-waiting', count: 4 },
    ],
  )
  expect(Object.fromEntries(counts)).toEqual({
    hall: { count: 1, isUrgent: false },
    devices: { count: 3, isUrgent: true },
    work: { count: 4, isUrgent: true },
    feedback: { count: 4, isUrgent: false },
  })
})
