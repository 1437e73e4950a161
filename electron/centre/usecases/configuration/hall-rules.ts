import type { ConfigDifference, ConfigProblem } from '../../../../shared/api/config-views.ts'
import type { ConfigItem } from '../../../../shared/domain/config/config-items.ts'
import { said } from '../../../../shared/domain/config/problem.ts'
import type { Said } from '../../../../shared/domain/config/problem.ts'
import type { FaultCode } from '../../../../shared/i18n/vi/config-faults.ts'
import { actorOf } from '../context.ts'
import type { Ctx, Deps } from '../context.ts'
import { listOf } from './items.ts'
import type { Plan } from './plan.ts'
import { differenceOf } from './rules.ts'

/**
 * What a change may not do to a hall at work: nobody who waits loses the place, no number can be read in two ways, no
 * counter changes under the citizen who sits at it, and somebody who may change things back remains.
 */
export function hallProblems(deps: Deps, ctx: Ctx, plan: Plan): ConfigProblem[] {
  return [
    ...differenceOf(plan, 'service').flatMap((difference) => serviceFaults(deps, ctx, difference)),
    ...differenceOf(plan, 'counter').flatMap((difference) => counterFaults(deps, difference)),
    ...differenceOf(plan, 'officer').flatMap((difference) => [
      ...ownAccountFaults(ctx, difference),
      ...requestFaults(deps, ctx, difference),
    ]),
    ...leaderFaults(deps, plan),
  ]
}

/** Everybody of a service who is not done: waiting, at a counter, kept aside. */
export function presentOf({ store }: Deps, ctx: Ctx, serviceId: string): number {
  const { normal, priority } = store.tickets.waiting(ctx.businessDate, serviceId)
  const counters = [...store.config().everyCounter.keys()]
  const sent = counters.flatMap((id) =>
    ([0, 1] as const).flatMap((priorityClass) =>
      store.tickets.headsSent(ctx.businessDate, id, priorityClass, MOST_SENT),
    ),
  )
  const served = counters.flatMap((id) => {
    const ticketId = store.desks.counter(id)?.ticketId
    const ticket = ticketId ? store.tickets.byId(ticketId) : undefined
    return ticket?.serviceId === serviceId && ticket.businessDate === ctx.businessDate ? [ticket] : []
  })
  const ofService = sent.filter((head) => head.serviceId === serviceId).length
  return normal + priority + ofService + served.length + store.configuration.aside(ctx.businessDate, serviceId)
}
const MOST_SENT = 1_000

function serviceFaults(deps: Deps, ctx: Ctx, { key, before, after }: ConfigDifference): ConfigProblem[] {
  const say = (path: string, fault: Said): ConfigProblem => ({ kind: 'service', key, path, ...fault })
  const was = before as ConfigItem<'service'> | null
  const is = after as ConfigItem<'service'> | null
  if (!is) {
    const present = presentOf(deps, ctx, key)
    const name = was?.name ?? key
    return present === 0 ? [] : [say('', said('service-present', { count: present, name }))]
  }
  if (was?.letter === is.letter) return []
  const users = deps.store.configuration.usersOfLetter(ctx.businessDate, is.letter).filter((id) => id !== key)
  if (users.length === 0) return []
  const user = deps.store.config().everyService.get(users[0] ?? '')?.name ?? users[0]
  return [say('letter', said('letter-used', { letter: is.letter, user: user ?? '' }))]
}

function counterFaults({ store }: Deps, { key, before, after }: ConfigDifference): ConfigProblem[] {
  const was = before as ConfigItem<'counter'> | null
  const is = after as ConfigItem<'counter'> | null
  if (!was || is?.number === was.number) return []
  const desk = store.desks.counter(key)
  if (!desk || (desk.state === 'closed' && desk.officerId === null && desk.ticketId === null)) return []
  const officer = desk.officerId === null ? undefined : store.config().officers.get(desk.officerId)
  return [
    {
      kind: 'counter',
      key,
      path: is ? 'number' : '',
      ...said('counter-busy', { change: is ? 'number' : 'retire', number: was.number, officer: officer?.name ?? '' }),
    },
  ]
}

function ownAccountFaults(ctx: Ctx, { key, before, after }: ConfigDifference): ConfigProblem[] {
  if (actorOf(ctx).officerId !== key) return []
  const say = (path: string, code: FaultCode): ConfigProblem[] => [{ kind: 'officer', key, path, ...said(code) }]
  if (!after) return say('', 'own-account')
  return before?.['role'] === after['role'] ? [] : say('role', 'own-role')
}

/** An account is made on a written request, where the house wants its number (BD-18.1b). */
function requestFaults({ store }: Deps, ctx: Ctx, { key, before, after }: ConfigDifference): ConfigProblem[] {
  if (before || !after || after['request'] !== undefined) return []
  if (!store.config().setting('login.requestNumber', ctx.businessDate)) return []
  return [{ kind: 'officer', key, path: 'request', ...said('request-needed') }]
}

/** Nobody locks the centre out of its own administration. */
function leaderFaults({ store }: Deps, { before, after }: Plan): ConfigProblem[] {
  const able = (items: Plan['after']) =>
    listOf(items, 'officer').filter(
      ({ id, role }) => role === 'leader' && store.config().officers.get(id)?.credentialId,
    )
  const [last] = able(before)
  if (!last || able(after).length > 0) return []
  return [
    {
      kind: 'officer',
      key: last.id,
      path: 'role',
      ...said('last-leader'),
    },
  ]
}
