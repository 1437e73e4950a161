import { RETENTION_KINDS } from '../../../shared/domain/retention-kinds.ts'
import type { RetentionKind } from '../../../shared/domain/retention-kinds.ts'
import type { Db } from './open-database.ts'

const OLD = 'p.body IS NOT NULL AND p.created_ms < +?'
/** The note of an answer is written with it, and its row outlives its words: it tells when feedback was answered. */
const ANSWERED = `feedback f JOIN person n ON n.id = f.note_person AND f.state = 'answered' AND n.created_ms < +?`
const IN_USE = `SELECT person_id FROM officer WHERE retired = 0
  UNION ALL SELECT person_id FROM contact WHERE ended_ms IS NULL UNION ALL SELECT person_id FROM signer WHERE ended_ms IS NULL`
/** Words that other kinds count, that still stand on a counter's sign, or that a stop of the hall goes on with. */
const OTHER_WORDS = `
  SELECT words_person FROM feedback UNION ALL SELECT note_person FROM feedback WHERE note_person IS NOT NULL
  UNION ALL SELECT reason_person FROM config_change WHERE reason_person IS NOT NULL
  UNION ALL SELECT reason_person FROM counter WHERE reason_person IS NOT NULL
  UNION ALL SELECT reason_person FROM hall
    WHERE reason_person IS NOT NULL AND business_date = (SELECT MAX(business_date) FROM hall)`

/** Rows of a kind that belong to dossiers: while one of those is open, or ended later, they are in use. */
const ofDossiers = (
  kind: string,
): string => `SELECT p.id FROM (SELECT +? AS ms) before CROSS JOIN person p INDEXED BY person_kept
  WHERE p.kind = '${kind}' AND p.body IS NOT NULL AND p.created_ms < before.ms
    AND NOT EXISTS (SELECT 1 FROM person_dossier w JOIN dossier d ON d.id = w.dossier_id
      WHERE w.person_id = p.id AND (d.ended_ms IS NULL OR d.ended_ms >= before.ms))`

/** By kind: ids of rows that are older than an instant and that nobody needs; instant, then how many at most. */
const DUE: Readonly<Record<RetentionKind, string>> = {
  priority: `SELECT p.id FROM person p WHERE p.kind = 'group' AND ${OLD}`,
  reason: `SELECT p.id FROM person p WHERE p.kind = 'words' AND ${OLD} AND p.id NOT IN (${OTHER_WORDS})`,
  comment: `SELECT p.id FROM person p WHERE p.kind = 'comment' AND ${OLD}`,
  contact: `SELECT p.id FROM person p LEFT JOIN feedback f ON f.contact_person = p.id
    LEFT JOIN person n ON n.id = f.note_person
    WHERE p.kind = 'contact' AND p.body IS NOT NULL
      AND CASE WHEN f.id IS NULL THEN p.created_ms WHEN f.state = 'answered' THEN n.created_ms END < +?`,
  feedback: `SELECT p.id FROM ${ANSWERED} JOIN person p ON p.id IN (SELECT f.words_person UNION ALL SELECT f.note_person
      UNION ALL SELECT s.content_person FROM slip s WHERE s.about_id = f.id)
    WHERE p.body IS NOT NULL`,
  configReason: `SELECT p.id FROM config_change c JOIN person p ON p.id = c.reason_person WHERE ${OLD}`,
  formerStaff: `SELECT p.id FROM person p LEFT JOIN officer o ON o.person_id = p.id
    LEFT JOIN config_item i ON i.kind = 'officer' AND i.key = o.id LEFT JOIN event e ON e.seq = i.seq
    WHERE p.kind IN ('name', 'staff') AND p.body IS NOT NULL AND p.id NOT IN (${IN_USE})
      AND MAX(p.created_ms, COALESCE(e.at_ms, 0)) < +?`,
  digital: `SELECT p.id FROM digital_file f JOIN person p ON p.id = f.file_person JOIN dossier d ON d.id = f.dossier_id
    WHERE p.body IS NOT NULL AND d.ended_ms < +?`,
  message: `SELECT p.id FROM person p WHERE p.kind = 'message' AND ${OLD}
    AND NOT EXISTS (SELECT 1 FROM message m WHERE m.content_person = p.id AND m.state = 'queued')`,
  bank: `SELECT p.id FROM fee_bank b JOIN person p ON p.id = b.content_person
    WHERE ${OLD} AND EXISTS (SELECT 1 FROM fee_month m WHERE m.month >= b.month)`,
  party: ofDossiers('party'),
  dossier: ofDossiers('dossier'),
  slip: ofDossiers('slip'),
  oldPin: `SELECT p.id FROM person p
    WHERE p.kind = 'credential' AND ${OLD}
      AND p.id NOT IN (SELECT credential_id FROM officer WHERE credential_id IS NOT NULL AND retired = 0)`,
}

const SOMEBODY = '(actor IS NOT NULL OR device IS NOT NULL)'
/** Days on which somebody did something: what a centre does by itself is no work. The last ones, the latest first. */
const WORKED = `WITH RECURSIVE day (date, seq, n) AS (
    SELECT * FROM (SELECT business_date, seq, 1 FROM event WHERE business_date < @date AND ${SOMEBODY} ORDER BY seq DESC LIMIT 1)
    UNION ALL
    SELECT e.business_date, e.seq, n + 1 FROM day JOIN event e ON e.seq = (
      SELECT seq FROM event WHERE seq < day.seq AND business_date < day.date AND ${SOMEBODY} ORDER BY seq DESC LIMIT 1)
    WHERE n < @days
  ) SELECT date FROM day ORDER BY date DESC`

/** Reads of erasable rows that are kept no longer. (`+?`: see ticket-store.ts.) */
export function retentionStore(db: Db) {
  const due = new Map(
    RETENTION_KINDS.map((kind) => [
      kind,
      db.prepare<[number, number], string>(`${DUE[kind]} ORDER BY p.created_ms LIMIT +?`).pluck(),
    ]),
  )
  const worked = db.prepare<[{ date: string; days: number }], string>(WORKED).pluck()
  return {
    /** The last business days before a date on which anybody worked, the latest first. */
    worked: (date: string, days: number) => worked.all({ date, days }),
    /** Rows of a kind from before an instant that are not in use, the oldest first. */
    due: (kind: RetentionKind, beforeMs: number, limit: number) => due.get(kind)?.all(beforeMs, limit) ?? [],
  }
}

export type RetentionStore = ReturnType<typeof retentionStore>
