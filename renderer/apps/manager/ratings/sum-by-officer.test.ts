import { expect, test } from 'vitest'
import type { OfficerRatings } from '../../../../shared/api/rating-views.ts'
import { sumByOfficer, sumOfCentre } from './sum-by-officer.ts'

const day = (change: Partial<OfficerRatings>): OfficerRatings => ({
  date: '2026-11-23',
  officerId: 'O1',
  officerName: 'Bình',
  scale: 5,
  finished: 10,
  rated: 4,
  skipped: 2,
  timedOut: 1,
  unproven: 1,
  levels: [1, 0, 0, 1, 2],
  mean: 3.75,
  process: [0, 0, 0, 0, 0],
  reasons: [],
  ...change,
})

test('adds the days of an officer up, and says how many are satisfied', () => {
  expect(sumByOfficer([day({}), day({ date: '2026-11-24' })])).toEqual([
    {
      officerId: 'O1',
      officerName: 'Bình',
      scale: 5,
      finished: 20,
      rated: 8,
      skipped: 4,
      timedOut: 2,
      unproven: 2,
      levels: [2, 0, 0, 2, 4],
      process: [0, 0, 0, 0, 0],
      reasons: [],
      mean: 3.75,
      satisfied: 0.75,
    },
  ])
})

test('keeps officers and scales apart, in the order of names', () => {
  const three = day({ scale: 3, levels: [1, 1, 2] })
  const nobody = day({ officerId: 'O2', officerName: 'An', rated: 0, levels: [0, 0, 0, 0, 0] })
  expect(sumByOfficer([day({}), three, nobody]).map((sum) => [sum.officerName, sum.scale, sum.satisfied])).toEqual([
    ['An', 5, null],
    ['Bình', 5, 0.75],
    ['Bình', 3, 0.75],
  ])
})

test('adds the officers up for the centre, with the process and the reasons, and keeps scales apart', () => {
  const low = day({ officerId: 'O2', process: [1, 0, 0, 0, 2], reasons: [{ code: 'slow', count: 2 }] })
  const other = day({
    process: [0, 0, 0, 1, 0],
    reasons: [
      { code: 'late', count: 1 },
      { code: 'slow', count: 1 },
    ],
  })
  const three = day({ scale: 3, rated: 1, levels: [0, 0, 1] })
  expect(sumOfCentre(sumByOfficer([three, low, other]))).toMatchObject([
    {
      scale: 5,
      rated: 8,
      levels: [2, 0, 0, 2, 4],
      process: [1, 0, 0, 1, 2],
      reasons: [
        { code: 'slow', count: 3 },
        { code: 'late', count: 1 },
      ],
    },
    { scale: 3, rated: 1, mean: 3, satisfied: 1 },
  ])
})
