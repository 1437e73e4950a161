import { getSlipPrint, printSlip, readPrintPaper } from '../../usecases/dossier/print-slip.ts'
import type { Handlers } from './handler.ts'

export const slipsHandlers = {
  printSlip: (deps, { params, body }, ctx) => printSlip(deps, { ...params, ...body }, ctx),
  getSlipPrint: (deps, { params }, ctx) => getSlipPrint(deps, params, ctx),
  readPrintPaper: (deps, { params }, ctx) => readPrintPaper(deps, params, ctx),
} satisfies Partial<Handlers>
