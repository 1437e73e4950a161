/**
 * Length of short messages (3GPP TS 23.038, 23.040): letters of the basic alphabet take 7 bits, 160 of them fit into one
 * message and 153 into each part of a longer one; with any other letter all of it is UCS-2, 70 and 67.
 */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
/** These take two places each. */
const EXTENDED = '\f^{}\\[~]|€'
const [ONE_BASIC, PART_BASIC, ONE_UCS2, PART_UCS2] = [160, 153, 70, 67]

export type SmsSize = {
  readonly alphabet: 'gsm7' | 'ucs2'
  /** Places that the text takes in its alphabet. */
  readonly length: number
  /** Short messages that are paid for. */
  readonly parts: number
}

/** How long a text is as a short message. */
export function smsSize(text: string): SmsSize {
  const letters = Array.from(text)
  const isBasic = letters.every((letter) => BASIC.includes(letter) || EXTENDED.includes(letter))
  const places = isBasic
    ? letters.map((letter) => (EXTENDED.includes(letter) ? 2 : 1))
    : letters.map((letter) => letter.length)
  const length = places.reduce((sum, one) => sum + one, 0)
  const [one, part] = isBasic ? [ONE_BASIC, PART_BASIC] : [ONE_UCS2, PART_UCS2]
  return { alphabet: isBasic ? 'gsm7' : 'ucs2', length, parts: length <= one ? 1 : partsOf(places, part) }
}

/** No letter is cut in two: one that does not fit begins the next part. */
function partsOf(places: readonly number[], room: number): number {
  let [parts, left] = [1, room]
  for (const place of places) {
    if (place > left) [parts, left] = [parts + 1, room]
    left -= place
  }
  return parts
}

const PLAIN: Readonly<Record<string, string>> = { đ: 'd', Đ: 'D', '\u00A0': ' ', '–': '-', '—': '-', '…': '...' }

/** Vietnamese without marks, as SMS are usually written: capitals and signs stay. */
export const withoutMarks = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ\u00A0–—…]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
