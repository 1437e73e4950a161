import { z } from 'zod'

/**
 * Codes of dossiers (mã hồ sơ): identifier of the receiving unit, day, running number of that unit and day (forms.md §10.1;
 * KT-12.1d). All variants of the identifier are written as they are: the old order `000.17.22.H56`, the new one
 * `H56.14`; a ministry's system for the whole country puts two digits of its own before the number
 * (TT 03/2025/TT-VPCP Điều 13.3: `AAXXXX`).
 */
const IDENTIFIER = /^(?:\d{3}\.\d{2}\.\d{2}\.)?[GH]\d{2}(?:\.\d{1,3}){0,4}$/
const CODE = /^((?:\d{3}\.\d{2}\.\d{2}\.)?[GH]\d{2}(?:\.\d{1,3}){0,4})-(\d{6})-(\d{4,})$/i
const LAST_NO = 9_999_999

const no = z.number().int().min(1).max(LAST_NO)

/** Setting `dossier.codes`: the sub-ranges of the day that this centre may give, which stand until they are revoked (decisions.md 16). */
export const codeRanges = z
  .strictObject({
    identifier: z.string().regex(IDENTIFIER),
    /** Two digits of a ministry's system; absent elsewhere. */
    owner: z
      .string()
      .regex(/^\d{2}$/)
      .optional(),
    ranges: z
      .array(z.strictObject({ from: no, to: no }))
      .min(1)
      .max(20),
  })
  .refine(({ ranges }) => ranges.every(({ from, to }) => from <= to), 'số đầu không được lớn hơn số cuối')
  .refine(({ ranges }) => !overlap(ranges), 'các dải số không được chồng nhau')
export type CodeRanges = z.infer<typeof codeRanges>

type Range = { readonly from: number; readonly to: number }

const overlap = (ranges: readonly Range[]): boolean =>
  ranges.some((one, i) => ranges.some((other, j) => i < j && one.from <= other.to && other.from <= one.to))

/** What numbers run by, beside the day: two systems of one identifier have numbers of their own. */
export const codeSeries = ({ identifier, owner }: Pick<CodeRanges, 'identifier' | 'owner'>): string =>
  owner === undefined ? identifier : `${identifier}/${owner}`

/**
 * The next number of a day, or null when every range is used up: then no code is given, and none is guessed.
 * @param highest the highest number given of that day in a range, 0 for none; one given and taken back counts too
 */
export function nextCodeNo({ ranges }: CodeRanges, highest: (range: Range) => number): number | null {
  for (const range of ranges) {
    const next = Math.max(range.from - 1, highest(range)) + 1
    if (next <= range.to) return next
  }
  return null
}

/** How many codes a day has left. */
export const codesLeft = ({ ranges }: CodeRanges, highest: (range: Range) => number): number =>
  ranges.reduce((sum, range) => sum + range.to - Math.max(range.from - 1, highest(range)), 0)

/**
 * The code as printed.
 * @param date business day of reception, `YYYY-MM-DD`
 * @param count running number from 1, in four digits and in as many as needed past 9999
 */
export function formatCode({ identifier, owner = '' }: CodeRanges, date: string, count: number): string {
  return `${identifier}-${date.slice(2).replaceAll('-', '')}-${owner}${String(count).padStart(4, '0')}`
}

/** Day and running number of a code of these ranges' identifier and owner; null for another one. */
export function numberOfCode(
  codes: Pick<CodeRanges, 'identifier' | 'owner'>,
  code: string,
): { date: string; no: number } | null {
  const [, identifier, day = '', digits = ''] = CODE.exec(code) ?? []
  const { owner = '' } = codes
  if (identifier !== codes.identifier || !digits.startsWith(owner)) return null
  const no = Number(digits.slice(owner.length))
  return no > 0 ? { date: `20${day.slice(0, 2)}-${day.slice(2, 4)}-${day.slice(4)}`, no } : null
}

/**
 * The code behind its digits alone, as they are typed at a kiosk that has no letters: day and running number, without the
 * identifier. Null when these are not the digits of one.
 */
export function codeOfDigits(text: string, identifier: string): string | null {
  const digits = text.replace(/[\s-]/g, '')
  return /^\d{10,13}$/.test(digits) ? `${identifier}-${digits.slice(0, 6)}-${digits.slice(6)}` : null
}

/** A code as somebody typed or scanned it, in the form in which codes are kept; null when it cannot be one of any province. */
export function readCode(text: string): string | null {
  const code = text.trim().toUpperCase()
  return CODE.test(code) ? code : null
}
