import { z } from 'zod'
import { clockTime } from '../time/clock-time.ts'

/** Settings of the time rules. Where a regulation says nothing a row is absent; what holds then stands beside each. */
export const DEADLINE_SETTINGS = {
  /** Weekdays that count as working days in time limits, 1 is Monday; Monday to Friday when absent (BD-3.8). */
  'due.weekdays': z.array(z.enum(['1', '2', '3', '4', '5', '6', '7'])).min(1),
  /** Working days from the next day on (BLDS 147.2), or hour by hour, 8 a day (law-facts §3.10); the former when absent. */
  'due.counting': z.enum(['next-day', 'by-hour']),
  /** Time of day of a due date in working days (law-facts §10.2); the end of work when absent (BLDS 148.1). */
  'due.timeOfDay': z.enum(['received', 'end-of-reception', 'end-of-work']),
  /** From when a dossier handed in outside the hours counts; the next minute of reception when absent (law-facts §10.2). */
  'due.afterHours': z.enum(['next-reception', 'next-working', 'as-received']),
  /** Same-day work received after it is due the next working day; 15:00 when absent (law-facts §10.2). */
  'due.sameDayCutOff': clockTime,
  /** Whether the commune is mountainous, an island, remote or poor (law-facts §10.1); no when absent. */
  'due.remote': z.boolean(),
  /** Dossiers with at most so many working days left are due soon; 3 when absent (forms.md §8). */
  'due.soonDays': z.number().int().min(1).max(30),
  /** After a supplement the clock starts anew (TT-4.3d*, KT-4.2), or what was left goes on; the former when absent. */
  'due.afterSupplement': z.enum(['restart', 'continue']),
  /** Minutes for electronic forwarding (TQ-7.2b); at once when absent (TT-4.2a, KT-4.1*). */
  'forward.minutes': z.number().int().min(1).max(480),
  /** Whether forwarding within the working day is still in time (KT-4.1*); no when absent. */
  'forward.sameDay': z.boolean(),
  /** Received after it: forwarded at the start of the next working day (KT-4.1**); moves no due date. Absent: none. */
  'forward.cutOff': clockTime,
  /** When paper is carried on a working day (TT-4.2b); not configured when absent. */
  'forward.runs': z.array(z.strictObject({ at: clockTime })).max(12),
  /** How often paper is carried on a working day, where the times are not said (KT-4.1*). */
  'forward.runsPerDay': z.number().int().min(1).max(12),
  /** Minutes after its time from which a run that papers still wait for was missed; 15 when absent. */
  'forward.runGrace': z.number().int().min(0).max(240),
  /** Working days from reception in which an agency may ask for a supplement (TT-4.3d); no limit when absent. */
  'supplement.agencyDays': z.number().int().min(1).max(60),
  /** Whether a dossier that is not supplemented in the procedure's own time is filed (BD-10.3b); yes when absent. */
  'supplement.replyByLimit': z.boolean(),
  /** Days before the due date by which an apology must be there (TT-4.3e); 1 when absent. */
  'apology.leadDays': z.number().int().min(1).max(30),
  /** Whether those are working days; they are when absent: the safer reading (TT-4.3e). */
  'apology.dayKind': z.enum(['working', 'calendar']),
  /** Days for which a result waits at the counter (BD-10.4b); 60 when absent. */
  'result.keepDays': z.number().int().min(1).max(365),
  /** Whether those are working days; calendar days when absent (BD-10.4b does not say). */
  'result.keepDayKind': z.enum(['working', 'calendar']),
  /** Days after which a citizen is reminded of a waiting result; 7, 30, 50 when absent. */
  'result.reminders': z.array(z.strictObject({ day: z.number().int().min(1).max(365) })).max(10),
} as const
