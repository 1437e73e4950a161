import { searchText } from '../../i18n/search-text.ts'

/** A payment that the bank lists. */
export type BankRow = {
  readonly date: string
  readonly amount: number
  readonly reference: string
  readonly words: string
}
/** A payment by bank as the journal has it. */
export type OwnTransfer = {
  readonly receiptId: string
  readonly number: string
  readonly date: string
  readonly amount: number
  readonly reference: string
}
export type Comparison = {
  readonly matched: readonly { own: OwnTransfer; bank: BankRow }[]
  /** Ours, by reference the bank's too, but of another amount. */
  readonly different: readonly { own: OwnTransfer; bank: BankRow }[]
  readonly missing: readonly OwnTransfer[]
  readonly extra: readonly BankRow[]
}

export type BankFileProblem = 'no-head' | 'no-rows' | 'amount' | 'date'
export type BankFile =
  | { readonly ok: true; readonly rows: readonly BankRow[] }
  | { readonly ok: false; readonly problem: BankFileProblem; readonly line: number }

/** What stands over the columns, without accents; banks name them differently. */
const HEADS = {
  date: /^(ngay|date|transaction date|ngay (giao dich|hach toan|hieu luc|gd).*)$/,
  amount: /^(so tien( ghi co)?|ghi co|phat sinh co|so tien co|co|credit( amount)?|amount)( *\(?(vnd|dong)\)?)?$/,
  reference:
    /^(ma (giao dich|gd|tham chieu)|so (tham chieu|but toan|giao dich|chung tu|gd|ct)|reference( no)?|ref( no)?|transaction (id|no))\.?$/,
  words: /^(noi dung.*|dien giai|mo ta|description|details?|remark)$/,
} as const
const LOOKED_AT = 30

/**
 * Reads the rows of a bank's list: the first line that names day, amount and transaction number is its head, what stands
 * above it is passed over, so are debits and sums.
 * @param cells lines of the file, cell by cell
 */
export function readBankRows(cells: readonly (readonly string[])[]): BankFile {
  const place = cells.slice(0, LOOKED_AT).findIndex((line) => headOf(line) !== null)
  const head = headOf(cells[place] ?? [])
  if (!head) return { ok: false, problem: 'no-head', line: 1 }
  const rows: BankRow[] = []
  for (const [index, line] of cells.slice(place + 1).entries()) {
    const at = (column: number): string => (line[column] ?? '').trim()
    const [date, amount] = [at(head.date), at(head.amount)]
    if (amount === '' || date === '') continue
    const dong = readDong(amount)
    if (dong === null) return { ok: false, problem: 'amount', line: place + index + 2 }
    if (dong <= 0) continue
    const day = readDay(date)
    if (day === null) return { ok: false, problem: 'date', line: place + index + 2 }
    rows.push({ date: day, amount: dong, reference: at(head.reference), words: at(head.words).slice(0, 500) })
  }
  return rows.length === 0 ? { ok: false, problem: 'no-rows', line: place + 1 } : { ok: true, rows }
}

type Head = Readonly<Record<keyof typeof HEADS, number>>

function headOf(line: readonly string[]): Head | null {
  const names = line.map((cell) => searchText(cell).replaceAll(/\s+/g, ' ').trim())
  const column = (key: keyof typeof HEADS): number => names.findIndex((name) => HEADS[key].test(name))
  const head = {
    date: column('date'),
    amount: column('amount'),
    reference: column('reference'),
    words: column('words'),
  }
  return head.date < 0 || head.amount < 0 || head.reference < 0 ? null : head
}

/** Whole đồng: points or commas between thousands, two zeros behind a comma at most; null for anything else. */
export function readDong(text: string): number | null {
  const bare = text.replaceAll(/\s|vnd|đ|₫/giu, '')
  const found = /^([+-]?)(\d{1,3}(?:([.,])\d{3})*|\d+)([.,]0{1,2})?$/.exec(bare)
  if (!found) return null
  const whole = (found[2] ?? '').replaceAll(/[.,]/g, '')
  if (whole.length > 13 || (found[3] !== undefined && found[4]?.startsWith(found[3]))) return null
  return Number(whole) * (found[1] === '-' ? -1 : 1)
}

/** `23/11/2026`, `23-11-2026 09:15` or `2026-11-23`; null for anything else. */
export function readDay(text: string): string | null {
  const vi = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:\D|$)/.exec(text)
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:\D|$)/.exec(text)
  const [year, month, day] = vi ? [vi[3], vi[2], vi[1]] : iso ? [iso[1], iso[2], iso[3]] : []
  if (year === undefined || month === undefined || day === undefined) return null
  const isReal = Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31
  return isReal ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null
}

const sign = (text: string): string => text.toUpperCase().replaceAll(/[^\p{L}\d]/gu, '')

/** Rows in whose words a number stands; all words are looked through as one text. */
function rowsByWords(bank: readonly BankRow[]): (reference: string) => BankRow[] {
  const starts: number[] = []
  let all = ''
  for (const { words } of bank) {
    starts.push(all.length)
    all += `${sign(words)}\n`
  }
  return (reference) => {
    const rows: BankRow[] = []
    const end = all.length
    let place = 0
    for (let at = all.indexOf(reference); at >= 0; at = all.indexOf(reference, starts[place] ?? end)) {
      while ((starts[place] ?? end) <= at) place += 1
      const row = bank[place - 1]
      if (row) rows.push(row)
    }
    return rows
  }
}

/**
 * Holds what the bank lists against our transfers: the same transaction number and amount first, then our number in the
 * bank's words, then the number with another amount. Each row is used once.
 */
export function compareBank(own: readonly OwnTransfer[], bank: readonly BankRow[]): Comparison {
  const left = new Set(bank)
  const found = new Map<OwnTransfer, BankRow>()
  const take = (candidates: (reference: string) => readonly BankRow[], hasAmount: boolean): void => {
    for (const one of own) {
      if (found.has(one)) continue
      const row = candidates(sign(one.reference)).find(
        (candidate) => left.has(candidate) && (!hasAmount || candidate.amount === one.amount),
      )
      if (!row) continue
      found.set(one, row)
      left.delete(row)
    }
  }
  // Made once: a month has thousands of rows on both sides, and the hall waits while they are compared.
  const byReference = Map.groupBy(bank, (row) => sign(row.reference))
  const inWords = rowsByWords(bank)
  const sameReference = (reference: string): readonly BankRow[] =>
    reference === '' ? [] : (byReference.get(reference) ?? [])
  const named = (reference: string): readonly BankRow[] => (reference.length < 6 ? [] : inWords(reference))
  take(sameReference, true)
  take(named, true)
  take(sameReference, false)
  take(named, false)
  const pairs = [...found].map(([one, row]) => ({ own: one, bank: row }))
  return {
    matched: pairs.filter((pair) => pair.own.amount === pair.bank.amount),
    different: pairs.filter((pair) => pair.own.amount !== pair.bank.amount),
    missing: own.filter((one) => !found.has(one)),
    extra: [...left],
  }
}
