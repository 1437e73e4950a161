import { stageDigital } from '../../files/stage-digital.ts'
import {
  attachDigital,
  dropStagedDigital,
  excuseDigital,
  keepDigital,
  orderDigital,
  removeDigital,
} from '../../usecases/digitise/change-pages.ts'
import { getDigital, listStagedDigital } from '../../usecases/digitise/read-digital.ts'
import { dropTurnedAway, reportTurnedAway } from '../../usecases/digitise/turned-away.ts'
import type { FileHandlers, Handlers } from './handler.ts'

export const digitalHandlers = {
  listStagedDigital: (deps, _request, ctx) => ({ answer: () => listStagedDigital(deps, ctx) }),
  dropStagedDigital: (deps, { params }, ctx) => dropStagedDigital(deps, params, ctx),
  reportTurnedAway: (deps, { body }, ctx) => reportTurnedAway(deps, body, ctx),
  dropTurnedAway: (deps, { params }, ctx) => dropTurnedAway(deps, params, ctx),
  getDigital: (deps, { params }, ctx) => getDigital(deps, params, ctx),
  attachDigital: (deps, { params, body }, ctx) => attachDigital(deps, { ...params, ...body }, ctx),
  orderDigital: (deps, { params, body }, ctx) => orderDigital(deps, { ...params, ...body }, ctx),
  removeDigital: (deps, { params, body }, ctx) => removeDigital(deps, { ...params, ...body }, ctx),
  keepDigital: (deps, { params, body }, ctx) => keepDigital(deps, { ...params, ...body }, ctx),
  excuseDigital: (deps, { params, body }, ctx) => excuseDigital(deps, { ...params, ...body }, ctx),
} satisfies Partial<Handlers>

export const digitalFileHandlers = {
  stageDigital: (deps, { body }, ctx) => stageDigital(deps, body, ctx),
} satisfies Partial<FileHandlers>
