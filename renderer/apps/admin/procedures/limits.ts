import type { Procedure } from '../../../../shared/domain/events/config-events.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'

export type Limit = Procedure['limits'][number]
export type Channel = Limit['channel']
export const CHANNELS: readonly Channel[] = ['direct', 'online', 'postal']
export const UNITS: readonly Limit['unit'][] = ['same-day', 'working-day', 'day', 'hour', 'month', 'year', 'other']

/** The limit of a channel; a channel without one begins in working days. */
export const limitOf = (limits: readonly Limit[], channel: Channel): Limit =>
  limits.find((limit) => limit.channel === channel) ?? { channel, amount: null, unit: 'working-day', words: '' }

/** A limit put in its place; one that says nothing is left out: the procedure does not go by that channel. */
export const withLimit = (limits: readonly Limit[], changed: Limit): Limit[] =>
  CHANNELS.flatMap((channel) => {
    const limit = channel === changed.channel ? changed : limits.find((one) => one.channel === channel)
    const says = limit && (limit.amount !== null || limit.words !== '' || limit.unit === 'same-day')
    return says ? [limit] : []
  })

/** Only days are added to in difficult areas (law-facts §10.1). */
export const takesRemoteDays = ({ unit }: Limit): boolean => unit === 'working-day' || unit === 'day'

/** A limit with so many days more in difficult areas; none when there are no such days. */
export function withRemoteDays({ remoteDays: _before, ...limit }: Limit, days: number | null): Limit {
  return days === null || days === 0 ? limit : { ...limit, remoteDays: days }
}

/** The words of citizens: those typed, else number and unit (`10 ngày làm việc`). */
export const inFull = (words: Words, limits: readonly Limit[]): Limit[] =>
  limits.map((limit) => {
    const typed = limit.words.trim()
    const plain = takesRemoteDays(limit) ? limit : withRemoteDays(limit, null)
    return { ...plain, words: typed || made(words, limit) }
  })

function made({ adminProcedures }: Words, { amount, unit }: Limit): string {
  if (unit === 'same-day') return adminProcedures.sameDay(amount ?? 0)
  return amount === null ? '' : `${amount} ${adminProcedures.unit[unit]}`
}
