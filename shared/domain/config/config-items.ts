import { z } from 'zod'
import * as c from '../events/config-events.ts'
import { stationDevices } from './station-devices.ts'

/** What can be configured. Each thing is an item with a key of its kind; an event about it carries the whole item. */
export const CONFIG_KINDS = [
  'agency',
  'field',
  'procedure',
  'service',
  'counter',
  'officer',
  'device',
  'binding',
  'setting',
  'holiday',
  'station',
] as const
export type ConfigKind = (typeof CONFIG_KINDS)[number]

/** What the history tells of beside changed items, without their values: secrets, files, sounds. Nothing of it is undone there. */
export const TOLD_KINDS = [
  'pin',
  'lock',
  'media-added',
  'media-removed',
  'media-restored',
  'media-ordered',
  'picture-set',
  'picture-removed',
  'clip-recorded',
  'clip-dropped',
] as const
export type ToldKind = (typeof TOLD_KINDS)[number]

export const isConfigKind = (kind: ConfigKind | ToldKind): kind is ConfigKind =>
  (CONFIG_KINDS as readonly string[]).includes(kind)

/** Shapes as people edit them: an officer with the name, a device without its token. Seed files hold the same. */
export const ITEM_SHAPES = {
  agency: c.agency,
  field: c.field,
  procedure: c.procedure,
  service: c.service,
  counter: c.counter,
  officer: c.officer.omit({ person: true }).extend({ name: z.string().trim().min(1).max(120) }),
  device: c.device.omit({ tokenHash: true }),
  binding: c.binding,
  setting: c.setting,
  holiday: c.holiday,
  station: stationDevices,
} as const satisfies Record<ConfigKind, z.ZodType>
export type ConfigItem<K extends ConfigKind = ConfigKind> = z.infer<(typeof ITEM_SHAPES)[K]>

/** The list that holds the items of a kind, in files and in answers. */
export const ITEM_LISTS = {
  agency: 'agencies',
  field: 'fields',
  procedure: 'procedures',
  service: 'services',
  counter: 'counters',
  officer: 'officers',
  device: 'devices',
  binding: 'bindings',
  setting: 'settings',
  holiday: 'holidays',
  station: 'stations',
} as const satisfies Record<ConfigKind, string>
export type ConfigParts = { readonly [K in ConfigKind as (typeof ITEM_LISTS)[K]]?: readonly ConfigItem<K>[] }

type Keyed = { id?: unknown; deviceId?: unknown; date?: unknown; key?: unknown; agencyId?: unknown; from?: unknown }

/** The key of an item within its kind: its id; a device's for a binding; the day of a holiday; key, agency and day of a setting. */
export function itemKey(kind: ConfigKind, item: object): string {
  const of = item as Keyed
  if (kind === 'binding' || kind === 'station') return String(of.deviceId)
  if (kind === 'holiday') return String(of.date)
  if (kind === 'setting') return [of.key, of.agencyId ?? '', of.from].map(String).join('|')
  return String(of.id)
}
