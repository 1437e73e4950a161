import type { DigitalPaper } from '../../../../shared/api/digital-views.ts'
import { digitalName } from '../../../../shared/domain/digitise/file-name.ts'
import { MAY_NOT, componentPart, whyNothing } from '../../../../shared/domain/digitise/parts.ts'
import type { NothingToDigitise } from '../../../../shared/domain/digitise/parts.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
import type { ExcuseRow } from '../../store/digital-store.ts'
import { refused } from '../context.ts'
import type { Deps, Refused } from '../context.ts'

/** A paper of a dossier that may have pages: its place, its names, and whether something forbids it. */
export type Paper = Pick<DigitalPaper, 'part' | 'no' | 'name' | 'slip' | 'fileName'> & {
  /** Why there is nothing to digitise; null where there is. */
  readonly why: NothingToDigitise | null
  readonly excuse: ExcuseRow | null
  /** When another paper came with a supplement that is not digitised yet, ms; null: none did. */
  readonly againMs: number | null
  /** Nobody has to digitise it: a slip, or the result. */
  readonly isFree: boolean
}

/** Slips that somebody signs and that are scanned when they come back (TV-4.1d); receipts are signed and taken home. */
const SIGNED_SLIPS: ReadonlySet<string> = new Set(['apology', 'supplement', 'refusal', 'stop'])

/** The papers of a dossier: its check-list, its result, and slips that are signed (TV-3.2b, TV-4.1d). */
export function papersOf({ store }: Deps, row: DossierRow): Paper[] {
  const isSecret = store.digital.stateOf(row.id).isSecret === 1
  const excuses = new Map(store.digital.excusesOf(row.id).map((one) => [one.part, one]))
  const again = store.digital.againOf(row.id)
  const text = (personId: string | null): string | null => (personId === null ? null : store.desks.person(personId))
  const listed = store.dossiers.components(row.id).map((line): Paper => {
    const part = componentPart(line.no)
    const againMs = again.get(part) ?? null
    const listedWhy = whyNothing(line, { channel: row.channel, isSecret })
    // What was not there at reception, or only as a file, came on paper with the supplement.
    const why = againMs !== null && (listedWhy === 'no-paper' || listedWhy === 'electronic') ? null : listedWhy
    const name = line.name ?? text(line.namePerson)
    const fileName = digitalName(row.code, part)
    return {
      part,
      no: line.no,
      name,
      slip: null,
      fileName,
      why,
      excuse: excuses.get(part) ?? null,
      againMs,
      isFree: false,
    }
  })
  const why = isSecret ? ('secret-procedure' as const) : null
  const free = { no: null, name: null, why, excuse: null, againMs: null, isFree: true }
  const slips = store.slips
    .ofDossier(row.id)
    .filter(({ kind, cancelCause }) => SIGNED_SLIPS.has(kind) && cancelCause === null)
    .map(({ id, kind, number }): Paper => {
      const slip = { kind, number }
      return { ...free, part: `s${id}`, slip, fileName: digitalName(row.code, `s${id}`, slip) }
    })
  const result: Paper[] =
    row.resultMs === null ? [] : [{ ...free, part: 'r', slip: null, fileName: digitalName(row.code, 'r') }]
  return [...listed, ...result, ...slips]
}

/** A dossier with one of its papers. */
type OnePaper = { readonly row: DossierRow; readonly paper: Paper }

export function onePaper(deps: Deps, dossierId: string, part: string): OnePaper | Refused {
  const row = deps.store.dossiers.byId(dossierId)
  if (!row) return refused('DOSSIER_UNKNOWN')
  if (row.state === 'void') return refused('DOSSIER_STATE', { state: row.state })
  const paper = papersOf(deps, row).find((one) => one.part === part)
  return paper ? { row, paper } : refused('DIGITAL_PART_UNKNOWN', { part })
}

/** Why pages of a paper may not be kept, or null (TQ-4.5; TT 03/2025/TT-VPCP Điều 5; TV-3.2a). */
export function forbids({ why, excuse }: Paper): Refused | null {
  if (why === 'secret-procedure' || excuse?.excuse === 'secret') return refused('DIGITAL_SECRET')
  return why !== null && MAY_NOT.has(why) ? refused('DIGITAL_NOT_KEPT', { why }) : null
}
