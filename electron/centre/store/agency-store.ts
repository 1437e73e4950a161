import type { CallOutcome, CoCheckHow, SignedSlip } from '../../../shared/domain/agencies/agency-work.ts'
import type { FilingChannel } from '../../../shared/domain/slips/parts.ts'
import type { Db } from './open-database.ts'

export type ContactRow = {
  id: string
  agencyId: string
  rank: 'main' | 'reserve'
  personId: string
  body: string | null
}
export type SignerRow = {
  id: string
  agencyId: string | null
  kinds: readonly SignedSlip[]
  from: string
  to: string | null
  decision: string
  onBehalf: string
  title: string
  name: string | null
}
export type CallRow = {
  id: string
  agencyId: string
  counterId: string | null
  ticketId: string | null
  officerId: string
  contactId: string | null
  calls: number
  businessDate: string
  atMs: number
  dueMs: number | null
  endedMs: number | null
  outcome: CallOutcome | null
  late: 0 | 1
}
export type QuestionRow = {
  id: string
  kind: 'before-reception' | 'explain'
  agencyId: string
  procedureId: string | null
  dossierId: string | null
  counterId: string | null
  ticketId: string | null
  officerId: string
  partyPerson: string | null
  wordsPerson: string
  atMs: number
  dueMs: number | null
  answerPerson: string | null
  endedMs: number | null
  late: 0 | 1
}
export type FilingRow = {
  agencyId: string
  channel: FilingChannel
  reason: string
  coCheck: CoCheckHow | ''
  n: number
}
export type CallSum = {
  agencyId: string
  called: number
  came: number
  late: number
  missed: number
  minutes: number | null
}
export type QuestionSum = { agencyId: string; asked: number; answered: number; late: number; minutes: number | null }

const CALL = `id, agency_id AS agencyId, counter_id AS counterId, ticket_id AS ticketId, officer_id AS officerId,
  contact_id AS contactId, calls, business_date AS businessDate, at_ms AS atMs, due_ms AS dueMs, ended_ms AS endedMs,
  outcome, late`
const QUESTION = `id, kind, agency_id AS agencyId, procedure_id AS procedureId, dossier_id AS dossierId,
  counter_id AS counterId, ticket_id AS ticketId, officer_id AS officerId, party_person AS partyPerson,
  words_person AS wordsPerson, at_ms AS atMs, due_ms AS dueMs, answer_person AS answerPerson, ended_ms AS endedMs, late`

/** Reads of the work with agencies. (`+?`: see ticket-store.ts.) */
export function agencyStore(db: Db) {
  return { ...registers(db), ...work(db), ...sums(db) }
}
export type AgencyStore = ReturnType<typeof agencyStore>

function registers(db: Db) {
  const contact = `SELECT c.id, c.agency_id AS agencyId, c.rank, c.person_id AS personId, p.body
    FROM contact c LEFT JOIN person p ON p.id = c.person_id`
  const contacts = db.prepare<[], ContactRow>(`${contact} WHERE c.ended_ms IS NULL ORDER BY c.agency_id, c.rank, c.id`)
  const contactOf = db.prepare<[string], ContactRow>(`${contact} WHERE c.id = +?`)
  const signers = db.prepare<[], Omit<SignerRow, 'kinds'> & { kinds: string }>(
    `SELECT s.id, s.agency_id AS agencyId, s.kinds, s.from_date AS "from", s.to_date AS "to", s.decision,
       s.on_behalf AS onBehalf, s.title, p.body AS name
     FROM signer s LEFT JOIN person p ON p.id = s.person_id WHERE s.ended_ms IS NULL ORDER BY s.from_date, s.id`,
  )
  return {
    /** Whom desks may call, by agency, main ones first. */
    contacts: () => contacts.all(),
    /** One of them, also when he is not called any more. */
    contact: (id: string) => contactOf.get(id),
    /** Delegations that nobody has ended, whatever their days. */
    signers: (): SignerRow[] =>
      signers.all().map(({ kinds, ...row }) => ({ ...row, kinds: JSON.parse(kinds) as SignedSlip[] })),
  }
}

