import type { z } from 'zod'
import type { correctionCause } from '../../../shared/api/dossier-views.ts'
import type { FormSet, SlipKind } from '../../../shared/domain/slips/slip.ts'
import type { Db } from './open-database.ts'

export type SlipRow = {
  id: string
  kind: SlipKind
  formSet: FormSet
  version: number
  number: string
  issuedMs: number
  businessDate: string
  officerId: string
  contentPerson: string
  aboutId: string | null
  replaces: string | null
  cancelCause: z.infer<typeof correctionCause> | null
  reprints: number
}

const ROW = `s.id, s.kind, s.form_set AS formSet, s.version, s.number, s.issued_ms AS issuedMs,
  s.business_date AS businessDate, s.officer_id AS officerId, s.content_person AS contentPerson, s.about_id AS aboutId,
  s.replaces, s.cancel_cause AS cancelCause, s.reprints`

/** Reads of slips. (`+?`: see ticket-store.ts.) */
export function slipStore(db: Db) {
  const byId = db.prepare<[string], SlipRow>(`SELECT ${ROW} FROM slip s WHERE s.id = +?`)
  const ofDossier = db.prepare<[string], SlipRow>(
    `SELECT ${ROW} FROM slip_dossier o JOIN slip s ON s.id = o.slip_id WHERE o.dossier_id = +? ORDER BY s.seq`,
  )
  const standingFor = db.prepare<[string], SlipRow>(`SELECT ${ROW} FROM slip s WHERE s.about_id = +? ORDER BY s.seq`)
  const about = db.prepare<[string], string>('SELECT dossier_id FROM slip_dossier WHERE slip_id = +?').pluck()
  const ofDay = db.prepare<[string, number, number], SlipRow>(
    `SELECT ${ROW} FROM slip s WHERE s.business_date = +? ORDER BY s.seq DESC LIMIT +? OFFSET +?`,
  )
  const countOfDay = db.prepare<[string], number>('SELECT COUNT(*) FROM slip WHERE business_date = +?').pluck()
  const highest = db
    .prepare<[string, string, number, string], number | null>(
      `SELECT MAX(count) FROM (SELECT MAX(count) AS count FROM slip WHERE form_set = +? AND kind = +? AND year = +?
       UNION ALL SELECT MAX(no) FROM number_floor WHERE kind = 'slip' AND series = +?)`,
    )
    .pluck()
  return {
    byId: (id: string) => byId.get(id),
    /** Slips of a dossier, the first first. */
    ofDossier: (dossierId: string) => ofDossier.all(dossierId),
    /** Slips that stand for a request, refusal or hand-over. */
    standingFor: (aboutId: string) => standingFor.all(aboutId),
    dossiersOf: (slipId: string) => about.all(slipId),
    /** Slips of a business day, the newest first. */
    ofDay: (date: string, limit: number, offset: number) => ofDay.all(date, limit, offset),
    countOfDay: (date: string) => countOfDay.get(date) ?? 0,
    /** The highest number of a form in a year, those that a restore passed over counted; 0 for none. */
    highest: (formSet: FormSet, kind: SlipKind, year: number) =>
      highest.get(formSet, kind, year, `${formSet}|${kind}|${year}`) ?? 0,
  }
}

export type SlipStore = ReturnType<typeof slipStore>
