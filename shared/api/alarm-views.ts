import { z } from 'zod'
import { id, instant } from './views.ts'

/** What help is needed. */
export const alarmKind = z.enum(['security', 'health', 'other'])
export type AlarmKind = z.infer<typeof alarmKind>

const colleague = z.object({ officerId: id, name: z.string(), counterNumber: z.number().int().nullable() })

/** A call for help that nobody has ended yet. */
export const alarm = z.object({
  id,
  kind: alarmKind,
  /** Who called, and from where. */
  by: colleague,
  at: instant,
  /** Who is on the way, the first first. */
  coming: z.array(colleague),
})
export type AlarmView = z.infer<typeof alarm>
