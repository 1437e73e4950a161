import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'

export type Option = { readonly id: string; readonly text: string }

type Lister = (config: ConfigurationView, words: Words) => Option[]

const devices =
  (role: ConfigurationView['devices'][number]['role']): Lister =>
  (config) =>
    config.devices.filter((device) => device.role === role).map(({ id, name }) => ({ id, text: name }))

/** Printers have no item of their own: they are what kiosks are bound to. */
const printers: Lister = ({ bindings, devices: all }) =>
  [...new Set(bindings.flatMap(({ printerId }) => printerId ?? []))].map((id) => {
    const kiosks = bindings.filter(({ printerId }) => printerId === id).map(({ deviceId }) => deviceId)
    const names = all.flatMap((device) => (kiosks.includes(device.id) ? [device.name] : []))
    return { id, text: `${id} · ${names.join(', ')}` }
  })

const services: Lister = (config) =>
  config.services.map(({ id, letter, name }) => ({ id, text: `${letter} · ${name}` }))
const counters: Lister = (config, words) =>
  config.counters.map(({ id, number }) => ({ id, text: `${words.admin.kinds.counter} ${number}` }))

const agencies: Lister = (config) => config.agencies.map(({ id, name }) => ({ id, text: name }))
const officers: Lister = (config) => config.officers.map(({ id, name }) => ({ id, text: name }))

const slipKinds: Lister = (_config, words) =>
  Object.entries(words.dossiers.slipKinds).map(([id, text]) => ({ id, text }))

/** Places in settings that hold the key of another thing; the shape itself says only "a text". */
const LISTERS: Readonly<Record<string, Lister>> = {
  'slip.residenceFields': (config) => config.fields.map(({ id, name }) => ({ id, text: name })),
  'queue.dailyLimits.key': services,
  'print.rollMetres.key': printers,
  'print.sheetSizes.key': slipKinds,
  'print.neighbours.key': devices('kiosk'),
  'print.neighbours.value': devices('kiosk'),
  'fees.books.agencyId': agencies,
  'fees.cashiers': officers,
  'procedure.tariff.agencyId': agencies,
  'voice.halls.speakers': devices('board'),
  'voice.halls.counterIds': counters,
}

/** What a place in a setting may name; null: it names nothing. @param path e.g. `voice.halls.speakers` */
export const optionsAt = (config: ConfigurationView, words: Words, path: string): Option[] | null =>
  LISTERS[path]?.(config, words) ?? null
