import type { ComponentMark, DossierListName, DossierState, PartyRole } from '../../../shared/api/dossier-views.ts'
import type { z } from 'zod'
import type * as v from '../../../shared/api/dossier-views.ts'
import type { CoCheckHow } from '../../../shared/domain/agencies/agency-work.ts'
import type { Timing } from '../../../shared/domain/deadlines/results.ts'
import type { FilingChannel, ResultChannel } from '../../../shared/domain/slips/parts.ts'
import type { Db } from './open-database.ts'
import { LISTS, LIST_NAMES, argumentsOf, fromList } from './dossier-lists.ts'
import type { ListTimes } from './dossier-lists.ts'
import { partyWords } from './party-words.ts'

export type DossierRow = {
  id: string
  code: string
  state: DossierState
  beforeState: DossierState | null
  businessDate: string
  receivedMs: number
  visitId: string
  ticketId: string | null
  officerId: string
  procedureId: string
  caseCode: string | null
  agencyId: string
  fieldId: string
  channel: FilingChannel
  sets: number
  delivery: ResultChannel
  deliveryPerson: string | null
  summaryPerson: string | null
  notePerson: string | null
  externalCode: string | null
  hasPaper: number
  /** `DueLimit` as JSON; null: none that can be counted. */
  timeLimit: string | null
  dueMs: number
  forwardByMs: number | null
  forwardedMs: number | null
  paperMs: number | null
  stoppedMs: number | null
  replyByMs: number | null
  apologies: number
  resultMs: number | null
  resultPaper: number | null
  shelf: string | null
  collectByMs: number | null
  /** Since when the post has the result. */
  postedMs: number | null
  /** When its papers were there to be carried: at reception, and again with a supplement. */
  readyMs: number
  timing: Timing | null
  twinId: string | null
  harm: z.infer<typeof v.harmKind> | null
  lateCause: z.infer<typeof v.lateCause> | null
  withdrawnMs: number | null
  withdrawnPerson: string | null
  endedMs: number | null
  coCheck: CoCheckHow | null
  coCheckPerson: string | null
  offline: string | null
}
export type PartyRow = { role: PartyRole; personId: string; body: string | null }
export type ComponentRow = {
  no: number
  name: string | null
  originals: number
  certified: number
  copies: number
  electronic: number
  mark: ComponentMark | null
  namePerson: string | null
  groundPerson: string | null
}
export type FeeRow = {
  no: number
  kind: z.infer<typeof v.feeKind>
  amount: number
  exempt: z.infer<typeof v.feeExemption> | null
  when: z.infer<typeof v.feeWhen>
  paidMs: number | null
  method: z.infer<typeof v.payMethod> | null
  taken: number
  name: string
  collectorId: string | null
  refund: string | null
  refundedMs: number | null
  receiptId: string | null
  /** Its line in the tariff, and how many pieces; null: typed where no tariff is known line by line. */
  code: string | null
  count: number | null
}
export type SupplementRow = {
  id: string
  atMs: number
  wordsPerson: string
  beyondPerson: string | null
  replyByMs: number | null
  suppliedMs: number | null
}

const ROW = `d.id, d.code, d.state, d.before_state AS beforeState, d.business_date AS businessDate,
  d.received_ms AS receivedMs, d.visit_id AS visitId, d.ticket_id AS ticketId, d.officer_id AS officerId,
  d.procedure_id AS procedureId, d.case_code AS caseCode, d.agency_id AS agencyId, d.field_id AS fieldId, d.channel,
  d.sets, d.delivery, d.delivery_person AS deliveryPerson, d.summary_person AS summaryPerson,
  d.note_person AS notePerson, d.external_code AS externalCode, d.has_paper AS hasPaper, d.time_limit AS timeLimit, d.due_ms AS dueMs,
  d.forward_by_ms AS forwardByMs, d.forwarded_ms AS forwardedMs, d.paper_ms AS paperMs, d.stopped_ms AS stoppedMs,
  d.reply_by_ms AS replyByMs, d.apologies, d.result_ms AS resultMs, d.result_paper AS resultPaper, d.shelf,
  d.collect_by_ms AS collectByMs, d.posted_ms AS postedMs, d.ready_ms AS readyMs, d.timing, d.twin_id AS twinId, d.harm, d.late_cause AS lateCause, d.withdrawn_ms AS withdrawnMs,
  d.withdrawn_person AS withdrawnPerson, d.ended_ms AS endedMs, d.co_check AS coCheck,
  d.co_check_person AS coCheckPerson, d.offline`

