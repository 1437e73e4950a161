import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import type { Slip } from '../../../../shared/domain/slips/slip.ts'
import { makePerson } from '../../journal/persons.ts'
import type { PersonRow } from '../../journal/persons.ts'
import type { SlipRow } from '../../store/slip-store.ts'
import type { Ctx, Deps } from '../context.ts'
import { readSlip } from './correct.ts'

/** What stands where the words of a citizen were. */
export const GONE = '(đã xóa)'

/** Slips that name many citizens, one a line: only the lines of who is erased go (law-facts §7). */
const isList = ({ kind }: Pick<SlipRow, 'kind'>): boolean =>
  kind === 'dossier-handover' || kind === 'result-handover' || kind === 'book'

type Redacted = {
  /** Rows of slips that go as a whole. */
  readonly whole: readonly string[]
  /** Lists that stay without some lines: events that say so, their new rows, and the old ones, which go. */
  readonly events: readonly NewEvent[]
  readonly rows: readonly PersonRow[]
  readonly replaced: readonly string[]
}

/**
 * What becomes of the slips of dossiers when whose they are is erased: papers of the citizen alone go; of lists of papers
 * and books only the own lines.
 * @param codes codes of the dossiers that are erased
 */
export function redactSlips(deps: Deps, ctx: Ctx, slips: readonly SlipRow[], codes: ReadonlySet<string>): Redacted {
  const whole: string[] = []
  const events: NewEvent[] = []
  const rows: PersonRow[] = []
  const replaced: string[] = []
  for (const row of new Map(slips.map((slip) => [slip.id, slip])).values()) {
    const slip = isList(row) ? readSlip(deps, row) : null
    if (slip === null) {
      whole.push(row.contentPerson)
      continue
    }
    if (!deps.store.slips.dossiersOf(row.id).some((id) => codes.has(deps.store.dossiers.byId(id)?.code ?? ''))) continue
    const made = makePerson(ctx.ids.next(), 'slip', JSON.stringify(without(slip, codes)))
    rows.push(made.row)
    events.push({ type: 'slip.redacted', payload: { slipId: row.id, content: made.ref } })
    replaced.push(row.contentPerson)
  }
  return { whole, events, rows, replaced }
}

/** The same list, with the number and time of each line and nobody's words in those of the dossiers. */
function without(slip: Slip, codes: ReadonlySet<string>): Slip {
  if (slip.kind === 'dossier-handover') {
    const dossiers = slip.content.dossiers.map((one) => (codes.has(one.code) ? { ...one, owner: GONE, note: '' } : one))
    return { ...slip, content: { ...slip.content, dossiers } }
  }
  if (slip.kind === 'result-handover') {
    const results = slip.content.results.map((one) =>
      codes.has(one.code) ? { ...one, owner: GONE, address: '', result: '' } : one,
    )
    return { ...slip, content: { ...slip.content, results } }
  }
  if (slip.kind !== 'book') return slip
  const lines = slip.content.rows.map((one) =>
    codes.has(one.code) ? { ...one, party: GONE, addressPhone: '', signed: '' } : one,
  )
  return { ...slip, content: { ...slip.content, rows: lines } }
}
