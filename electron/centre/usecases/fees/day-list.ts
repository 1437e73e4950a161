import { totalsOf } from '../../../../shared/domain/fees/ledger.ts'
import type { SlipContent } from '../../../../shared/domain/slips/slip.ts'
import type { EntryRow } from '../../store/fee-store.ts'
import { actorOf } from '../context.ts'
import type { Ctx, Deps } from '../context.ts'
import { centreView } from '../views.ts'
import { officerName } from './drawers.ts'
import { countsOf, drawersOn, entriesOn } from './movements.ts'

type ListContent = SlipContent<'fee-list'>
type About = {
  readonly date: string
  readonly of: string | null
  readonly entries: readonly EntryRow[]
  readonly counted: number
  readonly difference: number
  readonly reason: string
  readonly witness: string
}

/** Bảng kê of a day: every movement of an officer, or the officers of the centre. */
export function dayList(deps: Deps, ctx: Ctx, about: About): ListContent {
  const { date, of, entries, counted, difference, reason, witness } = about
  const unit = centreView(deps, ctx).name
  return {
    day: date,
    scope: of === null ? 'centre' : 'officer',
    officer: of === null ? '' : officerName(deps, of),
    rows: of === null ? [] : movements(deps, entries),
    officers: of === null ? drawersOn(deps, date).map((id) => officerRow(deps, date, id)) : [],
    totals: totalsOf(entries),
    ...countsOf(entries),
    numbers: numbersOf(deps, entries),
    ...{ counted, difference, reason },
    closer: { name: officerName(deps, actorOf(ctx).officerId), unit },
    witness: { name: witness, unit },
  }
}

/** One row for what a receipt brought or gave back at one moment, whatever it had for lines. */
function movements(deps: Deps, entries: readonly EntryRow[]): ListContent['rows'] {
  return [...Map.groupBy(entries, ({ receiptId, atMs, what }) => `${receiptId} ${atMs} ${what}`).values()].map(
    (own) => {
      const [first] = own
      const receipt = first && deps.store.fees.receipt(first.receiptId)
      if (!first || !receipt) throw new Error('an entry without its receipt')
      const codes = new Set(deps.store.fees.parts(receipt.id).map(({ code }) => code))
      return {
        ...{ at: first.atMs, what: first.what, method: first.method },
        number: [receipt.serial, receipt.number].filter(Boolean).join(' '),
        codes: [...codes].join(', ').slice(0, 600),
        amount: own.reduce((sum, { amount }) => sum + amount, 0),
      }
    },
  )
}

function officerRow(deps: Deps, date: string, id: string): ListContent['officers'][number] {
  const entries = entriesOn(deps, date, id)
  const { cash, transfer, qr, card, portal, all } = totalsOf(entries)
  return {
    name: officerName(deps, id),
    receipts: countsOf(entries).receipts,
    ...{ cash, bank: transfer + qr + card, portal, all },
    difference: deps.store.fees.close(date, id)?.difference ?? 0,
  }
}

/** First and last number of each sign: `BL-26: từ 0000101 đến 0000103`. */
function numbersOf(deps: Deps, entries: readonly EntryRow[]): string {
  const begun = new Set(entries.filter(({ what }) => what === 'receipt').map(({ receiptId }) => receiptId))
  const rows = [...begun].flatMap((id) => deps.store.fees.receipt(id) ?? []).filter(({ number }) => number !== '')
  return [...Map.groupBy(rows, ({ serial }) => serial)]
    .map(([serial, own]) => {
      const numbers = own.map(({ number }) => number).sort()
      const range = numbers.length === 1 ? numbers[0] : `từ ${numbers[0]} đến ${numbers.at(-1)}`
      return serial === '' ? range : `${serial}: ${range}`
    })
    .join('; ')
    .slice(0, 600)
}
