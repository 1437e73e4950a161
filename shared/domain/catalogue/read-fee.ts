import { searchText } from '../../i18n/search-text.ts'
import { finding } from './finding.ts'
import type { Finding, FindingCode } from './finding.ts'

/** Below this no fee of the state is known: “500” and “10” are amounts in another unit (law-facts §11). */
const SMALLEST = 1_000
const LARGEST = 50_000_000

const CHANNELS =
  /^(?:(?:truc tiep|truc tuyen|(?:dich vu )?buu chinh|phi|le phi|muc phi|muc thu)(?:, | va | hoac |: ?| ))+/
const NOTHING =
  /^(?:khong|khong co|khong thu|khong thu (?:phi|le phi)|mien phi|mien thu|khong quy dinh|khong co thong tin|khong mat phi)?[.]?$/
const AMOUNT = /(\d{1,3}(?:[.,]\d{3})+|\d+)(?:[.,]0+)? ?(d\b|dong\b|vnd\b|vnđ\b|dong viet nam\b)?/g
const OTHER_MONEY = /\b(?:usd|eur|do la|dollar)\b|[$€]/
const RANGE = /\d ?(?:d|dong|vnd)? ?(?:-|–|—|~|den|toi) ?\d/

const seen = (code: FindingCode, text: string): Finding => finding(code, 'fee', { text })

/** What one part of a fee text, between two semicolons, gives to look at. */
function partFinding(part: string): Finding | null {
  const plain = searchText(part.replaceAll(/\s+/g, ' ')).replace(CHANNELS, '').trim()
  if (NOTHING.test(plain)) return null
  if (OTHER_MONEY.test(plain)) return seen('fee-currency', part)
  if (RANGE.test(plain)) return seen('fee-range', part)
  const all = [...plain.matchAll(AMOUNT)]
  const sums = all.map(([, number = '']) => Number(number.replaceAll(/[.,]/g, '')))
  const isMoney = all.some(([, , currency]) => currency !== undefined)
  const isBare = /^[\d.,]+ ?(?:d|dong|vnd)?[.]?$/.test(plain)
  if (isBare && sums.every((sum) => sum === 0)) return seen('fee-zero', part)
  if (!isMoney && !isBare) return seen('fee-text', part)
  // Counts ("từ trang thứ 3") stand beside amounts; only what carries a currency is one, or a number that stands alone.
  const amounts = isBare ? sums : sums.filter((_, i) => all[i]?.[2] !== undefined)
  if (amounts.some((sum) => sum > LARGEST)) return seen('fee-huge', part)
  if (amounts.some((sum) => sum < SMALLEST)) return seen('fee-small', part)
  return null
}

/**
 * What of a fee must be looked at before it is believed: 0 (many fees are set by the province and stand as 0), a scale
 * error, a range, words without an amount, another currency (law-facts §11).
 */
export function feeFindings(fee: string): Finding[] {
  const parts = fee.split(/[;\n]| \/ /).flatMap((part) => (part.trim() === '' ? [] : [part.trim()]))
  const found = parts.flatMap((part) => partFinding(part) ?? [])
  return found.filter(({ code }, i) => found.findIndex((one) => one.code === code) === i)
}
