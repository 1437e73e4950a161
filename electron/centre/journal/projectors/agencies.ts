import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import type { Db } from '../../store/open-database.ts'
import type { Recorded } from '../recorded.ts'
import type { Projectors } from './projectors.ts'

type AgencyEvent = Extract<
  EventType,
  `contact.${string}` | `signer.${string}` | `agency.called${string}` | 'agency.callEnded' | `question.${string}`
>

/** The work with agencies: whom to call, who may sign, calls to the desk, questions and their answers. */
export const agencyProjectors = (db: Db): Pick<Projectors, AgencyEvent> => ({
  ...registers(db),
  ...calls(db),
  ...questions(db),
})

type Register = Extract<AgencyEvent, `contact.${string}` | `signer.${string}`>

function registers(db: Db): Pick<Projectors, Register> {
  const contact = db.prepare('INSERT OR REPLACE INTO contact VALUES (?, ?, ?, ?, NULL)')
  const contactOver = db.prepare('UPDATE contact SET ended_ms = ? WHERE id = ?')
  const signer = db.prepare('INSERT OR REPLACE INTO signer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)')
  const signerOver = db.prepare('UPDATE signer SET ended_ms = ? WHERE id = ?')
  return {
    'contact.kept': ({ payload: p }) => contact.run(p.contactId, p.agencyId, p.rank, p.person.id),
    'contact.ended': ({ payload: p, atMs }) => contactOver.run(atMs, p.contactId),
    'signer.kept': ({ payload: p }) =>
      signer.run(
        ...[p.signerId, p.agencyId, JSON.stringify(p.kinds), p.from, p.to, p.decision, p.onBehalf, p.title],
        p.person.id,
      ),
    'signer.ended': ({ payload: p, atMs }) => signerOver.run(atMs, p.signerId),
  }
}

type Call = Extract<AgencyEvent, `agency.${string}`>

function calls(db: Db): Pick<Projectors, Call> {
  const call = db.prepare(
    `INSERT INTO agency_call (seq, id, agency_id, counter_id, ticket_id, officer_id, contact_id, calls, business_date,
       at_ms, due_ms) VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?)`,
  )
  const again = db.prepare('UPDATE agency_call SET contact_id = ?, calls = calls + 1 WHERE id = ?')
  const end = db.prepare('UPDATE agency_call SET ended_ms = ?, outcome = ?, late = ? WHERE id = ?')
  return {
    'agency.called': ({ payload: p, seq, atMs, businessDate }) =>
      call.run(
        ...[seq, p.callId, p.agencyId, p.counterId, p.ticketId, p.officerId, p.contactId, businessDate, atMs],
        p.dueAt,
      ),
    'agency.calledAgain': ({ payload: p }) => again.run(p.contactId, p.callId),
    'agency.callEnded': ({ payload: p, atMs }) => end.run(atMs, p.outcome, p.late ? 1 : 0, p.callId),
  }
}

type Question = Extract<AgencyEvent, `question.${string}`>

function questions(db: Db): Pick<Projectors, Question> {
  const ask = db.prepare(
    `INSERT INTO agency_question (seq, id, kind, agency_id, procedure_id, dossier_id, counter_id, ticket_id, officer_id,
       party_person, words_person, business_date, at_ms, due_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const end = db.prepare(
    'UPDATE agency_question SET answer_person = ?, ended_ms = ?, ended_date = ?, late = ? WHERE id = ?',
  )
  return {
    'question.asked': ({ payload: p, seq, atMs, businessDate }) =>
      ask.run(
        ...[seq, p.questionId, p.kind, p.agencyId, p.procedureId, p.dossierId, p.counterId, p.ticketId, p.officerId],
        ...[p.party?.id ?? null, p.words.id, businessDate, atMs, p.dueAt],
      ),
    'question.answered': ({ payload: p, atMs, businessDate }) =>
      end.run(p.words.id, atMs, businessDate, p.late ? 1 : 0, p.questionId),
    'question.dropped': ({ payload: p, atMs, businessDate }) => end.run(null, atMs, businessDate, 0, p.questionId),
  }
}

/** How dossiers came in, day by day and agency: the channel, why not online (TQ-6.11), who checked beside (TQ-7.2). */
export function filingRecord(db: Db): (event: Recorded) => void {
  const count = db.prepare(
    `INSERT INTO filing_tally VALUES (?, ?, ?, ?, ?, 1)
     ON CONFLICT (business_date, agency_id, channel, reason, co_check) DO UPDATE SET n = n + 1`,
  )
  return ({ type, payload, businessDate }) => {
    if (type !== 'dossier.received') return
    const { agencyId, channel, offline = '', coCheck } = payload
    count.run(businessDate, agencyId, channel, offline, coCheck?.how ?? '')
  }
}
