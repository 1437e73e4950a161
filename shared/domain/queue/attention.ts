import type { DeviceHealthView, Trouble } from '../../api/device-health-views.ts'
import type { HallCounter, HallService, HallView } from '../../api/manager-views.ts'

/** What needs the hand of whoever leads the centre, in codes; the page has the words. `minutes` are whole. */
export type Attention = { readonly level: 'stop' | 'care'; readonly minutes: number } & (
  | { readonly kind: 'wait'; readonly number: string; readonly service: string; readonly norm: number }
  | { readonly kind: 'nobody-serves'; readonly service: string; readonly waiting: number }
  | { readonly kind: 'paused'; readonly counter: number; readonly reason: string | null; readonly reasonEn?: string }
  | { readonly kind: 'empty'; readonly counters: readonly number[]; readonly waiting: number }
  | { readonly kind: 'long-service'; readonly counter: number; readonly number: string }
  | { readonly kind: 'printer'; readonly printer: HallView['printers'][number] }
  | { readonly kind: 'device'; readonly device: DeviceHealthView['devices'][number] }
  | { readonly kind: 'displays'; readonly counters: readonly number[] }
  | { readonly kind: 'disk' }
  | { readonly kind: 'backup'; readonly trouble: BackupTrouble }
)

type BackupTrouble = Extract<Trouble, 'backup-failed' | 'backup-away' | 'data-damaged'>

const MS_PER_MINUTE = 60_000
/** A service that takes so many times as long as is usual at its counter, and not less than so many minutes. */
const LONG_SERVICE_TIMES = 4
const LONG_SERVICE_MINUTES = 45

/**
 * What to look after first: what stops people before what slows them, the longest first. Nothing is an alarm outside the
 * norms that the centre has set.
 * @param now the centre's time; it moves on between two answers
 */
export function attentionOf(hall: HallView, health: DeviceHealthView | null, now: number): Attention[] {
  return [
    ...hall.services.flatMap((service) => [...longWait(hall, service, now), ...nobodyServes(service, now)]),
    ...hall.counters.flatMap((counter) => [...longPause(hall, counter, now), ...longService(counter, now)]),
    ...emptyCounters(hall),
    ...hall.printers.map((printer): Attention => {
      const level = printer.state === 'offline' ? 'stop' : 'care'
      return { level, kind: 'printer', printer, minutes: minutesSince(printer.since, now) }
    }),
    ...(health ? [...silentDevices(health, now), ...deadDisplays(health, now)] : []),
  ].sort((a, b) => Number(b.level === 'stop') - Number(a.level === 'stop') || b.minutes - a.minutes)
}

const minutesSince = (at: number, now: number): number => Math.max(0, Math.floor((now - at) / MS_PER_MINUTE))

function longWait({ norms }: HallView, { oldest, name }: HallService, now: number): Attention[] {
  if (!oldest) return []
  const minutes = minutesSince(oldest.issuedAt, now)
  const passed = [norms.limit, norms.norm].find((norm) => norm !== null && minutes > norm) ?? null
  if (passed === null) return []
  const level = passed === norms.limit ? 'stop' : 'care'
  return [{ level, kind: 'wait', number: oldest.number, service: name, norm: passed, minutes }]
}

function nobodyServes({ oldest, openCounters, waiting, name }: HallService, now: number): Attention[] {
  if (!oldest || openCounters > 0) return []
  return [{ level: 'stop', kind: 'nobody-serves', service: name, waiting, minutes: minutesSince(oldest.issuedAt, now) }]
}

function longPause({ norms }: HallView, counter: HallCounter, now: number): Attention[] {
  if (counter.state !== 'paused' || counter.since === null) return []
  const minutes = minutesSince(counter.since, now)
  if (minutes < norms.longPause) return []
  const { number, pauseReason: reason, pauseReasonEn } = counter
  const inEnglish = pauseReasonEn === undefined ? {} : { reasonEn: pauseReasonEn }
  return [{ level: 'care', kind: 'paused', counter: number, reason, ...inEnglish, minutes }]
}

function longService({ current, meanServiceMinutes, number: counter }: HallCounter, now: number): Attention[] {
  if (!current) return []
  const minutes = minutesSince(current.calledAt, now)
  const usual = Math.max(LONG_SERVICE_MINUTES, LONG_SERVICE_TIMES * (meanServiceMinutes ?? 0))
  return minutes < usual ? [] : [{ level: 'care', kind: 'long-service', counter, number: current.number, minutes }]
}

/** Counters where nobody sits (KT-3.6a) although people wait for what they serve: one line, however many there are. */
function emptyCounters({ services, counters }: HallView): Attention[] {
  const waitingFor = new Map(services.map(({ id, waiting }) => [id, waiting]))
  const empty = counters.filter(
    ({ officerName, serviceIds }) => officerName === null && serviceIds.some((id) => (waitingFor.get(id) ?? 0) > 0),
  )
  if (empty.length === 0) return []
  const ids = new Set(empty.flatMap(({ serviceIds }) => serviceIds))
  const waiting = [...ids].reduce((sum, id) => sum + (waitingFor.get(id) ?? 0), 0)
  return [{ level: 'care', kind: 'empty', counters: empty.map(({ number }) => number), waiting, minutes: 0 }]
}

/** Number displays that answer no more: one line, however many there are, for they share a cable. */
function deadDisplays({ displays }: DeviceHealthView, now: number): Attention[] {
  const dead = displays.filter(({ deadSince }) => deadSince !== null)
  if (dead.length === 0) return []
  const since = Math.min(...dead.map(({ deadSince }) => deadSince ?? now))
  const counters = [...new Set(dead.flatMap(({ counterNumber }) => counterNumber ?? []))].sort((a, b) => a - b)
  return [{ level: 'care', kind: 'displays', counters, minutes: minutesSince(since, now) }]
}

/** A board that tells nothing leaves citizens without their number: that cannot wait. */
function silentDevices({ devices, centre }: DeviceHealthView, now: number): Attention[] {
  const silent = devices.flatMap((device): Attention[] => {
    if (device.state !== 'troubled') return []
    const gone = device.troubles.some(({ trouble }) => trouble === 'gone')
    const level = gone && (device.role === 'board' || device.role === 'kiosk') ? 'stop' : 'care'
    const since = device.troubles.reduce((first, one) => Math.min(first, one.since ?? now), now)
    return [{ level, kind: 'device', device, minutes: minutesSince(since, now) }]
  })
  return [
    ...silent,
    ...centre.troubles.flatMap(({ trouble, since }): Attention[] => {
      if (trouble === 'disk-low') return [{ level: 'stop', kind: 'disk', minutes: 0 }]
      const level = trouble === 'data-damaged' ? 'stop' : 'care'
      return isOfBackups(trouble) ? [{ level, kind: 'backup', trouble, minutes: minutesSince(since ?? now, now) }] : []
    }),
  ]
}

const isOfBackups = (trouble: Trouble): trouble is BackupTrouble =>
  trouble === 'backup-failed' || trouble === 'backup-away' || trouble === 'data-damaged'
