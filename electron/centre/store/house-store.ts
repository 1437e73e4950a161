import type { DossierListName, HandOverDirection } from '../../../shared/api/dossier-views.ts'
import type { z } from 'zod'
import type * as v from '../../../shared/api/dossier-views.ts'
import type * as h from '../../../shared/api/house-views.ts'
import { LISTS, OPEN_NAMES, argumentsOf, fromList } from './dossier-lists.ts'
import type { ListTimes } from './dossier-lists.ts'
import type { Db } from './open-database.ts'

export type HandOverRow = {
  id: string
  direction: HandOverDirection
  agencyId: string
  run: string | null
  officerId: string
  receiverPerson: string
  atMs: number
  papers: number
  missed: number
  signedMs: number | null
  cancelled: number
}
export type HarmRow = {
  id: string
  kind: z.infer<typeof v.harmKind>
  place: z.infer<typeof v.harmPlace>
  wordsPerson: string
  atMs: number
  settledMs: number | null
  how: z.infer<typeof v.harmRemedy> | null
  cost: number | null
  borneBy: z.infer<typeof v.harmPlace> | null
  settledPerson: string | null
}
export type RefusalRow = {
  id: string
  atMs: number
  dossierId: string | null
  code: string | null
  procedureId: string | null
  partyPerson: string
  cause: string
  wordsPerson: string
  redirectTo: string | null
  officerId: string
}
export type WorkRequestRow = {
  id: string
  kind: z.infer<typeof h.workRequestKind>
  severity: z.infer<typeof h.workRequestSeverity>
  asset: string
  counterId: string | null
  officerId: string
  wordsPerson: string
  atMs: number
  dueMs: number | null
  handlerId: string | null
  doneMs: number | null
  outcomePerson: string | null
}
/** Papers that lie at the counters, as far as runs need it. */
export type WaitingPaper = { id: string; agencyId: string; procedureId: string; readyMs: number }
export type OpenCount = { agencyId: string; procedureId: string; n: number }
export type TallyRow = { agencyId: string; procedureId: string; what: h.TallyName; n: number }
/** What stands in the book of a day (forms.md §7.2). */
export type BookDossier = { id: string; returnedMs: number | null; takerPerson: string | null }

const HAND_OVER = `h.id, h.direction, h.agency_id AS agencyId, h.run, h.officer_id AS officerId,
  h.receiver_person AS receiverPerson, h.at_ms AS atMs, h.n AS papers, h.missed, h.signed_ms AS signedMs, h.cancelled`
const WORK = `id, kind, severity, asset, counter_id AS counterId, officer_id AS officerId, words_person AS wordsPerson,
  at_ms AS atMs, due_ms AS dueMs, handler_id AS handlerId, done_ms AS doneMs, outcome_person AS outcomePerson`

/** Reads of what goes on between the desks and the agencies of the house. (`+?`: see ticket-store.ts.) */
export function houseStore(db: Db) {
  return { ...handOvers(db), ...mishaps(db), ...records(db) }
}
export type HouseStore = ReturnType<typeof houseStore>

function handOvers(db: Db) {
  const byId = db.prepare<[string], HandOverRow>(`SELECT ${HAND_OVER} FROM hand_over h WHERE h.id = +?`)
  const ofDay = db.prepare<[string], HandOverRow>(
    `SELECT ${HAND_OVER} FROM hand_over h WHERE h.business_date = +? ORDER BY h.seq`,
  )
  const unsigned = db.prepare<[number], HandOverRow>(
    `SELECT ${HAND_OVER} FROM hand_over h INDEXED BY hand_over_unsigned WHERE h.signed_ms IS NULL AND h.cancelled = 0
       AND h.at_ms >= 0 ORDER BY h.at_ms LIMIT +?`,
  )
  const ofDossier = db.prepare<[string], HandOverRow>(
    `SELECT ${HAND_OVER} FROM hand_over_dossier o JOIN hand_over h ON h.id = o.hand_over_id
     WHERE o.dossier_id = +? AND h.cancelled = 0 ORDER BY h.seq`,
  )
  const dossiersOf = db
    .prepare<[string], string>('SELECT dossier_id FROM hand_over_dossier WHERE hand_over_id = +?')
    .pluck()
  const { where } = LISTS['paper-to-carry']
  const papers = db.prepare<[], WaitingPaper>(
    `SELECT id, agency_id AS agencyId, procedure_id AS procedureId, ready_ms AS readyMs
     FROM dossier INDEXED BY dossier_to_carry WHERE ${where} AND ready_ms >= 0 ORDER BY ready_ms`,
  )
  return {
    handOver: (id: string) => byId.get(id),
    handOversOf: (date: string) => ofDay.all(date),
    /** Lists of whatever day that are not signed, the oldest first. */
    unsigned: (limit: number) => unsigned.all(limit),
    /** Hand-overs of the papers of a dossier, the first first. */
    hops: (dossierId: string) => ofDossier.all(dossierId),
    dossiersOfHandOver: (id: string) => dossiersOf.all(id),
    waitingPapers: () => papers.all(),
  }
}

