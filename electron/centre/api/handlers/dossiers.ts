import { issueControlSlip } from '../../usecases/dossier/control-slip.ts'
import { correctParty, voidDossier } from '../../usecases/dossier/correct.ts'
import {
  archiveDossier,
  continueDossier,
  issueApology,
  requestWithdrawal,
  stopDossier,
} from '../../usecases/dossier/end.ts'
import { forwardDossier } from '../../usecases/dossier/forward.ts'
import { lookUpDossier } from '../../usecases/dossier/look-up.ts'
import {
  countDossiers,
  getDossier,
  listDossiers,
  listSlips,
  openDossier,
  searchDossiers,
} from '../../usecases/dossier/read.ts'
import { receiveDossier } from '../../usecases/dossier/receive.ts'
import { refuseAtDesk, refuseDossier } from '../../usecases/dossier/refuse.ts'
import { paymentMade, recordResult, requirePayment, returnResult } from '../../usecases/dossier/result.ts'
import { getSlip, reprintSlip } from '../../usecases/dossier/slips.ts'
import { requestSupplement, requestSupplementAtDesk, supplementReceived } from '../../usecases/dossier/supplement.ts'
import type { Handlers } from './handler.ts'

export const dossierHandlers = {
  receiveDossier: (deps, { body }, ctx) => receiveDossier(deps, body, ctx),
  requestSupplementAtDesk: (deps, { body }, ctx) => requestSupplementAtDesk(deps, body, ctx),
  refuseAtDesk: (deps, { body }, ctx) => refuseAtDesk(deps, body, ctx),
  getDossier: (deps, { params }, ctx) => getDossier(deps, params, ctx),
  openDossier: (deps, { params, body }, ctx) => openDossier(deps, { ...params, ...body }, ctx),
  searchDossiers: (deps, { query }, ctx) => ({ answer: () => searchDossiers(deps, ctx, query) }),
  countDossiers: (deps, { query }, ctx) => ({ answer: () => countDossiers(deps, ctx, query) }),
  listDossiers: (deps, { params, query }, ctx) => listDossiers(deps, { ...params, ...query }, ctx),
  listSlips: (deps, { query }, ctx) => ({ answer: () => listSlips(deps, ctx, query) }),
  getSlip: (deps, { params }, ctx) => getSlip(deps, params, ctx),
  reprintSlip: (deps, { params }, ctx) => reprintSlip(deps, params, ctx),
  lookUpDossier: (deps, { body }, ctx) => lookUpDossier(deps, body, ctx),
  forwardDossier: (deps, { params }, ctx) => forwardDossier(deps, params, ctx),
  requestSupplement: (deps, { params, body }, ctx) => requestSupplement(deps, { ...params, ...body }, ctx),
  supplementReceived: (deps, { params }, ctx) => supplementReceived(deps, params, ctx),
  refuseDossier: (deps, { params, body }, ctx) => refuseDossier(deps, { ...params, ...body }, ctx),
  issueApology: (deps, { params, body }, ctx) => issueApology(deps, { ...params, ...body }, ctx),
  recordResult: (deps, { params, body }, ctx) => recordResult(deps, { ...params, ...body }, ctx),
  returnResult: (deps, { params, body }, ctx) => returnResult(deps, { ...params, ...body }, ctx),
  requirePayment: (deps, { params, body }, ctx) => requirePayment(deps, { ...params, ...body }, ctx),
  paymentMade: (deps, { params }, ctx) => paymentMade(deps, params, ctx),
  requestWithdrawal: (deps, { params, body }, ctx) => requestWithdrawal(deps, { ...params, ...body }, ctx),
  stopDossier: (deps, { params, body }, ctx) => stopDossier(deps, { ...params, ...body }, ctx),
  continueDossier: (deps, { params }, ctx) => continueDossier(deps, params, ctx),
  archiveDossier: (deps, { params }, ctx) => archiveDossier(deps, params, ctx),
  correctParty: (deps, { params, body }, ctx) => correctParty(deps, { ...params, ...body }, ctx),
  voidDossier: (deps, { params, body }, ctx) => voidDossier(deps, { ...params, ...body }, ctx),
  issueControlSlip: (deps, { params }, ctx) => issueControlSlip(deps, params, ctx),
} satisfies Partial<Handlers>
