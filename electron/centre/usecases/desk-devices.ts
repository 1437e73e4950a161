import type { DeskTrouble, QueueView } from '../../../shared/api/views.ts'
import type { Deps } from './context.ts'
import { lowBattery } from './device-health.ts'

/** The troubles of devices that an officer can see to, or has to work around; the others are the technician's. */
const AT_DESK: ReadonlySet<string> = new Set(['gone', 'speaker-silent'])

/**
 * Boards that show this counter, its own rating tablet and its number display, as far as something is wrong with them (product.md,
 * invariant 7: seen by the officer too). A board that is bound to no counter shows all of them.
 */
export function devicesInNeed(deps: Deps, counterId: string): QueueView['devices'] {
  return [...boardsAndTablets(deps, counterId), ...ownDisplays(deps, counterId)]
}

/** Its number display answers no more: the number called stands nowhere above the counter. */
function ownDisplays({ store }: Deps, counterId: string): QueueView['devices'] {
  const dead = store.technician.deadDisplays().filter((row) => row.counterId === counterId)
  return dead.map(({ deviceId, displayId, sinceMs }) => ({
    id: `${deviceId} ${displayId}`,
    name: '',
    role: 'display',
    trouble: 'gone',
    since: sinceMs,
  }))
}

function boardsAndTablets(deps: Deps, counterId: string): QueueView['devices'] {
  const { health } = deps.store
  const open = Map.groupBy(health.troubles(), ({ deviceId }) => deviceId)
  const reports = new Map(health.reports().map(({ deviceId, report }) => [deviceId, report]))
  return [...deps.store.config().devices.values()].flatMap(({ id, name, role, counterIds }) => {
    const isHere = counterIds.includes(counterId) || (role === 'board' && counterIds.length === 0)
    if (!isHere || (role !== 'board' && role !== 'rating')) return []
    const here = (open.get(id) ?? []).filter(({ trouble }) => AT_DESK.has(trouble))
    // Of a device that is gone nothing else is known.
    const gone = here.filter(({ trouble }) => trouble === 'gone')
    const lasting = gone.length > 0 ? gone : here
    return [
      ...lasting.map(({ trouble, sinceMs }) => ({ id, name, role, trouble: trouble as DeskTrouble, since: sinceMs })),
      ...(lasting.length === 0 && lowBattery(reports.get(id))
        ? [{ id, name, role, trouble: 'battery-low' as const, since: null }]
        : []),
    ]
  })
}
