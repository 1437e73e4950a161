import { z } from 'zod'
import * as a from '../alarm-views.ts'
import { PERSON_ROLES } from '../roles.ts'
import { instant } from '../views.ts'
import { none } from './operation.ts'
import type { Operation } from './operation.ts'

const oneAlarm = z.object({ alarm: a.alarm })

/** The quiet alarm among those who work here (peers.md z7). No board, kiosk, tablet or phone hears of it. */
export const alarmsOperations = {
  listAlarms: {
    method: 'GET',
    path: '/alarms',
    who: PERSON_ROLES,
    summary: 'Calls for help that nobody has ended',
    answer: z.object({ alarms: z.array(a.alarm), now: instant, through: z.number().int() }),
  },
  raiseAlarm: {
    method: 'POST',
    path: '/alarms',
    who: ['officer', 'receptionist', 'leader'],
    summary: 'Call colleagues for help without a word; a second call while one is open is the same',
    body: z.strictObject({ kind: a.alarmKind }),
    answer: oneAlarm,
  },
  answerAlarm: {
    method: 'POST',
    path: '/alarms/{alarmId}/answer',
    who: PERSON_ROLES,
    summary: 'Say that one is on the way',
    body: none,
    answer: oneAlarm,
  },
  endAlarm: {
    method: 'POST',
    path: '/alarms/{alarmId}/end',
    who: PERSON_ROLES,
    summary: 'End a call for help: by who called, who came, or a leader',
    body: none,
    answer: z.object({}),
  },
} as const satisfies Record<string, Operation>
