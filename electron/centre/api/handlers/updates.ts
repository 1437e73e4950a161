import { askForUpdate, getUpdates, startRollOut, stopRollOut, takeBackRollOut } from '../../usecases/updates.ts'
import type { Handlers } from './handler.ts'

export const updatesHandlers = {
  getUpdates: (deps, _request, ctx) => ({ answer: () => getUpdates(deps, ctx) }),
  startRollOut: (deps, { body }, ctx) => startRollOut(deps, body, ctx),
  stopRollOut: (deps, { body }, ctx) => stopRollOut(deps, body, ctx),
  takeBackRollOut: (deps, { body }, ctx) => takeBackRollOut(deps, body, ctx),
  askForUpdate: (deps, { body }, ctx) => askForUpdate(deps, body, ctx),
} satisfies Partial<Handlers>
