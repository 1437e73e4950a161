import type { ConfigDifference, ConfigProblem, ConfigStep } from '../../../../shared/api/config-views.ts'
import { checked } from '../../../../shared/domain/config/checked.ts'
import { CONFIG_KINDS, ITEM_SHAPES, itemKey } from '../../../../shared/domain/config/config-items.ts'
import type { ConfigKind } from '../../../../shared/domain/config/config-items.ts'
import { said } from '../../../../shared/domain/config/problem.ts'
import type { Fault } from '../../../../shared/domain/config/problem.ts'
import { searchText } from '../../../../shared/i18n/search-text.ts'
import type { Item, Items, MutableItems } from './items.ts'

/** A change worked out: the configuration before and after it, and what is wrong with its steps themselves. */
export type Plan = {
  readonly before: Items
  readonly after: Items
  readonly differences: readonly ConfigDifference[]
  readonly problems: readonly ConfigProblem[]
}

/**
 * Applies steps to a configuration without a look at the rules between items.
 * @param taken keys that were ever used, so that a new item never takes the name of one that old numbers point to
 */
export function planChange(before: Items, steps: readonly ConfigStep[], taken: ReadonlySet<string>): Plan {
  const after = Object.fromEntries(CONFIG_KINDS.map((kind) => [kind, new Map(before[kind])])) as MutableItems
  const problems: ConfigProblem[] = []
  const asked = new Set<string>()
  for (const step of steps) {
    const key = 'remove' in step ? remove(after, step, problems) : define(after, step, taken, problems)
    if (key !== null) asked.add(`${step.kind} ${key}`)
  }
  if (problems.length === 0) cascade(before, after)
  return { before, after, differences: differencesOf(before, after, asked), problems }
}

function remove(
  after: MutableItems,
  { kind, remove: key }: ConfigStep & { remove: string },
  problems: ConfigProblem[],
): string | null {
  if (after[kind].delete(key)) return key
  problems.push({ kind, key, path: '', ...said('gone') })
  return null
}

function define(
  after: MutableItems,
  { kind, item }: ConfigStep & { item: Record<string, unknown> },
  taken: ReadonlySet<string>,
  problems: ConfigProblem[],
): string | null {
  const whole =
    'id' in ITEM_SHAPES[kind].shape && item['id'] === undefined
      ? { id: newId(kind, item, taken, after), ...item }
      : item
  const faults: Fault[] = []
  const value = checked(kind, [], ITEM_SHAPES[kind], whole, faults) as Item | undefined
  if (value) {
    const key = itemKey(kind, value)
    after[kind].set(key, value)
    return key
  }
  const key = itemKey(kind, whole).slice(0, 200)
  problems.push(...faults.map(({ path, code, params, reason }) => ({ kind, key, path, code, params, reason })))
  return null
}

const LONGEST_ID = 48

/** `ho-tich-chung-thuc` from a name; with a number when that was ever used. */
function newId(kind: ConfigKind, item: Item, taken: ReadonlySet<string>, after: Items): string {
  const words = kind === 'counter' ? `quay ${String(item['number'])}` : String(item['name'])
  const base =
    searchText(words)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, LONGEST_ID) || kind
  const isFree = (id: string): boolean => !taken.has(`${kind} ${id}`) && !after[kind].has(id)
  for (let n = 1; ; n += 1) {
    const id = n === 1 ? base : `${base}-${n}`
    if (isFree(id)) return id
  }
}

type Served = { serviceId: string }
type Line = { boards: readonly { counterId: string }[] }

/**
 * What goes with a thing that is taken out of use: its places at counters, its bindings. Bindings of a tablet or a
 * counter's computer stand for one counter and end with it; a board shows the counters that remain.
 */
function cascade(before: Items, after: MutableItems): void {
  const gone = (kind: ConfigKind, key: string): boolean => before[kind].has(key) && !after[kind].has(key)
  for (const [key, counter] of after.counter) {
    const services = (counter['services'] as Served[]).filter(({ serviceId }) => !gone('service', serviceId))
    if (services.length < (counter['services'] as Served[]).length) after.counter.set(key, { ...counter, services })
  }
  for (const [key, binding] of after.binding) {
    const all = binding['counterIds'] as string[]
    const counterIds = all.filter((id) => !gone('counter', id))
    if (gone('device', key) || (all.length > 0 && counterIds.length === 0 && binding['printerId'] === null))
      after.binding.delete(key)
    else if (counterIds.length < all.length) after.binding.set(key, { ...binding, counterIds })
  }
  for (const [key, station] of after.station) {
    const displays = (station['displays'] as Line[]).flatMap((line) => {
      const boards = line.boards.filter(({ counterId }) => !gone('counter', counterId))
      return boards.length === 0 ? [] : [{ ...line, boards }]
    })
    if (gone('device', key)) after.station.delete(key)
    else if (!sameJson(displays, station['displays'])) after.station.set(key, { ...station, displays })
  }
}

function differencesOf(before: Items, after: Items, asked: ReadonlySet<string>): ConfigDifference[] {
  return CONFIG_KINDS.flatMap((kind) => {
    const keys = new Set([...before[kind].keys(), ...after[kind].keys()])
    return [...keys].flatMap((key) => {
      const was = before[kind].get(key) ?? null
      const is = after[kind].get(key) ?? null
      // Most are the very same: thousands of procedures are not read through for one counter.
      if (was === is || sameJson(was, is)) return []
      return [{ kind, key, before: was, after: is, cascade: !asked.has(`${kind} ${key}`) }]
    })
  })
}

/** Equal as JSON, whatever the order of names. */
export function sameJson(a: unknown, b: unknown): boolean {
  return JSON.stringify(ordered(a)) === JSON.stringify(ordered(b))
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, ordered(v)]),
  )
}
