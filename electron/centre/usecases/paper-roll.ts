import type { PaperCount } from '../../../shared/api/device-health-views.ts'
import { ROLL_METRES, TICKET_MM, ticketsLeft, WARN_TICKETS } from '../../../shared/domain/paper-left.ts'
import type { RollRow } from '../store/technician-store.ts'
import type { Ctx, Deps } from './context.ts'

const MM = 1_000

/**
 * Supplies are followed (BD-8.6b, TT-8.2b): what a printer has used since its last new roll, and how many tickets are left on it: by the length that was said
 * with the roll, else the setting, else a short one.
 */
export function paperOfRoll({ store }: Deps, ctx: Ctx, printerId: string): PaperCount {
  const { rollMetres, usedMm, ticketMm, ...row } = store.technician.roll(printerId) ?? NOTHING_USED
  const { setting } = store.config()
  const metres = rollMetres ?? setting('print.rollMetres', ctx.businessDate)?.[printerId] ?? ROLL_METRES
  const rollMm = metres * MM
  const remaining = row.changedMs === null ? null : ticketsLeft({ rollMm, usedMm, ticketMm })
  const warnAt = setting('print.warnTickets', ctx.businessDate) ?? WARN_TICKETS
  return {
    changedAt: row.changedMs,
    by: row.by,
    printed: row.printed,
    sent: row.sent,
    unknown: row.unknown,
    tests: row.tests,
    failed: row.failed,
    usedMm: Math.round(usedMm),
    rollMm,
    remaining,
    low: remaining !== null && remaining <= warnAt,
  }
}

/** Of a printer that has done nothing yet. */
const NOTHING_USED: Omit<RollRow, 'printerId' | 'isOut'> = {
  ...{ changedMs: null, by: null, rollMetres: null, usedMm: 0, ticketMm: TICKET_MM },
  ...{ printed: 0, sent: 0, unknown: 0, tests: 0, failed: 0 },
}
