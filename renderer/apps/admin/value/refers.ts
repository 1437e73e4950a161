import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'

export type Option = { readonly id: string; readonly text: string }

type Lister = (config: ConfigurationView, words: Words) => Option[]

const devices =
  (role: ConfigurationView['devices'][number]['role']): Lister =>
  (config) =>
    config.devices.filter((device) => device.role === role).map(({ id, name }) => ({ id, text: name }))

const services: Lister = (config) =>
  config.services.map(({ id, letter, name }) => ({ id, text: `${letter} · ${name}` }))
const counters: Lister = (config, words) =>
  config.counters.map(({ id, number }) => ({ id, text: `${words.admin.kinds.counter} ${number}` }))

/** Places in settings that hold the key of another thing; the shape itself says only "a text". */
const LISTERS: Readonly<Record<string, Lister>> = {
  'queue.dailyLimits.key': services,
  'print.neighbours.key': devices('kiosk'),
  'print.neighbours.value': devices('kiosk'),
  'voice.halls.speakers': devices('board'),
  'voice.halls.counterIds': counters,
}

/** What a place in a setting may name; null: it names nothing. @param path e.g. `voice.halls.speakers` */
export const optionsAt = (config: ConfigurationView, words: Words, path: string): Option[] | null =>
  LISTERS[path]?.(config, words) ?? null