function work(db: Db) {
  const call = db.prepare<[string], CallRow>(`SELECT ${CALL} FROM agency_call WHERE id = +?`)
  const callsOf = db.prepare<[string], CallRow>(
    `SELECT ${CALL} FROM agency_call INDEXED BY agency_call_day WHERE business_date = +? ORDER BY seq DESC`,
  )
  const question = db.prepare<[string], QuestionRow>(`SELECT ${QUESTION} FROM agency_question WHERE id = +?`)
  const open = db.prepare<[number], QuestionRow>(
    `SELECT ${QUESTION} FROM agency_question INDEXED BY agency_question_open
     WHERE ended_ms IS NULL AND at_ms >= 0 ORDER BY at_ms LIMIT +?`,
  )
  const ended = db.prepare<[string], QuestionRow>(
    `SELECT ${QUESTION} FROM agency_question INDEXED BY agency_question_ended WHERE ended_date = +? ORDER BY ended_ms DESC`,
  )
  const ofDossier = db.prepare<[string], QuestionRow>(
    `SELECT ${QUESTION} FROM agency_question INDEXED BY agency_question_dossier WHERE dossier_id = +? ORDER BY seq`,
  )
  const ofParty = db.prepare<[string], { wordsPerson: string; answerPerson: string | null }>(
    `SELECT words_person AS wordsPerson, answer_person AS answerPerson FROM agency_question WHERE party_person = +?`,
  )
  return {
    call: (id: string) => call.get(id),
    /** Calls of a day, the newest first: only those of today can still be open. */
    callsOf: (date: string) => callsOf.all(date),
    question: (id: string) => question.get(id),
    /** Questions without an answer, the oldest first. */
    openQuestions: (limit: number) => open.all(limit),
    questionsEndedOn: (date: string) => ended.all(date),
    questionsOf: (dossierId: string) => ofDossier.all(dossierId),
    /** Erasable rows of what was asked and answered for somebody. */
    questionWordsOf: (personId: string): string[] =>
      ofParty.all(personId).flatMap(({ wordsPerson, answerPerson }) => [wordsPerson, answerPerson ?? wordsPerson]),
  }
}

function sums(db: Db) {
  const filing = db.prepare<[string, string], FilingRow>(
    `SELECT agency_id AS agencyId, channel, reason, co_check AS coCheck, SUM(n) AS n FROM filing_tally
     WHERE business_date >= +? AND business_date <= +? GROUP BY agency_id, channel, reason, co_check`,
  )
  const calls = db.prepare<[string, string], CallSum>(
    `SELECT agency_id AS agencyId, COUNT(*) AS called, COALESCE(SUM(outcome IN ('came', 'by-phone')), 0) AS came,
       SUM(late) AS late, COALESCE(SUM(outcome = 'not-coming'), 0) AS missed,
       AVG(CASE WHEN outcome IN ('came', 'by-phone') THEN (ended_ms - at_ms) / 60000.0 END) AS minutes
     FROM agency_call INDEXED BY agency_call_day
     WHERE business_date >= +? AND business_date <= +? AND outcome IS NOT 'not-needed' GROUP BY agency_id`,
  )
  const questions = db.prepare<[string, string], QuestionSum>(
    `SELECT agency_id AS agencyId, COUNT(*) AS asked, COUNT(answer_person) AS answered, SUM(late) AS late,
       AVG(CASE WHEN answer_person IS NOT NULL THEN (ended_ms - at_ms) / 60000.0 END) AS minutes
     FROM agency_question INDEXED BY agency_question_day
     WHERE business_date >= +? AND business_date <= +? GROUP BY agency_id`,
  )
  return {
    /** How dossiers of a period came in, by agency. */
    filings: (from: string, to: string) => filing.all(from, to),
    callSums: (from: string, to: string) => calls.all(from, to),
    questionSums: (from: string, to: string) => questions.all(from, to),
  }
}
