import { digitClip, isLetter, letterClip } from './clips.ts'

/** Where people say linh and nghìn, or lẻ and ngàn (hardware.md §7.3). */
export type Region = 'north' | 'south'

/**
 * A whole number as it is said, as ids of clips.
 * @param n from 0 to 999,999
 * @throws RangeError outside that
 */
export function cardinalClips(n: number, region: Region): string[] {
  if (!Number.isInteger(n) || n < 0 || n > 999_999) throw new RangeError(`no such number is said: ${n}`)
  const thousands = Math.floor(n / 1000)
  const rest = n % 1000
  if (thousands === 0) return underThousand(rest, region, false)
  const head = [...underThousand(thousands, region, false), `thousand-${region}`]
  return rest === 0 ? head : [...head, ...underThousand(rest, region, true)]
}

/** @param isRest whether thousands stand before: then missing hundreds are said, "một nghìn không trăm linh năm" */
function underThousand(n: number, region: Region, isRest: boolean): string[] {
  const hundreds = Math.floor(n / 100)
  const tens = Math.floor(n / 10) % 10
  const units = n % 10
  const saysHundreds = hundreds > 0 || isRest
  const head = saysHundreds ? [digitClip(hundreds), 'hundred'] : []
  if (tens > 0) return [...head, ...tensClips(tens), ...unitsAfter(tens, units)]
  if (units === 0 && saysHundreds) return head
  return saysHundreds ? [...head, `zero-tens-${region}`, digitClip(units)] : [digitClip(units)]
}

const tensClips = (tens: number): string[] => (tens === 1 ? ['ten'] : [digitClip(tens), 'tens'])

/** mốt and tư after mươi, lăm after mười and mươi; nothing for zero. */
function unitsAfter(tens: number, units: number): string[] {
  if (units === 0) return []
  if (units === 5) return ['five-after-ten']
  if (tens > 1 && units === 1) return ['one-after-tens']
  if (tens > 1 && units === 4) return ['four-after-tens']
  return [digitClip(units)]
}

/**
 * A ticket's number, said sign by sign because it has a letter or leading zeros: "A, không, một, năm". A number without
 * either is said as a cardinal. Signs that nobody reads (a hyphen, a blank) are left out.
 */
export function numberClips(number: string, region: Region): string[] {
  if (/^(0|[1-9]\d{0,5})$/.test(number)) return cardinalClips(Number(number), region)
  return Array.from(number.normalize('NFC').toUpperCase()).flatMap((sign) => {
    if (sign >= '0' && sign <= '9') return [digitClip(Number(sign))]
    return isLetter(sign) ? [letterClip(sign)] : []
  })
}

export type Announcement = {
  readonly number: string
  readonly counterNumber: number
  /** How often the number has been called, this time included. */
  readonly calls: number
}

/** "(Xin nhắc lại.) Mời công dân có số A không một năm, đến quầy số ba", as ids of clips in their order. */
export function announcementClips({ number, counterNumber, calls }: Announcement, region: Region): string[] {
  return [
    ...(calls > 1 ? ['again'] : []),
    'invite',
    ...numberClips(number, region),
    'counter',
    ...cardinalClips(counterNumber, region),
  ]
}
