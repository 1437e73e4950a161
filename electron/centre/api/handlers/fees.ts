import { compareBankFile } from '../../usecases/fees/bank.ts'
import { listFeeAccounts } from '../../usecases/fees/accounts.ts'
import { cancelFeeReceipt } from '../../usecases/fees/cancel.ts'
import { collectFees } from '../../usecases/fees/collect.ts'
import { closeFeeDay, getFeeDay, reopenFeeDay } from '../../usecases/fees/day.ts'
import { changeFees, getDossierTariff, getTariff } from '../../usecases/fees/dossier-fees.ts'
import { closeFeeMonth, getFeeMonth } from '../../usecases/fees/month.ts'
import { getFees } from '../../usecases/fees/receipt-view.ts'
import { refundFees } from '../../usecases/fees/refund.ts'
import type { Handlers } from './handler.ts'

export const feeHandlers = {
  getTariff: (deps, { params, query }, ctx) => getTariff(deps, { ...params, ...query }, ctx),
  getFees: (deps, { params }, ctx) => getFees(deps, params, ctx),
  getDossierTariff: (deps, { params }, ctx) => getDossierTariff(deps, params, ctx),
  listFeeAccounts: (deps, _request, ctx) => listFeeAccounts(deps, {}, ctx),
  changeFees: (deps, { params, body }, ctx) => changeFees(deps, { ...params, ...body }, ctx),
  collectFees: (deps, { body }, ctx) => collectFees(deps, body, ctx),
  cancelFeeReceipt: (deps, { params, body }, ctx) => cancelFeeReceipt(deps, { ...params, ...body }, ctx),
  refundFees: (deps, { params, body }, ctx) => refundFees(deps, { ...params, ...body }, ctx),
  getFeeDay: (deps, { params, query }, ctx) => getFeeDay(deps, { ...params, ...query }, ctx),
  closeFeeDay: (deps, { params, body }, ctx) => closeFeeDay(deps, { ...params, ...body }, ctx),
  reopenFeeDay: (deps, { params, body }, ctx) => reopenFeeDay(deps, { ...params, ...body }, ctx),
  getFeeMonth: (deps, { params }, ctx) => getFeeMonth(deps, params, ctx),
  closeFeeMonth: (deps, { params }, ctx) => closeFeeMonth(deps, params, ctx),
  compareBankFile: (deps, { params, body }, ctx) => compareBankFile(deps, { ...params, ...body }, ctx),
} satisfies Partial<Handlers>
