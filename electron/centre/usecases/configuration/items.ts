import { CONFIG_KINDS } from '../../../../shared/domain/config/config-items.ts'
import type { ConfigItem, ConfigKind } from '../../../../shared/domain/config/config-items.ts'
import type { Deps } from '../context.ts'

/** An item as a person edits it. */
export type Item = Readonly<Record<string, unknown>>
/** Items in use by kind and key. */
export type Items = { readonly [K in ConfigKind]: ReadonlyMap<string, Item> }
export type MutableItems = { readonly [K in ConfigKind]: Map<string, Item> }

/**
 * An event's payload as a person edits it: an officer with the name instead of a pointer to it, a device without the
 * hash of its token.
 */
export function editable({ store }: Pick<Deps, 'store'>, kind: string, body: string | null): Item | null {
  if (body === null) return null
  const payload = JSON.parse(body) as Item & { person?: { id: string } }
  if (kind === 'officer' && payload.person) {
    const { person, ...rest } = payload
    return { ...rest, name: store.desks.person(person.id) ?? '' }
  }
  const { tokenHash: _secret, ...rest } = payload
  return rest
}

/** The configuration in use as items, with the seq that each was last changed at (also of those out of use). */
export function readItems(deps: Pick<Deps, 'store'>): { items: Items; changedAt: ReadonlyMap<string, number> } {
  const items = Object.fromEntries(CONFIG_KINDS.map((kind) => [kind, new Map<string, Item>()])) as MutableItems
  const changedAt = new Map<string, number>()
  for (const { kind, key, body, seq } of deps.store.configuration.items()) {
    changedAt.set(`${kind} ${key}`, seq)
    const item = editable(deps, kind, body)
    if (item) items[kind].set(key, item)
  }
  return { items, changedAt }
}

/** The items of a kind in their own type: what was stored has passed its shape. */
export const listOf = <K extends ConfigKind>(items: Items, kind: K): ConfigItem<K>[] =>
  [...items[kind].values()] as unknown as ConfigItem<K>[]

/** How a person calls an item. */
export function nameOf(items: Items, kind: ConfigKind, key: string): string {
  const item = items[kind].get(key)
  if (kind === 'counter' && item) return `Quầy ${String(item['number'])}`
  if (kind === 'binding' || kind === 'station') return nameOf(items, 'device', key)
  return typeof item?.['name'] === 'string' ? item['name'] : key
}
