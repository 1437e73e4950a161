import { z } from 'zod'
import * as m from '../manager-views.ts'
import { matters } from '../matter-views.ts'
import { localDate } from '../views.ts'
import type { Operation } from './operation.ts'

/** What those who lead the centre look at: the hall, forecasts, days. */
export const managerOperations = {
  getHall: {
    method: 'GET',
    path: '/hall',
    who: ['leader', 'technician'],
    summary: 'The hall now: services, counters, officers, waits against the norms',
    answer: m.hall,
  },
  listMatters: {
    method: 'GET',
    path: '/matters',
    who: ['leader', 'technician'],
    summary: 'What waits for a decision of whoever asks, each kind with how many; what may not wait first',
    answer: matters,
  },
  getForecasts: {
    method: 'GET',
    path: '/forecasts',
    who: ['leader', 'technician'],
    summary: 'How good the forecasts of waiting were, by service and hour',
    query: z.strictObject({ days: z.coerce.number().int().min(1).max(60).default(10) }),
    answer: m.forecasts,
  },
  listDays: {
    method: 'GET',
    path: '/days',
    who: ['leader'],
    summary: 'Days on which numbers were given, the newest first; today is the first when it has any',
    answer: z.object({ days: z.array(localDate) }),
  },
  getDayRecord: {
    method: 'GET',
    path: '/day-record',
    who: ['leader'],
    summary: 'Arrivals and service times of a day without names, to be played again with other settings',
    query: z.strictObject({ date: z.iso.date() }),
    answer: m.dayRecord,
  },
} as const satisfies Record<string, Operation>
