import { issueAppointment } from '../../usecases/dossier/appointment.ts'
import { reportHarm, settleHarm } from '../../usecases/dossier/harm.ts'
import { cancelHandOver, handOverPapers, signHandOver } from '../../usecases/dossier/runs/hand-over.ts'
import { getDossierWatch, listRuns } from '../../usecases/dossier/runs/read-runs.ts'
import { takeResults } from '../../usecases/dossier/runs/take-results.ts'
import { issueBook } from '../../usecases/house/book.ts'
import { getDossierRecord } from '../../usecases/house/dossier-record.ts'
import { listRefusals } from '../../usecases/house/refusals.ts'
import { listWorkRequests, raiseWorkRequest, settleWorkRequest } from '../../usecases/house/work-requests.ts'
import type { Handlers } from './handler.ts'

export const houseHandlers = {
  getDossierWatch: (deps, _request, ctx) => ({ answer: () => getDossierWatch(deps, ctx) }),
  listRuns: (deps, { query }, ctx) => ({ answer: () => listRuns(deps, ctx, query) }),
  handOverPapers: (deps, { body }, ctx) => handOverPapers(deps, body, ctx),
  takeResults: (deps, { body }, ctx) => takeResults(deps, body, ctx),
  signHandOver: (deps, { params }, ctx) => signHandOver(deps, params, ctx),
  cancelHandOver: (deps, { params }, ctx) => cancelHandOver(deps, params, ctx),
  reportHarm: (deps, { params, body }, ctx) => reportHarm(deps, { ...params, ...body }, ctx),
  settleHarm: (deps, { params, body }, ctx) => settleHarm(deps, { ...params, ...body }, ctx),
  issueAppointment: (deps, { params, body }, ctx) => issueAppointment(deps, { ...params, ...body }, ctx),
  issueBook: (deps, { body }, ctx) => issueBook(deps, body, ctx),
  listRefusals: (deps, { query }, ctx) => ({ answer: () => listRefusals(deps, ctx, query) }),
  raiseWorkRequest: (deps, { body }, ctx) => raiseWorkRequest(deps, body, ctx),
  settleWorkRequest: (deps, { params, body }, ctx) => settleWorkRequest(deps, { ...params, ...body }, ctx),
  listWorkRequests: (deps, _request, ctx) => ({ answer: () => listWorkRequests(deps, ctx) }),
  getDossierRecord: (deps, { query }, ctx) => ({ answer: () => getDossierRecord(deps, ctx, query) }),
} satisfies Partial<Handlers>
