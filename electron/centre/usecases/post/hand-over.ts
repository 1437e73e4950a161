import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import type { ParcelRow } from '../../store/parcel-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, Refused, UseCase } from '../context.ts'
import { openDraft } from '../dossier/draft.ts'
import type { Draft } from '../dossier/draft.ts'
import { isSlip, issueSlip } from '../dossier/issue-slip.ts'
import type { IssuedSlip } from '../dossier/issue-slip.ts'
import { ownerOf, procedureOf } from '../dossier/one-dossier.ts'
import { isOwed } from '../fees/owed.ts'
import { centreView } from '../views.ts'
import { parcelNow } from './pack.ts'

type One = { parcelId: string }

/** Hands what is packed to the post: counted, on a list that both sides sign (BD-10.2b, BD-10.5). */
export const postParcels: UseCase<BodyOf<'postParcels'>, AnswerOf<'postParcels'>> = (
  deps,
  { parcelIds, counted, receiver },
  ctx,
) => {
  const ids = [...new Set(parcelIds)]
  if (counted !== ids.length) return refused('BAD_REQUEST', { field: 'counted' })
  const rows: ParcelRow[] = []
  for (const id of ids) {
    const row = inState(deps, id, 'packed')
    if ('refusal' in row) return row
    rows.push(row)
  }
  const draft = openDraft(deps, ctx)
  const handOverId = ctx.ids.next()
  const { officerId } = actorOf(ctx)
  draft.events.push({
    type: 'parcels.posted',
    payload: { handOverId, officerId, parcelIds: ids, receiver: draft.words(receiver) },
  })
  const slips = [postList(deps, ctx, draft, { rows, receiver, handOverId })].filter(isSlip)
  return draft.decide(() => ({ handOverId, slips }))
}

function inState(deps: Deps, id: string, ...states: ParcelRow['state'][]): ParcelRow | Refused {
  const row = deps.store.parcels.byId(id)
  if (!row || row.direction === 'in') return refused('PARCEL_UNKNOWN')
  return states.includes(row.state) ? row : refused('PARCEL_STATE', { state: row.state })
}

type Posted = { readonly rows: readonly ParcelRow[]; readonly receiver: string; readonly handOverId: string }

/** The list is that of results that leave the house, the tracking code beside each. */
function postList(deps: Deps, ctx: Ctx, draft: Draft, { rows, receiver, handOverId }: Posted): IssuedSlip | null {
  const { store } = deps
  const results = rows.flatMap(({ dossierId, tracking }) => {
    const row = store.dossiers.byId(dossierId)
    if (!row) return []
    const owner = ownerOf(deps, dossierId)
    const where = row.deliveryPerson === null ? null : store.desks.person(row.deliveryPerson)
    const isUnpaid = store.dossiers.fees(dossierId).some(isOwed)
    return [
      {
        ...{ code: row.code, subject: procedureOf(deps, row).name, result: `Bưu gửi ${tracking}` },
        ...{ owner: owner.name, address: where ?? owner.address ?? '', fee: isUnpaid, byPost: true },
      },
    ]
  })
  return issueSlip(deps, ctx, draft, {
    ...{ kind: 'result-handover', aboutId: handOverId, dossierIds: rows.map(({ dossierId }) => dossierId) },
    content: {
      giver: {
        name: store.config().officers.get(actorOf(ctx).officerId)?.name ?? '',
        unit: centreView(deps, ctx).name,
      },
      receiver: { name: receiver, unit: 'Dịch vụ bưu chính công ích' },
      ...{ at: ctx.now, run: '', results },
    },
  })
}

/** The post has delivered: the dossier is closed, and the parcel with who signed for it is the proof (TT-4.4b). */
export const parcelDelivered: UseCase<BodyOf<'parcelDelivered'> & One, AnswerOf<'parcelDelivered'>> = (
  deps,
  { parcelId, on, receiver },
  ctx,
) => {
  const parcel = inState(deps, parcelId, 'posted')
  if ('refusal' in parcel) return parcel
  if (on > ctx.businessDate) return refused('BAD_REQUEST', { field: 'on' })
  const { dossierId, tracking } = parcel
  const row = deps.store.dossiers.byId(dossierId)
  const draft = openDraft(deps, ctx)
  const { officerId, counterId } = actorOf(ctx)
  draft.events.push({ type: 'parcel.delivered', payload: { parcelId, dossierId, officerId, on } })
  // Who came to the counter all the same has the result already.
  if (row && row.endedMs === null)
    draft.events.push({
      type: 'dossier.resultReturned',
      payload: {
        ...{ dossierId, officerId, proof: 'postal', counterId, ticketId: null },
        receiver: draft.party({ kind: 'person', name: receiver, paper: tracking }),
      },
    })
  return draft.decide(() => ({ parcel: parcelNow(deps, parcelId) }))
}

/** The post brought it back: the result waits at the counter, and can be packed anew. */
export const parcelCameBack: UseCase<BodyOf<'parcelCameBack'> & One, AnswerOf<'parcelCameBack'>> = (
  deps,
  { parcelId, cause },
  ctx,
) => {
  const parcel = inState(deps, parcelId, 'posted')
  if ('refusal' in parcel) return parcel
  const by = { parcelId, dossierId: parcel.dossierId, officerId: actorOf(ctx).officerId }
  return {
    events: [{ type: 'parcel.cameBack', payload: { ...by, cause } }],
    answer: () => ({ parcel: parcelNow(deps, parcelId) }),
  }
}

/** Packed and not sent: who comes to the counter takes it along. */
export const dropParcel: UseCase<One, AnswerOf<'dropParcel'>> = (deps, { parcelId }, ctx) => {
  const parcel = inState(deps, parcelId, 'packed')
  if ('refusal' in parcel) return parcel
  const by = { parcelId, dossierId: parcel.dossierId, officerId: actorOf(ctx).officerId }
  return {
    events: [{ type: 'parcel.dropped', payload: by }],
    answer: () => ({ parcel: parcelNow(deps, parcelId) }),
  }
}
