import type { NumberFloor } from '../../../../shared/domain/events/backup-events.ts'
import type { Ctx, Deps, Refused } from '../context.ts'
import { refused } from '../context.ts'
import type { Draft } from '../dossier/draft.ts'
import { centreView } from '../views.ts'

/** Where the next number of a receipt comes from. */
export type Book = {
  /** Agency id; empty for the centre's own, which collects for the others (thu hộ, TT-4.5a). */
  readonly book: string
  readonly serial: string
  readonly year: number
  readonly formNo: string
  readonly collector: { readonly name: string; readonly taxCode: string }
}
export type NumberedBook = Book & { readonly count: number; readonly number: string }

const DIGITS = 7

/** Whose book takes a fee: that of the unit that it is collected for, else the centre's. */
export function bookOf({ store }: Deps, ctx: Ctx, agencyId: string): string {
  const books = store.config().setting('fees.books', ctx.businessDate) ?? []
  return books.some((one) => one.agencyId === agencyId) ? agencyId : ''
}

/**
 * The next receipt of a unit in the year, by sign: the books in the order of the setting, the first that has a number left.
 * A number is never given twice, whatever became of its receipt. Refused when books are set and all are full.
 */
export function nextReceipt(deps: Deps, ctx: Ctx, draft: Draft, book: string): NumberedBook | Refused {
  const { setting } = deps.store.config()
  const books = setting('fees.books', ctx.businessDate) ?? []
  const year = Number(ctx.businessDate.slice(0, 4))
  const own = books.filter((one) => (one.agencyId ?? '') === book && one.year === year)
  // A range that goes on under the same sign is one series.
  const after = (serial: string): number =>
    Math.max(
      deps.store.fees.highest(book, serial, year),
      ...draft.events.flatMap((event) =>
        event.type === 'fee.collected' && event.payload.book === book && event.payload.serial === serial
          ? [event.payload.count ?? 0]
          : [],
      ),
    ) + 1
  if (books.every((one) => (one.agencyId ?? '') !== book))
    return numbered({ book, serial: '', year, formNo: '', collector: ownUnit(deps, ctx) }, after(''))
  for (const { serial, from, to, formNo, unit, taxCode } of own) {
    const count = Math.max(from, after(serial))
    if (count <= to) return numbered({ book, serial, year, formNo, collector: { name: unit, taxCode } }, count)
  }
  return refused('FEE_BOOK_FULL')
}

/**
 * How far the books go on after a restore: past so many numbers of each unit as may be lost, and at most half of those that
 * its books have left, for without a number no fee can be taken.
 */
export function receiptFloors({ store }: Deps, ctx: Ctx, lost: number): NumberFloor[] {
  const books = store.config().setting('fees.books', ctx.businessDate) ?? []
  const year = Number(ctx.businessDate.slice(0, 4))
  const last = (book: string, serial: string): number => store.fees.highest(book, serial, year)
  const floorOf = (book: string, serial: string, no: number): NumberFloor => ({
    kind: 'receipt',
    series: `${book}|${serial}|${year}`,
    no,
  })
  const units = new Set(['', ...books.map(({ agencyId }) => agencyId ?? '')])
  return [...units].flatMap((unit): NumberFloor[] => {
    if (books.every(({ agencyId }) => (agencyId ?? '') !== unit)) return [floorOf(unit, '', last(unit, '') + lost)]
    const left = books
      .filter((one) => (one.agencyId ?? '') === unit && one.year === year)
      .map(({ serial, from, to }) => ({ serial, first: Math.max(from, last(unit, serial) + 1), to }))
      .filter(({ first, to }) => first <= to)
    let skip = Math.min(lost, Math.floor(left.reduce((sum, { first, to }) => sum + to - first + 1, 0) / 2))
    return left.flatMap(({ serial, first, to }) => {
      const here = Math.min(skip, to - first + 1)
      skip -= here
      return here === 0 ? [] : [floorOf(unit, serial, first + here - 1)]
    })
  })
}

const numbered = (book: Book, count: number): NumberedBook => ({
  ...book,
  count,
  number: String(count).padStart(DIGITS, '0'),
})

const ownUnit = (deps: Deps, ctx: Ctx): Book['collector'] => ({ name: centreView(deps, ctx).name, taxCode: '' })
