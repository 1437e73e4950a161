import { searchText } from '../../i18n/search-text.ts'
import { finding } from './finding.ts'
import type { Column, Finding } from './finding.ts'
import type { Limit } from './raw-row.ts'

const UNITS: Readonly<Record<string, Limit['unit']>> = {
  'ngay lam viec': 'working-day',
  ngay: 'day',
  'gio lam viec': 'hour',
  gio: 'hour',
  thang: 'month',
  nam: 'year',
}
const LEAD = '(?:khong qua |toi da |cham nhat |trong thoi han |trong vong |trong |thoi han )*'
const TAIL = '(?:,? (?:ke|tinh) tu (?:khi|ngay|thoi diem) [^;,]*)?[.]?'
const COUNTED = new RegExp(
  `^${LEAD}(\\d{1,4}(?:[.,]\\d{1,2})?) ?(?:\\([^)]*\\) ?)?(ngay lam viec|gio lam viec|ngay|gio|thang|nam)${TAIL}$`,
)
const SAME_DAY = new RegExp(
  `^(?:ngay )?trong ngay(?: lam viec)?(?:;? (?:neu )?nhan sau 15 gio[^;]*)?${TAIL}$|^(?:giai quyet|tra ket qua) ngay[.]?$`,
)
const UNSAID = /^(?:khong quy dinh|khong xac dinh|theo tung buoc thuc hien|khong co thong tin)[.]?$/
const REMOTE = /[;,.] ?(?:[^;]*(?:mien nui|hai dao|vung sau|vung xa|kho khan)[^;]*?(?:them|tang) (\d{1,2}) ngay[^;]*)$/
const LONG_DAYS = 400

export type ReadLimit = Pick<Limit, 'amount' | 'unit' | 'remoteDays'> & { readonly isRead: boolean }

/**
 * A time limit in words ("05 ngày làm việc", "Trong ngày", "Không quy định") as a number and a unit. What is not surely
 * one number stays words: a wrong due date is worse than one that an officer sets (law-facts §10.1).
 */
export function readLimit(text: string): ReadLimit {
  const words = searchText(text.replaceAll(/\s+/g, ' '))
  const remote = REMOTE.exec(words)
  const plain = remote ? words.slice(0, remote.index) : words
  if (SAME_DAY.test(plain)) return { amount: null, unit: 'same-day', isRead: true }
  const [, number = '', unit = ''] = COUNTED.exec(plain) ?? []
  const amount = Number(number.replace(',', '.'))
  const known = UNITS[unit]
  if (!known || !(amount > 0)) return { amount: null, unit: 'other', isRead: UNSAID.test(plain) }
  const days = Number(remote?.[1] ?? 0)
  const takesDays = known === 'working-day' || known === 'day'
  return { amount, unit: known, isRead: true, ...(takesDays && days > 0 && days <= 60 ? { remoteDays: days } : {}) }
}

/** The row of a channel, and what is to be said about it; nothing for an empty text. */
export function limitOf(channel: Limit['channel'], text: string, column: Column, findings: Finding[]): Limit | null {
  const words = text.trim().replaceAll(/\s+/g, ' ').slice(0, 300)
  if (words === '') return null
  const { isRead, ...read } = readLimit(words)
  if (!isRead) findings.push(finding('limit-unread', column, { text: words }))
  if ((read.unit === 'working-day' || read.unit === 'day') && (read.amount ?? 0) > LONG_DAYS)
    findings.push(finding('limit-long', column, { text: words }))
  return {
    channel,
    amount: read.amount,
    unit: read.unit,
    words,
    ...(read.remoteDays ? { remoteDays: read.remoteDays } : {}),
  }
}