/** Reads of dossiers. (`+?`: see ticket-store.ts.) */
export function dossierStore(db: Db) {
  return { ...oneDossier(db), ...dossierLists(db), ...dossierCounts(db), ...partyWords(db) }
}
export type DossierStore = ReturnType<typeof dossierStore>

function oneDossier(db: Db) {
  const byId = db.prepare<[string], DossierRow>(`SELECT ${ROW} FROM dossier d WHERE d.id = +?`)
  const byCode = db.prepare<[string], DossierRow>(`SELECT ${ROW} FROM dossier d WHERE d.code = +?`)
  const ofVisit = db.prepare<[string], DossierRow>(`SELECT ${ROW} FROM dossier d WHERE d.visit_id = +? ORDER BY d.seq`)
  const visitOf = db
    .prepare<[string], string>('SELECT visit_id FROM dossier WHERE ticket_id = +? ORDER BY seq LIMIT 1')
    .pluck()
  const parties = db.prepare<[string], PartyRow>(
    `SELECT role, person_id AS personId, p.body FROM dossier_party LEFT JOIN person p ON p.id = person_id
     WHERE dossier_id = +? ORDER BY role`,
  )
  const components = db.prepare<[string], ComponentRow>(
    `SELECT no, name, originals, certified, copies, electronic, mark, name_person AS namePerson,
       ground_person AS groundPerson FROM dossier_component WHERE dossier_id = +? ORDER BY no`,
  )
  const fees = db.prepare<[string], FeeRow>(
    `SELECT no, kind, amount, exempt, "when", taken, name, collector_id AS collectorId, refund, paid_ms AS paidMs, method,
       refunded_ms AS refundedMs, receipt_id AS receiptId, code, count
       FROM dossier_fee WHERE dossier_id = +? ORDER BY no`,
  )
  const dues = db.prepare<[string], { atMs: number; dueMs: number; cause: string }>(
    'SELECT at_ms AS atMs, due_ms AS dueMs, cause FROM dossier_due WHERE dossier_id = +? ORDER BY seq',
  )
  const supplements = db.prepare<[string], SupplementRow>(
    `SELECT id, at_ms AS atMs, words_person AS wordsPerson, beyond_person AS beyondPerson, reply_by_ms AS replyByMs,
       supplied_ms AS suppliedMs FROM supplement WHERE dossier_id = +? ORDER BY seq`,
  )
  const viewed = db
    .prepare<[string, string, string, string], number>(
      `SELECT 1 FROM dossier_view WHERE dossier_id = +? AND officer_id = +? AND business_date = +? AND purpose = +?`,
    )
    .pluck()
  return {
    byId: (id: string) => byId.get(id),
    byCode: (code: string) => byCode.get(code),
    ofVisit: (visitId: string) => ofVisit.all(visitId),
    /** The visit that a ticket's first dossier began. */
    visitOf: (ticketId: string) => visitOf.get(ticketId),
    parties: (id: string) => parties.all(id),
    components: (id: string) => components.all(id),
    fees: (id: string) => fees.all(id),
    dues: (id: string) => dues.all(id),
    supplements: (id: string) => supplements.all(id),
    /** Whether an officer has seen all of a dossier on a day for a purpose: it is journaled once. */
    wasViewed: (id: string, officerId: string, date: string, purpose: string) =>
      viewed.get(id, officerId, date, purpose) === 1,
  }
}

