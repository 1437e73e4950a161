import type { Db } from '../../store/open-database.ts'
import type { RecordedOf } from '../recorded.ts'
import { feeRow } from './fees.ts'
import { countLeft, suppliedPapers } from './digital.ts'
import type { Projectors } from './projectors.ts'

type StartEvent =
  | 'dossier.received'
  | 'dossier.forwarded'
  | 'supplement.asked'
  | 'dossier.supplementRequested'
  | 'dossier.supplemented'
  | 'dossier.refused'
  | 'dossier.viewed'

/** A dossier comes in, is forwarded, supplemented, or refused. */
export const dossierStart = (db: Db): Pick<Projectors, StartEvent> => ({
  ...comingIn(db),
  ...goingOut(db),
  ...supplements(db),
})

/** Every date that was promised stays (decisions.md 17). */
export const keepDue = (db: Db) => db.prepare('INSERT INTO dossier_due VALUES (?, ?, ?, ?, ?)')

/** Who checked beside the officer (TQ-7.2), and why it was not filed online (TQ-6.11), where a house asks for it. */
function besideReception(db: Db): (received: RecordedOf<'dossier.received'>['payload']) => void {
  const update = db.prepare('UPDATE dossier SET co_check = ?, co_check_person = ?, offline = ? WHERE id = ?')
  return ({ coCheck, offline, dossierId }) => {
    if (coCheck || offline !== undefined)
      update.run(coCheck?.how ?? null, coCheck?.name?.id ?? null, offline ?? null, dossierId)
  }
}

