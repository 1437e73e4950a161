import type { Db } from '../../store/open-database.ts'
import { keepDue } from './dossier-start.ts'
import type { Projectors } from './projectors.ts'

type EndEvent =
  | 'dossier.apologised'
  | 'dossier.resultRecorded'
  | 'dossier.resultReturned'
  | 'dossier.paymentRequired'
  | 'dossier.paymentMet'
  | 'dossier.feePaid'
  | 'dossier.withdrawalRequested'
  | 'dossier.continued'
  | 'dossier.stopped'
  | 'dossier.archived'
  | 'dossier.partyCorrected'
  | 'dossier.voided'
  | 'dossier.appointed'
  | 'dossier.harmed'
  | 'dossier.harmSettled'

/** A dossier gets its result, or ends without one. */
export const dossierEnd = (db: Db): Pick<Projectors, EndEvent> => ({
  ...results(db),
  ...money(db),
  ...withoutResult(db),
  ...mishaps(db),
})

type ResultEvent =
  | 'dossier.appointed'
  | 'dossier.apologised'
  | 'dossier.resultRecorded'
  | 'dossier.resultReturned'
  | 'dossier.partyCorrected'

function results(db: Db): Pick<Projectors, ResultEvent> {
  const due = keepDue(db)
  const apologise = db.prepare('UPDATE dossier SET apologies = apologies + 1, due_ms = ? WHERE id = ?')
  // The first time counts: a result that moves to another shelf was not made later.
  const record = db.prepare(
    `UPDATE dossier SET state = 'result-ready', before_state = NULL, result_ms = COALESCE(result_ms, ?), result_kind = ?,
       result_paper = ?, shelf = ?, collect_by_ms = ?, late_cause = COALESCE(late_cause, ?) WHERE id = ?`,
  )
  const back = db.prepare(
    `UPDATE dossier SET state = 'returned', ended_ms = ?, taker_person = ?, shelf = NULL WHERE id = ?`,
  )
  const appoint = db.prepare('UPDATE dossier SET due_ms = ? WHERE id = ?')
  const correct = db.prepare(
    `INSERT INTO dossier_party (person_id, role, dossier_id) VALUES (?, ?, ?)
     ON CONFLICT (dossier_id, role) DO UPDATE SET person_id = excluded.person_id`,
  )
  return {
    'dossier.apologised': ({ payload: p, seq, atMs }) => {
      apologise.run(p.dueAt, p.dossierId)
      due.run(p.dossierId, seq, atMs, p.dueAt, p.late ? 'apologised-late' : 'apologised')
    },
    'dossier.appointed': ({ payload: p, seq, atMs }) => {
      appoint.run(p.dueAt, p.dossierId)
      due.run(p.dossierId, seq, atMs, p.dueAt, 'appointed')
    },
    'dossier.resultRecorded': ({ payload: p, atMs }) =>
      record.run(atMs, p.kind, p.paper ? 1 : 0, p.shelf, p.collectBy, p.lateCause, p.dossierId),
    'dossier.resultReturned': ({ payload: p, atMs }) => back.run(atMs, p.receiver.id, p.dossierId),
    'dossier.partyCorrected': ({ payload: p }) => correct.run(p.person.id, p.role, p.dossierId),
  }
}

function money(db: Db): Pick<Projectors, 'dossier.paymentRequired' | 'dossier.paymentMet' | 'dossier.feePaid'> {
  const state = db.prepare('UPDATE dossier SET state = ? WHERE id = ?')
  const paid = db.prepare(
    'UPDATE dossier_fee SET paid_ms = ?, method = ?, officer_id = ? WHERE dossier_id = ? AND no = ?',
  )
  return {
    'dossier.paymentRequired': ({ payload: p }) => state.run('payment', p.dossierId),
    'dossier.paymentMet': ({ payload: p }) => state.run('in-process', p.dossierId),
    'dossier.feePaid': ({ payload: p, atMs }) => paid.run(atMs, p.method, p.officerId, p.dossierId, p.no),
  }
}

type Without =
  | 'dossier.withdrawalRequested'
  | 'dossier.continued'
  | 'dossier.stopped'
  | 'dossier.archived'
  | 'dossier.voided'

function withoutResult(db: Db): Pick<Projectors, Without> {
  const withdraw = db.prepare(`UPDATE dossier SET before_state = state, state = 'withdrawing', withdrawn_ms = ?,
       withdrawn_person = ? WHERE id = ?`)
  const go = db.prepare('UPDATE dossier SET state = before_state, before_state = NULL WHERE id = ?')
  const end = db.prepare('UPDATE dossier SET state = ?, before_state = NULL, ended_ms = ? WHERE id = ?')
  const twin = db.prepare('UPDATE dossier SET twin_id = ? WHERE id = ?')
  return {
    'dossier.withdrawalRequested': ({ payload: p, atMs }) => withdraw.run(atMs, p.words.id, p.dossierId),
    'dossier.continued': ({ payload: p }) => go.run(p.dossierId),
    'dossier.stopped': ({ payload: p, atMs }) => end.run('stopped', atMs, p.dossierId),
    'dossier.archived': ({ payload: p, atMs }) => end.run('archived', atMs, p.dossierId),
    'dossier.voided': ({ payload: p, atMs }) => {
      end.run('void', atMs, p.dossierId)
      twin.run(p.twinId, p.dossierId)
    },
  }
}

/** Papers that were lost or damaged, and how it was made good (TT-7.3). The state of the dossier does not change by it. */
function mishaps(db: Db): Pick<Projectors, 'dossier.harmed' | 'dossier.harmSettled'> {
  const harm = db.prepare(
    `INSERT INTO dossier_harm (seq, id, dossier_id, kind, place, words_person, officer_id, at_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const settle = db.prepare(
    'UPDATE dossier_harm SET settled_ms = ?, how = ?, cost = ?, borne_by = ?, settled_person = ? WHERE id = ?',
  )
  const mark = db.prepare(
    `UPDATE dossier SET harm = (SELECT kind FROM dossier_harm WHERE dossier_id = dossier.id AND settled_ms IS NULL
       ORDER BY seq LIMIT 1) WHERE id = ?`,
  )
  return {
    'dossier.harmed': ({ payload: p, seq, atMs }) => {
      harm.run(seq, p.harmId, p.dossierId, p.kind, p.place, p.words.id, p.officerId, atMs)
      mark.run(p.dossierId)
    },
    'dossier.harmSettled': ({ payload: p, atMs }) => {
      settle.run(atMs, p.how, p.cost, p.borneBy, p.words.id, p.harmId)
      mark.run(p.dossierId)
    },
  }
}
