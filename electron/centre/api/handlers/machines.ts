import { listMaintainers } from '../../usecases/maintain-machine.ts'
import type { Handlers } from './handler.ts'

export const machineHandlers = {
  listMaintainers: (deps) => ({ answer: () => listMaintainers(deps) }),
} satisfies Partial<Handlers>
