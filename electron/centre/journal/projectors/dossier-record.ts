import type { TallyName } from '../../../../shared/api/house-views.ts'
import { indexTiming, resultTiming } from '../../../../shared/domain/deadlines/results.ts'
import type { EventType, PayloadOf } from '../../../../shared/domain/events/catalogue.ts'
import type { Db } from '../../store/open-database.ts'
import { refsIn } from '../persons.ts'
import type { Recorded } from '../recorded.ts'
import { dossiersNamed } from './dossiers-named.ts'

type Known = {
  agencyId: string
  procedureId: string
  dueMs: number
  resultMs: number | null
  timing: string | null
  requests: number
}
type What = { readonly what: TallyName; readonly dossierId: string }

/**
 * What every event leaves behind about dossiers, beside their state: a count for the day, agency and procedure, so that a
 * report never walks through dossiers, and where words about a dossier stand, so that an erasure finds them all. Runs
 * after the projectors of dossiers and reads what they wrote.
 */
export function dossierRecord(db: Db): (event: Recorded) => void {
  const known = db.prepare<[string], Known>(
    `SELECT agency_id AS agencyId, procedure_id AS procedureId, due_ms AS dueMs, result_ms AS resultMs, timing,
       (SELECT COUNT(*) FROM supplement WHERE dossier_id = d.id) AS requests FROM dossier d WHERE id = +?`,
  )
  const count = db.prepare(
    `INSERT INTO dossier_tally VALUES (?, ?, ?, ?, 1)
     ON CONFLICT (business_date, agency_id, procedure_id, what) DO UPDATE SET n = n + 1`,
  )
  const agencyOf = db
    .prepare<[string], string>(
      `SELECT f.agency_id FROM procedure_version w JOIN field f ON f.id = w.field_id
       WHERE w.procedure_id = +? ORDER BY w.from_date DESC, w.seq DESC LIMIT 1`,
    )
    .pluck()
  const time = db.prepare('UPDATE dossier SET timing = ? WHERE id = ?')
  const words = db.prepare('INSERT OR IGNORE INTO dossier_words VALUES (?, ?)')
  const named = dossiersNamed(db)

  function timed(event: Recorded, dossierId: string): What[] {
    const row = known.get(dossierId)
    // Once: a result that moves to another shelf was not made again.
    if (!row || row.timing !== null || row.resultMs === null) return []
    const timing = resultTiming(event.atMs, row.dueMs)
    time.run(timing, dossierId)
    const isLate = indexTiming(event.atMs, row.dueMs, row.requests) === 'late'
    return [{ what: timing, dossierId }, ...(isLate ? [{ what: 'index-late' as const, dossierId }] : [])]
  }

  return (event) => {
    for (const [dossierId, personId] of wordsIn(event)) words.run(dossierId, personId)
    if (BESIDE.test(event.type))
      for (const { id } of refsIn(event.payload)) for (const dossierId of named(event)) words.run(dossierId, id)
    if (event.type === 'supplement.asked') {
      const { procedureId } = event.payload
      const agencyId = agencyOf.get(procedureId)
      for (const what of beyondRules(event.payload))
        if (agencyId !== undefined) count.run(event.businessDate, agencyId, procedureId, what)
    }
    const told = [...talliesOf(event), ...resultsOf(event).flatMap((dossierId) => timed(event, dossierId))]
    for (const { what, dossierId } of told) {
      const row = known.get(dossierId)
      if (row) count.run(event.businessDate, row.agencyId, row.procedureId, what)
    }
  }
}

/** Dossiers that have their result by an event; a refusal after acceptance is one (TT-4.3đ). */
function resultsOf({ type, payload }: Recorded): string[] {
  if (type === 'dossier.resultRecorded') return [payload.dossierId]
  return type === 'dossier.refused' && payload.dossierId !== null ? [payload.dossierId] : []
}

const of = (what: TallyName, dossierId: string, is = true): What[] => (is ? [{ what, dossierId }] : [])

type Request = Pick<PayloadOf<'supplement.asked'>, 'items' | 'beyondLimit'>
/** What a request for a supplement asks beyond the list (TT-9.1b) or the limit (KT-12.1c): allowed with a reason, and counted. */
const beyondRules = ({ items, beyondLimit }: Request): TallyName[] => [
  ...(items.some(({ outside, verify }) => outside || verify) ? (['outside'] as const) : []),
  ...(beyondLimit === null ? [] : (['beyond-limit'] as const)),
]

type Counting = { readonly [T in EventType]?: (payload: PayloadOf<T>) => What[] }

/** What events count, but for the timing of a result. */
const COUNTED: Counting = {
  'dossier.received': (p) => [
    ...of('received', p.dossierId),
    ...of(
      'outside',
      p.dossierId,
      p.components.some(({ outside }) => outside !== null),
    ),
  ],
  'dossier.forwarded': (p) => [
    ...of('forward-missed', p.dossierId, p.late),
    ...of('forward-missed-clock', p.dossierId, p.lateByClock ?? p.late),
  ],
  'papers.handedOver': (p) => [
    ...p.missed.flatMap((id) => of('run-missed', id)),
    ...p.dossierIds.flatMap((id) => [
      ...of('handed-back', id, p.direction === 'back'),
      ...of('archived', id, p.direction === 'archive'),
    ]),
  ],
  'dossier.supplementRequested': (p) => [
    ...of('supplement', p.dossierId),
    ...of('supplement-late', p.dossierId, p.ground !== null),
    ...beyondRules(p).flatMap((what) => of(what, p.dossierId)),
  ],
  'dossier.apologised': (p) => [...of('apologised', p.dossierId), ...of('apologised-late', p.dossierId, p.late)],
  'dossier.refused': (p) => (p.dossierId === null ? [] : of('refused', p.dossierId)),
  'dossier.archived': (p) => of('archived', p.dossierId),
  'dossier.harmed': (p) => of('harmed', p.dossierId),
}

function talliesOf({ type, payload }: Recorded): What[] {
  const count = COUNTED[type] as ((payload: unknown) => What[]) | undefined
  return count?.(payload) ?? []
}

/** Parties have rows and roles of their own; lists of several dossiers name nobody's words. */
const NO_WORDS: ReadonlySet<EventType> = new Set(['dossier.received', 'dossier.partyCorrected'])

/** What is said about money and digitised papers, and put to agencies, belongs to their dossiers. */
const BESIDE = /^(?:fee|digital|question|delivery|province)\./

/** Erasable rows that an event of one dossier points at: what was said about it, and by whom. */
function wordsIn({ type, payload }: Recorded): [dossierId: string, personId: string][] {
  if (!type.startsWith('dossier.') || NO_WORDS.has(type)) return []
  const { dossierId, ...fields } = payload as { dossierId?: unknown } & Record<string, unknown>
  if (typeof dossierId !== 'string') return []
  return Object.values(fields).flatMap((value): [string, string][] =>
    typeof value === 'object' && value !== null && 'id' in value && 'mac' in value
      ? [[dossierId, String(value.id)]]
      : [],
  )
}
