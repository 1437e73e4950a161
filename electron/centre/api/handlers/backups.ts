import { backUpNow, getBackups, getLastRestore } from '../../usecases/backup/read-backups.ts'
import type { Handlers } from './handler.ts'

export const backupHandlers = {
  getBackups: (deps, _request, ctx) => ({ answer: () => getBackups(deps, ctx) }),
  backUpNow: (deps, _request, ctx) => backUpNow(deps, {}, ctx),
  getLastRestore: (deps, _request, ctx) => ({ answer: () => getLastRestore(deps, ctx) }),
} satisfies Partial<Handlers>
