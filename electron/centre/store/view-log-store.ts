import type { Db } from './open-database.ts'

export type DataViewRow = {
  dossierId: string
  code: string
  officerId: string
  what: 'processing' | 'contact' | 'check' | 'complaint' | 'reprint' | 'scan'
  slip: string | null
  atMs: number
}

/** What to look for; null: any. */
export type ViewFilter = {
  readonly dossierId: string | null
  readonly officerId: string | null
  readonly from: string | null
  readonly until: string | null
}

const ROW = `SELECT v.dossier_id AS dossierId, d.code, v.officer_id AS officerId, v.what, s.number AS slip, v.at_ms AS atMs
  FROM data_view v JOIN dossier d ON d.id = v.dossier_id LEFT JOIN slip s ON s.id = v.slip_id`
const DAYS = '(+? IS NULL OR v.business_date >= +?) AND (+? IS NULL OR v.business_date <= +?)'
const PAGE = 'ORDER BY v.seq DESC LIMIT +? OFFSET +?'

/** Reads of who saw whose data. (`+?`: see ticket-store.ts.) */
export function viewLogStore(db: Db) {
  type Days = [string | null, string | null, string | null, string | null]
  const all = db.prepare<[...Days, string | null, string | null, number, number], DataViewRow>(
    `${ROW} WHERE ${DAYS} AND (+? IS NULL OR v.officer_id = +?) ${PAGE}`,
  )
  const ofDossier = db.prepare<[string, ...Days, string | null, string | null, number, number], DataViewRow>(
    `${ROW} WHERE v.dossier_id = +? AND ${DAYS} AND (+? IS NULL OR v.officer_id = +?) ${PAGE}`,
  )
  return {
    /** The latest first. */
    views({ dossierId, officerId, from, until }: ViewFilter, limit: number, offset: number): DataViewRow[] {
      const days: Days = [from, from, until, until]
      if (dossierId === null) return all.all(...days, officerId, officerId, limit, offset)
      return ofDossier.all(dossierId, ...days, officerId, officerId, limit, offset)
    },
  }
}
export type ViewLogStore = ReturnType<typeof viewLogStore>
