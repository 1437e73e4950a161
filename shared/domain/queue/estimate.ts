/**
 * How many people of a service will probably be called before one ticket (choose-next.ts, rule 1), counted over the
 * waiting tickets of the service: `sameBefore`, those of the ticket's own class with a smaller order, and `otherWaiting`,
 * all of the other class.
 *
 * A normal ticket has the normal ones before it ahead, and of the priority ones, also later ones, at most
 * `priorityMaxRun` for each turn of its class up to its own. A priority ticket has the priority ones before it ahead, and
 * one normal ticket after every `priorityMaxRun` of them.
 */
export function aheadOf(place: {
  readonly priority: boolean
  readonly sameBefore: number
  readonly otherWaiting: number
  readonly priorityMaxRun: number
}): number {
  const { priority, sameBefore, otherWaiting, priorityMaxRun } = place
  const between = priority ? Math.floor(sameBefore / priorityMaxRun) : (sameBefore + 1) * priorityMaxRun
  return sameBefore + Math.min(otherWaiting, between)
}
