import { parse } from 'csv-parse/sync'
import type { FeeMonth } from '../../../../shared/api/fee-views.ts'
import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import { compareBank, readBankRows } from '../../../../shared/domain/fees/bank-file.ts'
import type { BankRow, OwnTransfer } from '../../../../shared/domain/fees/bank-file.ts'
import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import type { FeePeriod } from '../../../../shared/domain/fees/period.ts'
import { actorOf, refused } from '../context.ts'
import type { Deps, UseCase } from '../context.ts'
import { makePerson } from '../../journal/persons.ts'
import { isCashier, officerName } from './drawers.ts'
import { periodOf } from './period-of.ts'

/** What came by bank in a period, as the journal has it. Receipts of one transaction are one payment. */
function ownTransfers({ store }: Deps, { from, to }: Pick<FeePeriod, 'from' | 'to'>): OwnTransfer[] {
  const rows = store.fees.byBank(from, to)
  return [...Map.groupBy(rows, ({ id, reference }) => reference ?? id).values()].flatMap((own) => {
    const [first] = own
    return first
      ? {
          receiptId: first.id,
          number: own.map(({ serial, number }) => [serial, number].filter(Boolean).join(' ')).join(', '),
          date: first.businessDate,
          amount: own.reduce((sum, { total }) => sum + total, 0),
          reference: first.reference ?? '',
        }
      : []
  })
}

/** Lines of a CSV file, whatever parts its cells. */
function cellsOf(text: string): string[][] | null {
  try {
    const options = { bom: true, delimiter: [';', ',', '\t'], relax_column_count: true, skip_empty_lines: true }
    return parse(text, delimiterOf(text, options))
  } catch {
    return null
  }
}

/** One sign parts the cells of a file: the one that its lines have most of. */
function delimiterOf<T extends { delimiter: string[] }>(
  text: string,
  options: T,
): Omit<T, 'delimiter'> & { delimiter: string } {
  const counts = options.delimiter.map((delimiter) => ({ delimiter, n: text.split(delimiter).length }))
  const [most] = counts.sort((a, b) => b.n - a.n)
  return { ...options, delimiter: most?.delimiter ?? ',' }
}

/**
 * Holds the list of the bank against the transfers of a month (TT-4.5c: papers are there before the 10th; later it is taken
 * and marked so). What the bank wrote about payers is an erasable row.
 */
export const compareBankFile: UseCase<BodyOf<'compareBankFile'> & { month: string }, AnswerOf<'compareBankFile'>> = (
  deps,
  { month, text },
  ctx,
) => {
  if (!isCashier(deps, ctx)) return refused('FEE_LEADER')
  const period = periodOf(deps, ctx, month)
  if ('refusal' in period) return period
  const cells = cellsOf(text)
  if (!cells) return refused('BANK_FILE', { problem: 'csv' })
  const file = readBankRows(cells)
  if (!file.ok) return refused('BANK_FILE', { problem: file.problem, line: String(file.line) })
  const { matched, different, missing, extra } = compareBank(ownTransfers(deps, period), file.rows)
  // What an earlier list of the same month said is needed no more.
  const before = deps.store.fees.banks().flatMap((row) => (row.month === month ? row.contentPerson : []))
  const content = makePerson(ctx.ids.next(), 'bank', JSON.stringify(file.rows))
  const counts = { matched: matched.length, missing: missing.length, extra: extra.length }
  const compared: NewEvent = {
    type: 'fee.bankCompared',
    payload: {
      ...{ comparisonId: ctx.ids.next(), month, officerId: actorOf(ctx).officerId, rows: file.rows.length, ...counts },
      late: ctx.businessDate > period.papersBy,
      content: content.ref,
    },
  }
  return {
    events: [
      compared,
      ...before.map((personId): NewEvent => ({ type: 'person.erased', payload: { personId, ground: 'removed' } })),
    ],
    persons: [content.row],
    apply: (operational) => operational.erasePersons(before, ctx.now),
    answer: () => ({ ...counts, different: different.length }),
  }
}

/** The newest comparison, made anew from what the bank listed: a receipt that was cancelled since is seen in it. */
export function bankView(deps: Deps, period: FeePeriod): FeeMonth['bank'] {
  const row = deps.store.fees.bank(period.month)
  if (!row) return null
  const about = { at: row.atMs, by: officerName(deps, row.officerId), late: row.isLate === 1, rows: row.n }
  const text = deps.store.desks.person(row.contentPerson)
  if (text === null) {
    const { matched, missing, extra } = row
    return { ...about, pairs: null, matched, different: row.n - matched - extra, missing, extra }
  }
  const { matched, different, missing, extra } = compareBank(ownTransfers(deps, period), JSON.parse(text) as BankRow[])
  const both = (what: 'matched' | 'different') => (pair: { own: OwnTransfer; bank: BankRow }) => ({
    ...{ what, number: pair.own.number, reference: pair.bank.reference, date: pair.bank.date },
    ...{ own: pair.own.amount, bank: pair.bank.amount, words: pair.bank.words },
  })
  return {
    ...about,
    ...{ matched: matched.length, different: different.length, missing: missing.length, extra: extra.length },
    pairs: [
      ...missing.map((one) => ({
        ...{ what: 'missing' as const, number: one.number, reference: one.reference, date: one.date },
        ...{ own: one.amount, bank: null, words: '' },
      })),
      ...different.map(both('different')),
      ...extra.map((one) => ({
        ...{ what: 'extra' as const, number: '', reference: one.reference, date: one.date },
        ...{ own: null, bank: one.amount, words: one.words },
      })),
      ...matched.map(both('matched')),
    ],
  }
}