function comingIn(db: Db): Pick<Projectors, 'dossier.received' | 'dossier.viewed'> {
  const insert = db.prepare(
    `INSERT INTO dossier (seq, id, code, series, no, state, business_date, received_ms, visit_id, ticket_id, counter_id,
       officer_id, procedure_id, case_code, agency_id, field_id, channel, sets, delivery, delivery_person, summary_person,
       note_person, external_code, has_paper, time_limit, due_ms, forward_by_ms, ready_ms)
     VALUES (?, ?, ?, ?, ?, 'received', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const party = db.prepare('INSERT INTO dossier_party (person_id, role, dossier_id) VALUES (?, ?, ?)')
  const component = db.prepare('INSERT INTO dossier_component VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const fee = feeRow(db)
  const due = keepDue(db)
  const beside = besideReception(db)
  const secret = db.prepare('UPDATE dossier SET is_secret = 1 WHERE id = ?')
  const count = countLeft(db)
  const view = db.prepare('INSERT OR IGNORE INTO dossier_view VALUES (?, ?, ?, ?, ?)')
  return {
    'dossier.received': (event) => {
      const { payload: p, seq, atMs } = event
      insert.run(...rowOf(event))
      const parties = { filer: p.filer, owner: p.owner, principal: p.principal }
      for (const [role, ref] of Object.entries(parties)) if (ref) party.run(ref.id, role, p.dossierId)
      for (const c of p.components)
        component.run(
          ...[p.dossierId, c.no, c.name, c.originals, c.certified, c.copies, c.electronic, c.mark],
          ...[c.outside?.name.id ?? null, c.outside?.ground.id ?? null],
        )
      for (const f of p.fees) fee(p.dossierId, f)
      due.run(p.dossierId, seq, atMs, p.dueAt, 'received')
      if (p.secret) secret.run(p.dossierId)
      beside(p)
      count(p.dossierId)
    },
    'dossier.viewed': ({ payload: p, atMs, businessDate }) =>
      view.run(p.dossierId, p.officerId, businessDate, p.purpose, atMs),
  }
}

/** Values of a new dossier, in the order of its insert. */
const rowOf = ({ payload: p, seq, atMs, businessDate }: RecordedOf<'dossier.received'>) => [
  ...[seq, p.dossierId, p.code, p.series, p.no, businessDate, atMs, p.visitId, p.ticketId, p.counterId],
  ...[p.officerId, p.procedureId, p.caseCode, p.agencyId, p.fieldId, p.channel, p.sets, p.delivery.how],
  ...[p.delivery.where?.id ?? null, p.summary?.id ?? null, p.note?.id ?? null, p.externalCode],
  ...[p.hasPaper ? 1 : 0, p.limit && JSON.stringify(p.limit), p.dueAt, p.forwardBy, atMs],
]

function goingOut(db: Db): Pick<Projectors, 'dossier.forwarded' | 'dossier.refused'> {
  const forward = db.prepare(
    `UPDATE dossier SET state = 'in-process', forwarded_ms = ?, forward_late = MAX(forward_late, ?), forward_by_ms = NULL
     WHERE id = ?`,
  )
  const refuse = db.prepare('INSERT INTO refusal VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  const refused = db.prepare(
    `UPDATE dossier SET state = 'refused', result_ms = ?, result_kind = 'refused', result_paper = 1,
       collect_by_ms = ? WHERE id = ?`,
  )
  return {
    'dossier.forwarded': ({ payload: p, atMs }) => forward.run(atMs, p.late ? 1 : 0, p.dossierId),
    'dossier.refused': ({ payload: p, seq, atMs, businessDate }) => {
      refuse.run(
        ...[seq, p.refusalId, p.dossierId, p.visitId, p.ticketId, p.procedureId, p.channel, p.party.id, p.cause],
        ...[p.words.id, p.redirectTo, p.officerId, p.counterId, businessDate, atMs],
      )
      if (p.dossierId !== null) refused.run(atMs, p.collectBy, p.dossierId)
    },
  }
}

type Supplement = 'supplement.asked' | 'dossier.supplementRequested' | 'dossier.supplemented'

function supplements(db: Db): Pick<Projectors, Supplement> {
  const ask = db.prepare('INSERT INTO supplement VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)')
  const stop = db.prepare(
    `UPDATE dossier SET state = 'supplement', stopped_ms = ?, reply_by_ms = ?, forward_by_ms = NULL WHERE id = ?`,
  )
  const supplied = db.prepare('UPDATE supplement SET supplied_ms = ? WHERE id = ?')
  const start = db.prepare(
    `UPDATE dossier SET state = 'received', stopped_ms = NULL, reply_by_ms = NULL, due_ms = ?, forward_by_ms = ?,
       ready_ms = ?, paper_ms = NULL WHERE id = ?`,
  )
  const due = keepDue(db)
  const papers = suppliedPapers(db)
  const keep = (
    { payload: p, seq, atMs }: RecordedOf<'supplement.asked'> | RecordedOf<'dossier.supplementRequested'>,
    about: { dossierId: string | null; party: string | null; replyBy: number | null },
  ): void => {
    const outside = p.items.some((item) => item.outside) ? 1 : 0
    ask.run(
      ...[seq, p.supplementId, about.dossierId, p.procedureId, about.party, p.words.id, p.beyondLimit?.id ?? null],
      ...[p.officerId, atMs, outside, about.replyBy],
    )
  }
  return {
    'supplement.asked': (event) => keep(event, { dossierId: null, party: event.payload.party.id, replyBy: null }),
    'dossier.supplementRequested': (event) => {
      const { dossierId, replyBy } = event.payload
      keep(event, { dossierId, party: null, replyBy })
      papers.asked(event.payload.supplementId, event.payload.items)
      stop.run(event.atMs, replyBy, dossierId)
    },
    'dossier.supplemented': ({ payload: p, seq, atMs }) => {
      supplied.run(atMs, p.supplementId)
      start.run(p.dueAt, p.forwardBy, atMs, p.dossierId)
      due.run(p.dossierId, seq, atMs, p.dueAt, 'supplemented')
      papers.supplied(p.supplementId, p.dossierId, atMs)
    },
  }
}
