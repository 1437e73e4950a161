/** Open counters that serve the same, as the forecast sees them, and at how many of them nobody is. */
export type OpenCounters = {
  readonly services: readonly { readonly serviceId: string; readonly weight: number }[]
  readonly counters: number
  readonly idle: number
}

/**
 * How many counters work for a line now: one that serves it alone counts whole, one that also has people of other lines
 * waiting counts as the part that its weights give to this one (choose-next.ts, rule 2). `idle`: those where nobody is.
 * @param groups the open counters; those that do not serve the line count for nothing
 * @param hasPeople whether somebody waits for a service
 */
export function capacityFor(
  serviceId: string,
  groups: readonly OpenCounters[],
  hasPeople: (serviceId: string) => boolean,
): { readonly capacity: number; readonly idle: number } {
  let [capacity, idle] = [0, 0]
  for (const group of groups) {
    let [own, all] = [0, 0]
    for (const served of group.services) {
      if (served.serviceId === serviceId) own = served.weight
      if (served.serviceId === serviceId || hasPeople(served.serviceId)) all += served.weight
    }
    if (own === 0) continue
    capacity += group.counters * (own / all)
    idle += group.idle
  }
  return { capacity, idle }
}
