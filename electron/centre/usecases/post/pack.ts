import type { ParcelView } from '../../../../shared/api/post-views.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../../../shared/api/operations.ts'
import type { Party } from '../../../../shared/domain/slips/parts.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
import type { ParcelRow } from '../../store/parcel-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { openDraft } from '../dossier/draft.ts'
import type { Draft } from '../dossier/draft.ts'
import { issueSlip, isSlip, slipParty } from '../dossier/issue-slip.ts'
import type { IssuedSlip } from '../dossier/issue-slip.ts'
import { ownerOf, procedureOf } from '../dossier/one-dossier.ts'
import { isOwed } from '../fees/owed.ts'
import { centreView } from '../views.ts'

const MOST = 500
const OPEN: readonly ParcelRow['state'][] = ['packed', 'posted']
/** What waits at the counter, or came back to the agency from there, can go by post. */
const READY: readonly DossierRow['state'][] = ['result-ready', 'refused']

/** The list of what goes to the post today, and of what is on its way. */
export function listParcels(deps: Deps, ctx: Ctx, { dossierId }: QueryOf<'listParcels'>): AnswerOf<'listParcels'> {
  const { parcels } = deps.store
  const rows =
    dossierId === undefined
      ? [...parcels.open('packed', MOST), ...parcels.open('posted', MOST)]
      : parcels.ofDossier(dossierId)
  return { parcels: rows.map((row) => parcelView(deps, row)), now: ctx.now, through: deps.through() }
}

export function parcelView(deps: Deps, row: ParcelRow): ParcelView {
  const { id, dossierId, direction, tracking, state, notedMs, postedMs, endedMs, cause } = row
  return {
    ...{ id, dossierId, direction, tracking, state, cause },
    code: deps.store.dossiers.byId(dossierId)?.code ?? '',
    name: ownerOf(deps, dossierId).name || null,
    ...{ notedAt: notedMs, postedAt: postedMs, endedAt: endedMs },
  }
}

/** Packs a result for the post, with its slip (phiếu gửi): one parcel at a time (BD-10.5, TT-4.4b). */
export const packParcel: UseCase<BodyOf<'packParcel'> & { dossierId: string }, AnswerOf<'packParcel'>> = (
  deps,
  { dossierId, tracking },
  ctx,
) => {
  const { dossiers, parcels } = deps.store
  const row = dossiers.byId(dossierId)
  if (!row) return refused('DOSSIER_UNKNOWN')
  if (!READY.includes(row.state)) return refused('DOSSIER_STATE', { state: row.state })
  if (parcels.ofDossier(dossierId).some(({ state }) => OPEN.includes(state))) return refused('PARCEL_OPEN')
  const draft = openDraft(deps, ctx)
  const { officerId } = actorOf(ctx)
  const parcelId = ctx.ids.next()
  draft.events.push({
    type: 'parcel.noted',
    payload: { parcelId, dossierId, officerId, direction: 'out', tracking },
  })
  const slips = [postalSlip(deps, ctx, draft, row, { parcelId, tracking })].filter(isSlip)
  return draft.decide(() => ({ parcel: parcelNow(deps, parcelId), slips }))
}

export function parcelNow(deps: Deps, parcelId: string): ParcelView {
  const row = deps.store.parcels.byId(parcelId)
  if (!row) throw new Error(`no parcel ${parcelId}`)
  return parcelView(deps, row)
}

const RESULT = 'Kết quả giải quyết thủ tục hành chính'

function postalSlip(
  deps: Deps,
  ctx: Ctx,
  draft: Draft,
  row: DossierRow,
  { parcelId, tracking }: { parcelId: string; tracking: string },
): IssuedSlip | null {
  const { store } = deps
  const owner = ownerOf(deps, row.id)
  const where = row.deliveryPerson === null ? null : store.desks.person(row.deliveryPerson)
  const unpaid = store.dossiers.fees(row.id).filter(isOwed)
  const officer = store.config().officers.get(actorOf(ctx).officerId)?.name ?? ''
  // On an envelope the identity number has no place (product.md, invariant 8).
  const recipient: Party = { ...slipParty(owner), idNumber: '', address: where ?? owner.address ?? '' }
  return issueSlip(deps, ctx, draft, {
    ...{ kind: 'postal', dossierIds: [row.id], aboutId: parcelId, fieldId: row.fieldId },
    content: {
      sender: senderOf(deps, ctx),
      recipient,
      code: row.code,
      procedure: procedureOf(deps, row),
      items: [{ name: RESULT, count: 1 }],
      collect: unpaid.reduce((sum, { taken }) => sum + taken, 0),
      parcelNo: tracking,
      giver: { name: officer, unit: centreView(deps, ctx).name },
      carrier: { name: '', unit: '' },
      at: ctx.now,
    },
  })
}

const senderOf = (deps: Deps, ctx: Ctx): Party => ({
  name: centreView(deps, ctx).name,
  idNumber: '',
  address: '',
  phone: deps.store.config().setting('centre.hotline', ctx.businessDate) ?? '',
  email: '',
})
