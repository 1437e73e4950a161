import type { HandOverDirection } from '../../../../../shared/api/dossier-views.ts'
import type { Hand } from '../../../../../shared/domain/slips/parts.ts'
import type { SlipContent } from '../../../../../shared/domain/slips/slip.ts'
import type { DossierRow } from '../../../store/dossier-store.ts'
import { actorOf } from '../../context.ts'
import type { Ctx, Deps } from '../../context.ts'
import { isOwed } from '../../fees/owed.ts'
import { centreView } from '../../views.ts'
import type { Draft } from '../draft.ts'
import { issueSlip } from '../issue-slip.ts'
import type { IssuedSlip } from '../issue-slip.ts'
import { ownerOf, procedureOf } from '../one-dossier.ts'

/** A list of papers that both sides sign. */
export type PaperList = {
  readonly direction: HandOverDirection
  readonly agencyId: string
  readonly run: string | undefined
  /** Who stands on the other side. */
  readonly other: string
  readonly rows: readonly DossierRow[]
  readonly aboutId: string
  /** What came of each, for results that come in. */
  readonly results?: ReadonlyMap<string, string>
}

type Result = SlipContent<'result-handover'>['results'][number]

/** The run as a list says it: its time, or its number in the day. */
const runWords = (run: string | undefined): string =>
  run === undefined ? '' : run.includes(':') ? `${run.replace(':', ' giờ ')}` : `số ${run} trong ngày`

/** The printed list of a run, in two copies: dossiers one way, results the other (forms.md §7.3). */
export function listSlip(deps: Deps, ctx: Ctx, draft: Draft, list: PaperList): IssuedSlip | null {
  const { direction, rows, aboutId, run } = list
  const about = { aboutId, dossierIds: rows.map(({ id }) => id) }
  const head = { ...handsOf(deps, ctx, list), at: ctx.now, run: runWords(run) }
  if (direction === 'out' || direction === 'archive') {
    const note = direction === 'archive' ? 'Lưu' : ''
    const dossiers = rows.map((row) => ({
      ...{ code: row.code, sets: row.sets, receivedAt: row.receivedMs, dueAt: row.dueMs, note },
      procedure: procedureOf(deps, row).name,
      owner: ownerOf(deps, row.id).name,
    }))
    return issueSlip(deps, ctx, draft, { ...about, kind: 'dossier-handover', content: { ...head, dossiers } })
  }
  const results = rows.map((row) => resultLine(deps, row, list.results?.get(row.id) ?? ''))
  return issueSlip(deps, ctx, draft, { ...about, kind: 'result-handover', content: { ...head, results } })
}

function handsOf(deps: Deps, ctx: Ctx, { direction, agencyId, other }: PaperList): { giver: Hand; receiver: Hand } {
  const config = deps.store.config()
  const desk: Hand = {
    name: config.officers.get(actorOf(ctx).officerId)?.name ?? '',
    unit: centreView(deps, ctx).name,
  }
  const agency: Hand = { name: other, unit: config.agencies.get(agencyId) ?? '' }
  return direction === 'in' ? { giver: agency, receiver: desk } : { giver: desk, receiver: agency }
}

function resultLine(deps: Deps, row: DossierRow, result: string): Result {
  const { name, address = '' } = ownerOf(deps, row.id)
  const fees = deps.store.dossiers.fees(row.id)
  return {
    ...{ code: row.code, subject: procedureOf(deps, row).name, result, owner: name, address },
    fee: fees.some(isOwed),
    byPost: row.delivery === 'postal',
  }
}
