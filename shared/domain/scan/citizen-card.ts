/**
 * What the QR code of a citizen card says; only what is sure by its place or form. Null: not there, or not told apart.
 * Personal data: never stored or logged as a whole.
 */
export type CitizenCard = {
  /** Số định danh cá nhân, 12 digits. */
  number: string
  /** Number of the old identity card, 9 digits. */
  oldNumber: string | null
  name: string | null
  /** `YYYY-MM-DD`. */
  birthDate: string | null
  sex: 'male' | 'female' | null
  address: string | null
  /** `YYYY-MM-DD`. */
  issuedOn: string | null
  /** False when something contradicts itself: a person has to look (the year in the number is a warning only). */
  isCertain: boolean
}

const FEWEST_FIELDS = 6
const OLD_NUMBER = /^\d{9}$/

/**
 * Reads both cards in use: the CCCD of 2021 to 6/2024, seven fields in a known order, and the Căn cước since 7/2024, whose
 * order public parsers disagree on, by the form of each field (national-data §1.1, §1.2; hardware §6.1). More fields at
 * the end stay unread.
 * @param text as scanned, with or without its Vietnamese letters
 * @returns null when it is no citizen card
 */
export function parseCitizenCard(text: string): CitizenCard | null {
  const [number = '', ...fields] = text
    .normalize('NFC')
    .split('|')
    .map((field) => field.trim())
  if (!/^\d{12}$/.test(number) || fields.length + 1 < FEWEST_FIELDS) return null
  const [second = ''] = fields
  const read = second === '' || OLD_NUMBER.test(second) ? byPlace(fields) : byForm(fields.slice(0, 6))
  const { birthDate, issuedOn } = read
  const isInOrder = birthDate !== null && (issuedOn === null || birthDate <= issuedOn)
  return { number, ...read, isCertain: isInOrder && Number(birthDate.slice(0, 4)) === birthYearIn(number) }
}

type Fields = Omit<CitizenCard, 'number' | 'isCertain'>

function byPlace([oldNumber = '', name = '', birth = '', sex = '', address = '', issued = '']: string[]): Fields {
  return {
    oldNumber: oldNumber || null,
    name: name || null,
    birthDate: dateIn(birth),
    sex: sexIn(sex),
    address: address || null,
    issuedOn: dateIn(issued),
  }
}

/** Which field is which by what stands in it: of two dates the earlier is the birth, of two texts the first is the name. */
function byForm(fields: readonly string[]): Fields {
  const dates = fields.flatMap((field) => dateIn(field) ?? []).sort()
  const texts = fields.filter((field) => /[^\d\s]/.test(field) && sexIn(field) === null)
  const name = texts.find((field) => !/\d/.test(field)) ?? null
  const rest = texts.filter((field) => field !== name).sort((a, b) => b.length - a.length)
  return {
    oldNumber: fields.find((field) => OLD_NUMBER.test(field)) ?? null,
    name,
    birthDate: dates[0] ?? null,
    sex: fields.map(sexIn).find((sex) => sex !== null) ?? null,
    address: rest[0] ?? null,
    issuedOn: dates[1] ?? null,
  }
}

/** A keyboard wedge may lose the accented letter of `Nữ`. */
const sexIn = (field: string): CitizenCard['sex'] =>
  /^nam$/i.test(field) ? 'male' : /^n(?:ữ|u)?$/iu.test(field) ? 'female' : null

function dateIn(field: string): string | null {
  const parts = /^(\d{2})(\d{2})((?:19|20)\d{2})$/.exec(field)
  if (!parts) return null
  const date = `${parts[3]}-${parts[2]}-${parts[1]}`
  const at = new Date(date)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date) ? date : null
}

/** The fourth digit tells century and sex, the next two the year of birth (national-data §1.4). */
export const birthYearIn = (number: string): number =>
  1900 + Math.floor(Number(number[3]) / 2) * 100 + Number(number.slice(4, 6))

/** Completed years of age on a date; both `YYYY-MM-DD`. */
export function ageOn(birthDate: string, date: string): number {
  const hadBirthday = date.slice(5) >= birthDate.slice(5)
  return Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4)) - (hadBirthday ? 0 : 1)
}

/** From this age on a citizen is người cao tuổi (Luật Người cao tuổi 39/2009/QH12, Điều 2; law-facts §8). */
export const ELDERLY_FROM = 60
