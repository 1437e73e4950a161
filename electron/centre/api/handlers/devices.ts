import { reportPrintJob, takePrintJob } from '../../usecases/print-jobs.ts'
import { reportPrinter } from '../../usecases/printers.ts'
import { listPrintJobs } from '../../usecases/read-desk.ts'
import type { Handlers } from './handler.ts'

export const devicesHandlers = {
  listPrintJobs: (deps, { query }, ctx) => ({ answer: () => listPrintJobs(deps, ctx, query.printers) }),
  takePrintJob: (deps, { params, body }, ctx) => takePrintJob(deps, { ...params, ...body }, ctx),
  reportPrintJob: (deps, { params, body }, ctx) => reportPrintJob(deps, { ...params, body }, ctx),
  reportPrinter: (deps, { params, body }, ctx) => reportPrinter(deps, { ...params, body }, ctx),
} satisfies Partial<Handlers>
