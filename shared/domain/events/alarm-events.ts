import { z } from 'zod'
import { alarmKind } from '../../api/alarm-views.ts'

const key = z.string().min(1).max(64)

/** The quiet call for help of somebody at work; `counterId` is null for who has no counter. */
export const alarmRaised = z.strictObject({
  alarmId: key,
  kind: alarmKind,
  officerId: key,
  counterId: key.nullable(),
})
/** A colleague is on the way. */
export const alarmAnswered = z.strictObject({ alarmId: key, officerId: key, counterId: key.nullable() })
export const alarmEnded = z.strictObject({ alarmId: key, officerId: key })
