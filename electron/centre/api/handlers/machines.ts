import { listMaintainers, reportSpareDeed } from '../../usecases/maintain-machine.ts'
import type { Handlers } from './handler.ts'

export const machineHandlers = {
  listMaintainers: (deps) => ({ answer: () => listMaintainers(deps) }),
  reportSpareDeed: (deps, { body }, ctx) => reportSpareDeed(deps, body, ctx),
} satisfies Partial<Handlers>