function mishaps(db: Db) {
  const harms = db.prepare<[string], HarmRow>(
    `SELECT id, kind, place, words_person AS wordsPerson, at_ms AS atMs, settled_ms AS settledMs, how, cost,
       borne_by AS borneBy, settled_person AS settledPerson FROM dossier_harm WHERE dossier_id = +? ORDER BY seq`,
  )
  const refusals = db.prepare<[string, string, number, number], RefusalRow>(
    `SELECT r.id, r.at_ms AS atMs, r.dossier_id AS dossierId, d.code, r.procedure_id AS procedureId,
       r.party_person AS partyPerson, r.cause, r.words_person AS wordsPerson, r.redirect_to AS redirectTo,
       r.officer_id AS officerId
     FROM refusal r LEFT JOIN dossier d ON d.id = r.dossier_id
     WHERE r.business_date >= +? AND r.business_date <= +? ORDER BY r.business_date DESC, r.seq DESC LIMIT +? OFFSET +?`,
  )
  const refusalCount = db
    .prepare<[string, string], number>('SELECT COUNT(*) FROM refusal WHERE business_date >= +? AND business_date <= +?')
    .pluck()
  const twins = db.prepare<[string], { id: string; code: string }>('SELECT id, code FROM dossier WHERE twin_id = +?')
  const open = db.prepare<[number], WorkRequestRow>(
    `SELECT ${WORK} FROM work_request INDEXED BY work_request_open WHERE done_ms IS NULL AND at_ms >= 0 ORDER BY at_ms LIMIT +?`,
  )
  const ofDay = db.prepare<[string], WorkRequestRow>(
    `SELECT ${WORK} FROM work_request WHERE business_date = +? ORDER BY seq DESC`,
  )
  const request = db.prepare<[string], WorkRequestRow>(`SELECT ${WORK} FROM work_request WHERE id = +?`)
  return {
    harms: (dossierId: string) => harms.all(dossierId),
    /** Refusals of a period, the newest first. */
    refusals: (from: string, to: string, limit: number, offset: number) => refusals.all(from, to, limit, offset),
    refusalCount: (from: string, to: string) => refusalCount.get(from, to) ?? 0,
    /** Dossiers that were entered by mistake in place of this one. */
    twinsOf: (dossierId: string) => twins.all(dossierId),
    workRequest: (id: string) => request.get(id),
    /** Requests for work that are open, the oldest first. */
    openWork: (limit: number) => open.all(limit),
    workOf: (date: string) => ofDay.all(date),
  }
}

function records(db: Db) {
  const open = new Map(
    OPEN_NAMES.map((name) => [
      name,
      db.prepare<(string | number)[], OpenCount>(
        `SELECT d.agency_id AS agencyId, d.procedure_id AS procedureId, COUNT(*) AS n ${fromList(name)}
         GROUP BY d.agency_id, d.procedure_id`,
      ),
    ]),
  )
  const tally = db.prepare<[string, string], TallyRow>(
    `SELECT agency_id AS agencyId, procedure_id AS procedureId, what, SUM(n) AS n FROM dossier_tally
     WHERE business_date >= +? AND business_date <= +? GROUP BY agency_id, procedure_id, what`,
  )
  const book = db.prepare<[string, string, string | null, string | null, number], BookDossier>(
    `SELECT id, CASE WHEN state = 'returned' THEN ended_ms END AS returnedMs, taker_person AS takerPerson
     FROM dossier INDEXED BY dossier_day
     WHERE business_date >= +? AND business_date <= +? AND (+? IS NULL OR field_id = +?) AND state <> 'void'
     ORDER BY business_date, seq LIMIT +?`,
  )
  return {
    /** How many dossiers of a list each agency has, by procedure. */
    openOf: (name: DossierListName, times: ListTimes) => open.get(name)?.all(...argumentsOf(name, times)) ?? [],
    /** How many are past the moment by which they had to be forwarded. */
    overdueToForward: (now: number) => open.get('to-forward')?.all(0, now) ?? [],
    tallies: (from: string, to: string) => tally.all(from, to),
    /** Dossiers that came in in a period, in the order of the book; of a field, or of all. */
    bookOf: (from: string, to: string, fieldId: string | null, limit: number) =>
      book.all(from, to, fieldId, fieldId, limit),
  }
}
