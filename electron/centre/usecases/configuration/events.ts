import type { ConfigDifference } from '../../../../shared/api/config-views.ts'
import { CONFIG_KINDS, isConfigKind } from '../../../../shared/domain/config/config-items.ts'
import type { ConfigItem, ConfigKind } from '../../../../shared/domain/config/config-items.ts'
import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import type { PersonRef } from '../../../../shared/domain/events/config-events.ts'
import { hashToken } from '../../../platform/keys.ts'
import { makePerson } from '../../journal/persons.ts'
import type { PersonRow } from '../../journal/persons.ts'
import { NOBODY } from '../../store/configuration-store.ts'
import type { Ctx, Deps } from '../context.ts'
import { sameJson } from './plan.ts'

type Made = { readonly events: readonly NewEvent[]; readonly persons: readonly PersonRow[] }

/** Letters, numbers and codes that one thing at a time may have. */
const UNIQUE: { readonly [K in ConfigKind]?: string } = { service: 'letter', counter: 'number', procedure: 'code' }

/**
 * The events of a change: what goes first, then what gives its letter or number to another thing of the same change
 * and comes back at once with a new one, then every item whole.
 */
export function changeEvents(deps: Deps, ctx: Ctx, differences: readonly ConfigDifference[]): Made {
  const steps = differences.filter((step): step is ConfigDifference & { kind: ConfigKind } => isConfigKind(step.kind))
  const retire = ({ kind, key }: { kind: ConfigKind; key: string }): NewEvent => ({
    type: 'config.retired',
    payload: { kind, key },
  })
  const gone = steps.filter(({ after }) => after === null)
  const kept = CONFIG_KINDS.flatMap((kind) => steps.filter((step) => step.kind === kind && step.after !== null))
  const yielding = kept.filter((step) => kept.some((other) => takesFrom(other, step)))
  const made = kept.map((step) => definition(deps, ctx, step))
  return {
    events: [...[...gone].reverse().map(retire), ...yielding.map(retire), ...made.map(({ event }) => event)],
    persons: made.flatMap(({ person }) => (person ? [person] : [])),
  }
}

function takesFrom(other: ConfigDifference & { kind: ConfigKind }, { kind, key, before }: ConfigDifference): boolean {
  const field = UNIQUE[other.kind]
  if (field === undefined || other.kind !== kind || other.key === key || !before) return false
  return other.after?.[field] === before[field]
}

type Defined = { readonly event: NewEvent; readonly person?: PersonRow }

function definition(deps: Deps, ctx: Ctx, { kind, before, after }: ConfigDifference & { kind: ConfigKind }): Defined {
  if (kind === 'officer')
    return officer(deps, ctx, before as ConfigItem<'officer'> | null, after as ConfigItem<'officer'>)
  if (kind === 'device') return { event: device(deps, ctx, after as ConfigItem<'device'>, before !== null) }
  return { event: { type: TYPES[kind], payload: after } as NewEvent }
}

const TYPES = {
  agency: 'agency.defined',
  field: 'field.defined',
  procedure: 'procedure.defined',
  service: 'service.defined',
  counter: 'counter.defined',
  binding: 'device.bound',
  setting: 'setting.changed',
  holiday: 'holiday.defined',
  station: 'station.configured',
} as const

/** A name goes into an erasable row; one that has not changed keeps its row. */
function officer(
  { store }: Deps,
  ctx: Ctx,
  before: ConfigItem<'officer'> | null,
  { name, ...rest }: ConfigItem<'officer'>,
): Defined {
  const known = before && sameJson(before.name, name) ? store.configuration.personOf(rest.id) : undefined
  if (known) return { event: { type: 'officer.defined', payload: { ...rest, person: known } } }
  const { row, ref } = makePerson(ctx.ids.next(), 'name', name)
  const person: PersonRef = ref
  return { event: { type: 'officer.defined', payload: { ...rest, person } }, person: row }
}

/** A new device, or one that was out of use, has no token until somebody asks for one. */
function device({ store }: Deps, ctx: Ctx, item: ConfigItem<'device'>, isKnown: boolean): NewEvent {
  const tokenHash = isKnown ? store.configuration.tokenHashOf(item.id) : undefined
  return {
    type: 'device.paired',
    payload: { ...item, tokenHash: tokenHash ?? `${NOBODY}${hashToken(ctx.ids.secret()).slice(NOBODY.length)}` },
  }
}
