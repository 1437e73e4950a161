import { cancelSheet, listSheetPrints, printSheets, settleSheet } from '../../usecases/dossier/print-sheets.ts'
import type { Handlers } from './handler.ts'

export const sheetsHandlers = {
  printSheets: (deps, { body }, ctx) => printSheets(deps, body, ctx),
  listSheetPrints: (deps, _request, ctx) => listSheetPrints(deps, undefined, ctx),
  cancelSheet: (deps, { params }, ctx) => cancelSheet(deps, params, ctx),
  settleSheet: (deps, { params, body }, ctx) => settleSheet(deps, { ...params, ...body }, ctx),
} satisfies Partial<Handlers>
