import { hourMinute, sameDay, weekdayDate } from '../../../shared/i18n/format.ts'
import type { Language } from '../../../shared/i18n/language.ts'
import { named } from '../../../shared/i18n/named.ts'
import type { Words } from '../../../shared/i18n/vi.ts'
import type { ClosedReason, Opening, ServiceView } from '../../../shared/api/views.ts'
import { whyWords } from '../../features/hall-news/hall-news.ts'

/** What the kiosk says about closed reception; `allClosed`: no service gives numbers at all. */
export type OpeningNews = {
  allClosed: boolean
  icon: 'clock' | 'calendar' | 'list' | 'hold'
  title: string
  lines: string[]
  /** The clip that says the same. */
  spoken: string
}

type Speech = { words: Words; language: Language; now: number }

/** The name of a service in the language of the screen. */
export const serviceName = (service: Pick<ServiceView, 'name' | 'nameEn'>, language: Language): string =>
  named(service, language)

/**
 * News about closed reception, or null while some reception service gives numbers: a single closed service says so on
 * its own tile.
 */
export function openingNews(services: readonly ServiceView[], speech: Speech): OpeningNews | null {
  const reception = services.filter((service) => service.kind === 'reception')
  const main = reception.length > 0 ? reception : services
  const first = main[0]
  if (!first || main.some((service) => service.open)) return null
  const open = services.filter((service) => service.open)
  return {
    allClosed: open.length === 0,
    ...pictured(first),
    title: closedWords(first, speech),
    lines: [reopening(first, speech), ...open.slice(0, 2).map((service) => stillOpen(service, speech))],
  }
}

/** Each kind of closing looks its own way, so it is known from afar. */
function pictured({ closedReason }: Opening): Pick<OpeningNews, 'icon' | 'spoken'> {
  if (closedReason === 'day-off') return { icon: 'calendar', spoken: 'guide-holiday' }
  if (closedReason === 'full') return { icon: 'list', spoken: 'guide-full' }
  return { icon: closedReason === 'suspended' ? 'hold' : 'clock', spoken: 'guide-closed' }
}

function closedWords(opening: Opening, speech: Speech): string {
  const { words } = speech
  if (opening.suspension) return words.hall.suspended(whyWords(opening.suspension, words))
  return opening.holiday ? words.closed.holiday(opening.holiday) : words.closed.reasons[reasonFor(opening, speech)]
}

/** After the cut-off, a citizen wants to know whether to come back today. */
function reasonFor({ closedReason = 'after-hours', opensAt }: Opening, { now }: Speech): ClosedReason {
  if (closedReason !== 'after-cut-off' || opensAt === undefined) return closedReason
  return sameDay(opensAt, now) ? 'lunch' : 'after-hours'
}

function reopening(opening: Opening, speech: Speech): string {
  const { words, language, now } = speech
  const { opensAt } = opening
  const reason = reasonFor(opening, speech)
  if (opensAt === undefined) return words.closed.askDesk
  if (reason === 'day-off') return words.closed.worksAgainOn(weekdayDate(opensAt, language))
  const time = hourMinute(opensAt, language)
  if (!sameDay(opensAt, now)) return words.closed.opensOn(time, weekdayDate(opensAt, language))
  return reason === 'lunch' ? words.closed.opensAfternoon(time) : words.closed.opensToday(time)
}

function stillOpen(service: ServiceView, { words, language }: Speech): string {
  const name = serviceName(service, language)
  if (service.closesAt === undefined) return words.closed.stillOpenNoEnd(name)
  return words.closed.stillOpen(name, hourMinute(service.closesAt, language))
}

/** The line on the tile of a closed service. */
export function closedTile({ opensAt, closedReason }: Opening, { words, language, now }: Speech): string {
  if (closedReason === 'full') return words.closed.shortFull
  if (opensAt === undefined || !sameDay(opensAt, now)) return words.closed.short
  return words.closed.shortOpens(hourMinute(opensAt, language))
}
