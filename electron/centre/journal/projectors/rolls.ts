import { TICKET_MM } from '../../../../shared/domain/paper-left.ts'
import type { Db } from '../../store/open-database.ts'
import type { Recorded } from '../recorded.ts'

/** What a paper counts as. */
type Kind = 'printed' | 'sent' | 'unknown' | 'tests'

/**
 * Counts what each printer has used since its last new roll: a fold beside the projectors, because the events of papers
 * have theirs already. Runs before them: what a late report corrects stands in the job as it was.
 */
export function paperRolls(db: Db): (event: Recorded) => void {
  const jobOf = db.prepare<[string], { printerId: string; state: string }>(
    'SELECT printer_id AS printerId, state FROM print_job WHERE id = +?',
  )
  const orderOf = db.prepare<[string], { printerId: string | null; outcome: string | null }>(
    'SELECT printer_id AS printerId, outcome FROM device_order WHERE id = +?',
  )
  const begin = db.prepare(
    `INSERT INTO printer_roll VALUES (?, NULL, NULL, NULL, 0, 0, 0, 0, 0, 0, ${TICKET_MM}, 0) ON CONFLICT DO NOTHING`,
  )
  const changed = db.prepare(
    `UPDATE printer_roll SET changed_ms = ?, by_whom = ?, roll_m = ?, printed = 0, sent = 0, unknown = 0, tests = 0,
       failed = 0, used_mm = 0, is_out = 0 WHERE printer_id = ?`,
  )
  const out = db.prepare('UPDATE printer_roll SET is_out = ? WHERE printer_id = ?')
  const add = (column: string) =>
    db.prepare(`UPDATE printer_roll SET ${column} = MAX(0, ${column} + ?) WHERE printer_id = ?`)
  const counts = { printed: add('printed'), sent: add('sent'), unknown: add('unknown'), tests: add('tests') }
  const failed = add('failed')
  const used = db.prepare('UPDATE printer_roll SET used_mm = used_mm + ? WHERE printer_id = ?')
  const usedTicket = db.prepare(
    'UPDATE printer_roll SET ticket_mm = COALESCE(?, ticket_mm), used_mm = used_mm + COALESCE(?, ticket_mm) WHERE printer_id = ?',
  )

  function paper(jobId: string, kind: Kind, paperMm: number | undefined): void {
    const job = jobOf.get(jobId)
    if (!job) return
    begin.run(job.printerId)
    counts[kind].run(1, job.printerId)
    if (job.state === 'unknown') counts.unknown.run(-1, job.printerId)
    // What was unknown has been reckoned with already.
    else usedTicket.run(paperMm ?? null, paperMm ?? null, job.printerId)
  }

  function missed(jobId: string): void {
    const job = jobOf.get(jobId)
    if (!job) return
    begin.run(job.printerId)
    if (job.state === 'unknown') counts.unknown.run(-1, job.printerId)
    failed.run(1, job.printerId)
  }

  function test(orderId: string, paperMm: number | undefined): void {
    const order = orderOf.get(orderId)
    if (!order || order.printerId === null || paperMm === undefined) return
    begin.run(order.printerId)
    counts.tests.run(1, order.printerId)
    used.run(paperMm, order.printerId)
  }

  return ({ type, payload: p, atMs }) => {
    if (type === 'print.printed') paper(p.jobId, 'printed', p.paperMm)
    else if (type === 'print.sent') paper(p.jobId, 'sent', p.paperMm)
    else if (type === 'print.unknown') paper(p.jobId, 'unknown', p.paperMm)
    else if (type === 'print.failed') missed(p.jobId)
    else if (type === 'device.orderAnswered') test(p.orderId, p.paperMm)
    else if (type === 'printer.paperChanged') {
      begin.run(p.printerId)
      changed.run(atMs, p.by, p.rollMetres, p.printerId)
    } else if (type === 'printer.changed' && (p.cause === 'paper-end' || p.state === 'ready')) {
      begin.run(p.printerId)
      out.run(p.cause === 'paper-end' ? 1 : 0, p.printerId)
    }
  }
}
