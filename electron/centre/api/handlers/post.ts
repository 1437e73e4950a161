import { dropParcel, parcelCameBack, parcelDelivered, postParcels } from '../../usecases/post/hand-over.ts'
import { listParcels, packParcel } from '../../usecases/post/pack.ts'
import type { Handlers } from './handler.ts'

export const postHandlers = {
  listParcels: (deps, { query }, ctx) => ({ answer: () => listParcels(deps, ctx, query) }),
  packParcel: (deps, { params, body }, ctx) => packParcel(deps, { ...params, ...body }, ctx),
  postParcels: (deps, { body }, ctx) => postParcels(deps, body, ctx),
  parcelDelivered: (deps, { params, body }, ctx) => parcelDelivered(deps, { ...params, ...body }, ctx),
  parcelCameBack: (deps, { params, body }, ctx) => parcelCameBack(deps, { ...params, ...body }, ctx),
  dropParcel: (deps, { params }, ctx) => dropParcel(deps, params, ctx),
} satisfies Partial<Handlers>