function dossierLists(db: Db) {
  const where = (name: DossierListName): string => {
    return `${fromList(name)} AND (+? IS NULL OR d.agency_id = +?)`
  }
  const prepared = new Map(
    LIST_NAMES.map((name) => [
      name,
      {
        page: db.prepare<(string | number | null)[], DossierRow>(
          `SELECT ${ROW} ${where(name)} ORDER BY ${LISTS[name].by} LIMIT +? OFFSET +?`,
        ),
        count: db.prepare<(string | number | null)[], number>(`SELECT COUNT(*) ${where(name)}`).pluck(),
      },
    ]),
  )
  const found = db.prepare<[string, number, number], DossierRow>(
    `SELECT ${ROW} FROM (SELECT rowid AS seq FROM dossier_index WHERE dossier_index MATCH ? ORDER BY rowid DESC LIMIT +? OFFSET +?) f
     JOIN dossier d ON d.seq = f.seq ORDER BY d.seq DESC`,
  )
  const byCodeStart = db.prepare<[string, string, number], DossierRow>(
    `SELECT ${ROW} FROM dossier d WHERE d.code >= ? AND d.code < ? ORDER BY d.code DESC LIMIT +?`,
  )
  const byNo = db.prepare<[string, number], DossierRow>(
    `SELECT ${ROW} FROM dossier d INDEXED BY dossier_day WHERE d.business_date = +? AND d.no = +? ORDER BY d.seq DESC`,
  )
  return {
    /** A page of a list, the most pressing first. */
    list: (name: DossierListName, times: ListTimes, agencyId: string | null, limit: number, offset: number) =>
      prepared.get(name)?.page.all(...argumentsOf(name, times), agencyId, agencyId, limit, offset) ?? [],
    listCount: (name: DossierListName, times: ListTimes, agencyId: string | null) =>
      prepared.get(name)?.count.get(...argumentsOf(name, times), agencyId, agencyId) ?? 0,
    /** By a question that `matchOf` made, the newest first. */
    search: (match: string, limit: number, offset: number) => found.all(match, limit, offset),
    /** By the beginning of a code, the highest first. */
    byCodeStart: (start: string, limit: number) => byCodeStart.all(start, `${start}\u{10FFFF}`, limit),
    /** By the running number of a day. */
    byNo: (date: string, no: number) => byNo.all(date, no),
  }
}

function dossierCounts(db: Db) {
  const highest = db
    .prepare<[string, string, number, number, string, number, number], number | null>(
      `SELECT MAX(no) FROM (
         SELECT MAX(no) AS no FROM dossier WHERE series = +? AND business_date = +? AND no >= +? AND no <= +?
         UNION ALL SELECT MAX(no) FROM number_floor WHERE kind = 'code' AND series = +? AND no >= +? AND no <= +?)`,
    )
    .pluck()
  const asked = db
    .prepare<[string, string, string, string], number>(
      `SELECT COUNT(*) FROM party_mark m JOIN supplement s ON s.party_person = m.person_id
       WHERE m.mark = +? AND s.dossier_id IS NULL AND s.procedure_id = +? AND s.seq > COALESCE((
         SELECT MAX(d.seq) FROM party_mark o JOIN dossier_party p ON p.person_id = o.person_id
         JOIN dossier d ON d.id = p.dossier_id WHERE o.mark = +? AND d.procedure_id = +?), 0)`,
    )
    .pluck()
  const sameMark = db
    .prepare<[string], string>(
      `SELECT DISTINCT o.person_id FROM party_mark m JOIN party_mark o ON o.mark = m.mark WHERE m.person_id = +?`,
    )
    .pluck()
  const dossiersOf = db
    .prepare<[string], string>('SELECT DISTINCT dossier_id FROM dossier_party WHERE person_id = +?')
    .pluck()
  const lookUps = db.prepare<[string], { wrong: number; sinceMs: number }>(
    'SELECT wrong, since_ms AS sinceMs FROM look_up_attempt WHERE place = +?',
  )
  return {
    /** The highest number of a series given on a day within a range, those that a restore passed over counted; 0 for none. */
    highestNo: (series: string, date: string, from: number, to: number) =>
      highest.get(series, date, from, to, `${series}|${date}`, from, to) ?? 0,
    /** Requests before acceptance that a person got for a procedure since the last dossier of theirs that was received. */
    askedBefore: (mark: string, procedureId: string) => asked.get(mark, procedureId, mark, procedureId) ?? 0,
    /** All rows of the same person or organisation, as far as its number or name tells. */
    samePerson: (personId: string) => sameMark.all(personId),
    dossiersOf: (personId: string) => dossiersOf.all(personId),
    lookUpAttempts: (place: string) => lookUps.get(place) ?? { wrong: 0, sinceMs: 0 },
  }
}
