import { capacityFor } from '../domain/queue/capacity.ts'
import { aheadOf } from '../domain/queue/estimate.ts'
import { afterService, afterWait, forecastWait, newPace } from '../domain/queue/pace.ts'
import type { Forecast, Outcome, PaceModel } from '../domain/queue/pace.ts'
import { replayDay } from '../domain/queue/replay.ts'
import type { HallState, ReplayTicket } from '../domain/queue/replay.ts'
import { businessDate, localMinutes } from '../domain/time/vietnam-time.ts'
import { estimateWait, nextMean } from './plain-estimate.ts'
import { seeded, simulatedDay, simulatedServices } from './simulated-day.ts'

const MS_PER_MINUTE = 60_000

export type Told = Outcome & { readonly serviceId: string; readonly load: number; readonly open: boolean }

/**
 * Simulated days on which every number gets two forecasts, that of the learning model and that of a plain mean of the
 * times of service. Both see the same line and learn as they go.
 * @returns what was told on the days after `warmUp`, and the wait that came
 */
export function watchForecasts(seed: number, days: number, warmUp: number): { learned: Told[]; plain: Told[] } {
  const chance = seeded(seed)
  const services = simulatedServices()
  const paces = new Map(services.map(({ id, usualMinutes }) => [id, newPace(usualMinutes)]))
  const means = new Map(services.map(({ id, usualMinutes }) => [id, { mean: usualMinutes, n: 0 }]))
  const learned: Told[] = []
  const plain: Told[] = []
  for (let n = 0; n < days; n += 1) {
    const day = simulatedDay(services, chance, n)
    const given = new Map<ReplayTicket, { now: Forecast; plain: Outcome }>()
    const pauses = new Map(day.counters.map(({ id }) => [id, day.tickets.map(() => chance() * 40_000)]))
    replayDay(day, pauses, {
      arrived(ticket, hall) {
        given.set(ticket, {
          now: forecastFor(ticket, hall, paces.get(ticket.serviceId) as PaceModel),
          plain: plainFor(ticket, hall, means.get(ticket.serviceId)?.mean ?? 0),
        })
      },
      called(ticket, at) {
        const told = given.get(ticket)
        if (!told) return
        const waited = (at - ticket.arrivedAt) / MS_PER_MINUTE
        const { serviceId } = ticket
        const { load, open } = told.now
        paces.set(serviceId, afterWait(paces.get(serviceId) as PaceModel, told.now, waited))
        if (n < warmUp) return
        learned.push({ ...told.now, waited, serviceId })
        plain.push({ ...told.plain, waited, serviceId, load, open })
      },
      finished({ serviceId }, at, ms) {
        const minutes = ms / MS_PER_MINUTE
        const [hour, date] = [Math.floor(localMinutes(at) / 60), businessDate(at)]
        paces.set(serviceId, afterService(paces.get(serviceId) as PaceModel, minutes, hour, date))
        const { mean, n: seen } = means.get(serviceId) as { mean: number; n: number }
        means.set(serviceId, { mean: nextMean(mean, seen, minutes), n: seen + 1 })
      },
    })
  }
  return { learned, plain }
}

function aheadIn({ serviceId, priority }: ReplayTicket, hall: HallState): number {
  return aheadOf({
    priority,
    sameBefore: hall.waiting(serviceId, priority),
    otherWaiting: hall.waiting(serviceId, !priority),
    priorityMaxRun: 2,
  })
}

function forecastFor(ticket: ReplayTicket, hall: HallState, pace: PaceModel): Forecast {
  const open = hall.counters
    .filter((desk) => desk.open && desk.counter.services.some(({ serviceId }) => serviceId === ticket.serviceId))
    .map(({ counter, busy }) => ({ services: counter.services, counters: 1, idle: busy ? 0 : 1 }))
  const at = ticket.arrivedAt
  return forecastWait(pace, {
    ahead: aheadIn(ticket, hall),
    ...capacityFor(ticket.serviceId, open, (id) => hall.waiting(id, false) + hall.waiting(id, true) > 0),
    hour: Math.floor(localMinutes(at) / 60),
    date: businessDate(at),
  })
}

function plainFor(ticket: ReplayTicket, hall: HallState, meanMinutes: number): Outcome {
  const openCounters = hall.counters.filter(
    (desk) => desk.open && desk.counter.services.some(({ serviceId }) => serviceId === ticket.serviceId),
  ).length
  const told = estimateWait({ ahead: aheadIn(ticket, hall), meanMinutes, openCounters: Math.max(1, openCounters) })
  return { middle: told?.minutes ?? 0, low: told?.low ?? 0, high: told?.high ?? 0, waited: 0 }
}
