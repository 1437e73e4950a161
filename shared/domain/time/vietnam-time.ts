/**
 * Viet Nam time (Asia/Ho_Chi_Minh), whatever the zone of the machine.
 *
 * The zone is UTC+7 without daylight saving since 13 June 1975, so for every instant from 1976 on a fixed offset is
 * exact; a property test holds these functions against the time zone database. Should Viet Nam ever change its time,
 * this file is the only one to change.
 */
const OFFSET_MS = 7 * 3_600_000
const DAY_MS = 86_400_000
const MINUTE_MS = 60_000
const FIRST_MS = Date.UTC(1976, 0, 1) - OFFSET_MS

const CLOCK_TIME = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/
const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,3}))?)?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)?)?$/

/** The business day `YYYY-MM-DD` that an instant (ms since 1970, from 1976 on) belongs to. */
export function businessDate(ms: number): string {
  return new Date(ms + OFFSET_MS).toISOString().slice(0, 10)
}

/** Whole minutes since local midnight, 0 to 1439; a started minute does not count. */
export function localMinutes(ms: number): number {
  const local = ms + OFFSET_MS
  return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / MINUTE_MS)
}

/** ISO weekday of a date `YYYY-MM-DD`: 1 is Monday, 7 is Sunday. Throws when there is no such date. */
export function weekday(date: string): number {
  const days = utcMidnight(date) / DAY_MS
  // Day 0, 1 January 1970, was a Thursday.
  return ((((days + 3) % 7) + 7) % 7) + 1
}

/** The instant (ms) at which a date `YYYY-MM-DD` begins in Viet Nam. Throws when there is no such date. */
export function startOfDay(date: string): number {
  return utcMidnight(date) - OFFSET_MS
}

/** The date `n` days after (before, when negative) a date `YYYY-MM-DD`. Throws when there is no such date. */
export function addDays(date: string, n: number): string {
  return new Date(utcMidnight(date) + n * DAY_MS).toISOString().slice(0, 10)
}

/** Minutes since midnight of `HH:MM`; `24:00`, the end of the day, is 1440. Throws on anything else. */
export function minutesOf(time: string): number {
  if (!CLOCK_TIME.test(time)) throw new Error(`not a time of day HH:MM: ${time}`)
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3))
}

/** The instant (ms) of a local time `HH:MM` on a date `YYYY-MM-DD`; `24:00` is the start of the next day. */
export function atLocal(date: string, time: string): number {
  return startOfDay(date) + minutesOf(time) * MINUTE_MS
}

/**
 * Reads an instant as a person writes it on a command line: ISO 8601, `2026-11-23`, `2026-11-23T08:00`,
 * `2026-11-23T08:00:00.000Z`. Without an offset it is Viet Nam time. Throws an Error that says what is expected.
 */
export function parseNow(text: string): number {
  const parts = ISO.exec(text)
  const date = parts?.[1]
  if (!parts || !date || !isDate(date)) throw new Error(`not an ISO time such as 2026-11-23T08:00 : ${text}`)
  const [, , hour = '00', minute = '00', second = '00', fraction = '0', offset = '+07:00'] = parts
  const ms = Date.parse(`${date}T${hour}:${minute}:${second}.${fraction.padEnd(3, '0')}${offset}`)
  if (ms < FIRST_MS) throw new Error(`Viet Nam time is only known from 1976 on: ${text}`)
  return ms
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const ms = Date.parse(`${text}T00:00:00Z`)
  // 30 February parses as 2 March in some engines: only what reads back is a date.
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text)
}

function utcMidnight(date: string): number {
  if (!isDate(date)) throw new Error(`not a date YYYY-MM-DD: ${date}`)
  return Date.parse(`${date}T00:00:00Z`)
}

/** An instant as ISO 8601 with Viet Nam's offset, e.g. `2026-11-23T08:00:00.000+07:00`. */
export function isoTime(ms: number): string {
  return new Date(ms + OFFSET_MS).toISOString().replace('Z', '+07:00')
}
