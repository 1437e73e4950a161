import { resultTiming } from '../../../../shared/domain/deadlines/results.ts'
import type { SlipContent } from '../../../../shared/domain/slips/slip.ts'
import { viDossiers } from '../../../../shared/i18n/vi/dossiers.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
import type { HandOverRow } from '../../store/house-store.ts'
import { refused } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { centreView } from '../views.ts'
import { openDraft } from './draft.ts'
import { isSlip, issueSlip } from './issue-slip.ts'
import { dossierNow, ownerOf } from './one-dossier.ts'
import type { DossierNow } from './one-dossier.ts'

type Hop = SlipContent<'control'>['hops'][number]
/** Room on the form for the hops that are still to be signed by hand. */
const MOST_HOPS = 60

/**
 * The control slip that travels with the paper: every hop so far with its time and its two hands, and room for the next,
 * which are signed on the way (TT-4.2c, forms.md §7.1). A result that came late says why (BD-8.3).
 */
export const issueControlSlip: UseCase<{ dossierId: string }, DossierNow> = (deps, { dossierId }, ctx) => {
  const row = deps.store.dossiers.byId(dossierId)
  if (!row) return refused('DOSSIER_UNKNOWN')
  if (row.endedMs !== null) return refused('DOSSIER_STATE', { state: row.state })
  const draft = openDraft(deps, ctx)
  const slip = issueSlip(deps, ctx, draft, {
    ...{ kind: 'control', dossierIds: [dossierId], fieldId: row.fieldId },
    content: {
      ...{ code: row.code, agency: agencyOf(deps, row), partners: '', of: ownerOf(deps, dossierId).name },
      ...{ receivedAt: row.receivedMs, dueAt: row.dueMs, book: null, hops: hopsOf(deps, ctx, row) },
    },
  })
  return draft.decide(() => dossierNow(deps, dossierId, [slip].filter(isSlip)))
}

const agencyOf = ({ store }: Deps, { agencyId }: DossierRow): string => store.config().agencies.get(agencyId) ?? ''

function hopsOf(deps: Deps, ctx: Ctx, row: DossierRow): Hop[] {
  const hands = deps.store.house.hops(row.id).map((hop) => handHop(deps, ctx, row, hop))
  const unit = centreView(deps, ctx).name
  const officer = deps.store.config().officers.get(row.officerId)?.name ?? ''
  const desk = { name: officer, unit }
  const agency = { name: '', unit: agencyOf(deps, row) }
  const wentByHand = hands.some(({ receiver }) => receiver.unit === agency.unit)
  const cameByHand = hands.some(({ giver }) => giver.unit === agency.unit)
  const there: Hop[] = wentByHand
    ? []
    : [
        {
          giver: desk,
          receiver: agency,
          at: row.forwardedMs,
          result: null,
          note: row.hasPaper === 1 ? '' : 'Bản điện tử',
        },
      ]
  const back: Hop[] =
    row.resultMs === null || cameByHand
      ? []
      : [{ giver: agency, receiver: { name: '', unit }, at: row.resultMs, result: timingOf(row), note: lateWords(row) }]
  const hops = [...there, ...hands, ...back].sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity))
  return hops.slice(-MOST_HOPS)
}

const timingOf = ({ timing, resultMs, dueMs }: DossierRow): Hop['result'] =>
  resultMs === null ? null : (timing ?? resultTiming(resultMs, dueMs))

const lateWords = ({ lateCause }: DossierRow): string =>
  lateCause === null ? '' : `Nguyên nhân: ${viDossiers.lateCauses[lateCause].toLowerCase()}`

/** One hand-over of the papers, as the list of its run has it. */
function handHop({ store, ...deps }: Deps, ctx: Ctx, row: DossierRow, hop: HandOverRow): Hop {
  const { officers, agencies } = store.config()
  const desk = { name: officers.get(hop.officerId)?.name ?? '', unit: centreView({ store, ...deps }, ctx).name }
  const other = { name: store.desks.person(hop.receiverPerson) ?? '', unit: agencies.get(hop.agencyId) ?? '' }
  const isResult = hop.direction === 'in'
  const run = hop.run === null ? '' : `Chuyến ${hop.run}`
  const signed = hop.signedMs === null ? '' : 'đã ký danh sách'
  const late = isResult ? lateWords(row) : ''
  return {
    ...(isResult ? { giver: other, receiver: desk } : { giver: desk, receiver: other }),
    at: hop.atMs,
    result: isResult ? timingOf(row) : null,
    note: [run, signed, late].filter(Boolean).join('; '),
  }
}
