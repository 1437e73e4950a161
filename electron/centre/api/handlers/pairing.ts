import {
  acceptPairing,
  listPairingRequests,
  openPairing,
  pollPairing,
  refusePairing,
  requestPairing,
} from '../../usecases/pairing.ts'
import type { Handlers } from './handler.ts'

export const pairingHandlers = {
  requestPairing: (deps, { body }, ctx) => requestPairing(deps, body, ctx),
  openPairing: (deps, { params, body }, ctx) => openPairing(deps, { ...params, ...body }, ctx),
  pollPairing: (deps, { params }, ctx) => pollPairing(deps, params, ctx),
  listPairingRequests: (deps, _request, ctx) => ({ answer: () => listPairingRequests(deps, ctx) }),
  acceptPairing: (deps, { params, body }, ctx) => acceptPairing(deps, { ...params, ...body }, ctx),
  refusePairing: (deps, { params }, ctx) => refusePairing(deps, params, ctx),
} satisfies Partial<Handlers>
