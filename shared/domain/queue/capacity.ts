/** An open counter as the forecast sees it. */
export type OpenCounter = {
  readonly services: readonly { readonly serviceId: string; readonly weight: number }[]
  readonly busy: boolean
}

/**
 * How many counters work for a line now: one that serves it alone counts whole, one that also has people of other lines
 * waiting counts as the part that its weights give to this one (choose-next.ts, rule 2). `idle`: those where nobody is.
 * @param counters open ones that serve the line
 * @param hasPeople whether somebody waits for a service
 */
export function capacityFor(
  serviceId: string,
  counters: readonly OpenCounter[],
  hasPeople: (serviceId: string) => boolean,
): { readonly capacity: number; readonly idle: number } {
  let [capacity, idle] = [0, 0]
  for (const { services, busy } of counters) {
    let [own, all] = [0, 0]
    for (const served of services) {
      if (served.serviceId === serviceId) own = served.weight
      if (served.serviceId === serviceId || hasPeople(served.serviceId)) all += served.weight
    }
    if (own === 0) continue
    capacity += own / all
    if (!busy) idle += 1
  }
  return { capacity, idle }
}
