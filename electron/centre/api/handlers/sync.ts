import { endNotice, resyncProvince, retrySync, takeOverJournal } from '../../usecases/sync/act.ts'
import { endLineNote } from '../../usecases/sync/notes.ts'
import { getDossierLine, getLine, getSync } from '../../usecases/sync/read.ts'
import { closeDelivery, correctDelivery, resendDelivery } from '../../usecases/sync/settle.ts'
import type { Handlers } from './handler.ts'

const seqOf = ({ seq }: { readonly seq: string }): { seq: number } => ({ seq: Number(seq) || 0 })

export const syncHandlers = {
  getLine: (deps, _request, ctx) => ({ answer: () => getLine(deps, ctx) }),
  getSync: (deps, _request, ctx) => ({ answer: () => getSync(deps, ctx) }),
  getDossierLine: (deps, { params }, ctx) => getDossierLine(deps, params, ctx),
  resendDelivery: (deps, { params }, ctx) => resendDelivery(deps, seqOf(params), ctx),
  correctDelivery: (deps, { params, body }, ctx) => correctDelivery(deps, { ...seqOf(params), ...body }, ctx),
  closeDelivery: (deps, { params, body }, ctx) => closeDelivery(deps, { ...seqOf(params), ...body }, ctx),
  endNotice: (deps, { params }, ctx) => endNotice(deps, params, ctx),
  endLineNote: (deps, { body }, ctx) => endLineNote(deps, body, ctx),
  retrySync: (deps, _request, ctx) => retrySync(deps, {}, ctx),
  resyncProvince: (deps, { body }, ctx) => resyncProvince(deps, body, ctx),
  takeOverJournal: (deps, _request, ctx) => takeOverJournal(deps, {}, ctx),
} satisfies Partial<Handlers>
