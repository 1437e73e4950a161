import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import type { ConfigKind, ToldKind } from '../../../../shared/domain/config/config-items.ts'
import { CLIPS } from '../../../../shared/domain/voice/clips.ts'
import { startOfDay } from '../../../../shared/domain/time/vietnam-time.ts'
import { formatDate, weekdayDate } from '../../../../shared/i18n/format.ts'
import type { Language } from '../../../../shared/i18n/language.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { procedureValue } from './procedure-words.ts'
import { settingName, settingValue } from './setting-words.ts'

/** What words about items are made from. */
export type ItemWords = { readonly config: ConfigurationView; readonly words: Words; readonly language: Language }

type Item = Readonly<Record<string, unknown>>
type Kind = ConfigKind | ToldKind

/** `Thứ Hai, ngày 30/11/2026` begins with a small letter in a sentence; a text that is no day is given back. */
export const dayInWords = (date: string, language: Language): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) ? weekdayDate(startOfDay(date), language) : date

/** How a person calls an item. @param item as it is or was, when it is at hand */
export function itemName(say: ItemWords, kind: Kind, key: string, item: Item | null): string {
  const { config, words } = say
  const found = item ?? lookUp(config, kind, key)
  if (kind === 'setting') return settingName(words, key.split('|')[0] ?? key)
  if (kind === 'counter') return found ? String(found['number']) : key
  if (kind === 'binding' || kind === 'station') return config.devices.find(({ id }) => id === key)?.name ?? key
  const name = typeof found?.['name'] === 'string' ? found['name'] : ''
  return kind === 'holiday' ? [formatDate(key), name].filter(Boolean).join(' · ') : name || key
}

function lookUp(config: ConfigurationView, kind: Kind, key: string): Item | undefined {
  if (kind.startsWith('clip-')) return { name: CLIPS.find(({ id }) => id === key)?.words ?? key }
  const lists: { readonly [K in Kind]?: readonly { id: string }[] } = {
    agency: config.agencies,
    field: config.fields,
    service: config.services,
    counter: config.counters,
    officer: config.officers,
    pin: config.officers,
    lock: config.officers,
    'picture-set': config.officers,
    'picture-removed': config.officers,
    device: config.devices,
  }
  return lists[kind]?.find(({ id }) => id === key)
}

/** Label of the field that a path such as `services[0].weight` begins with; empty for the whole item. */
export function fieldLabel({ words }: ItemWords, kind: Kind, path: string): string {
  const field = /^\w+/.exec(path)?.[0] ?? ''
  if (kind === 'officer' && field === 'name') return words.admin.officerName
  return (words.admin.fields as Readonly<Record<string, string>>)[field] ?? ''
}

/** Fields without words for a person: the id of the item itself. */
export const SILENT: ReadonlySet<string> = new Set(['id', 'key', 'deviceId'])

export type ChangedField = { readonly label: string; readonly was: string | null; readonly is: string }

/** The fields that differ, in words; all of a new item. Of a long list only the lines that differ. */
export function changedFields(say: ItemWords, kind: Kind, before: Item | null, after: Item): ChangedField[] {
  return Object.keys(after).flatMap((field) => {
    const changed = JSON.stringify(before?.[field] ?? null) !== JSON.stringify(after[field] ?? null)
    if (SILENT.has(field) || (!changed && !(kind === 'setting' && field === 'from'))) return []
    const label = fieldLabel(say, kind, field) || field
    const inWords = (item: Item): string =>
      kind === 'setting' && field === 'value'
        ? settingValue(say, String(item['key']), item[field])
        : valueWords(say, kind, field, item[field])
    return [{ label, ...difference(say, before && changed ? inWords(before) : null, inWords(after)) }]
  })
}

/** What was and what is, without the lines that both have: among sixty nobody finds the one. In another order all are told. */
function difference({ words }: ItemWords, was: string | null, is: string): Omit<ChangedField, 'label'> {
  const { inside, others } = words.admin.change
  if (was === is) return { was: null, is: `${is} (${inside})` }
  const [old, now] = [was?.split('\n') ?? [], is.split('\n')]
  const same = now.filter((line) => old.includes(line))
  const isMoved = old.filter((line) => now.includes(line)).join('\n') !== same.join('\n')
  if (was === null || same.length === 0 || isMoved) return { was, is }
  const only = (lines: readonly string[]): string[] => lines.filter((line) => !same.includes(line))
  return {
    was: only(old).join('\n') || words.admin.none,
    is: [...only(now), others(same.length)].join('\n'),
  }
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

function valueWords(say: ItemWords, kind: Kind, field: string, value: unknown): string {
  const { words, config, language } = say
  if (field === 'agencyId') return agencyName(say, value)
  if (isEmpty(value)) return words.admin.none
  const ofProcedure = kind === 'procedure' ? procedureValue(say, field, value) : null
  if (ofProcedure !== null) return ofProcedure
  if (typeof value === 'boolean') return value ? words.admin.yes : words.admin.no
  if (field === 'services') return servedWords(config, value as Served[])
  if (field === 'counterIds') return listed(value, config.counters, ({ number }) => String(number))
  if (kind === 'station') return stationWords(say, field, value)
  if (field === 'fieldIds') return listed(value, config.fields, ({ name }) => name)
  if (field === 'from' || field === 'date') return dayInWords(String(value), language)
  return enumWords(words, kind, field, String(value)) ?? plain(value)
}

type Held = { name: string; counterIds?: readonly string[]; boards?: readonly { counterId: string; address: number }[] }

/** Printers and scanners by their names, lines of displays with the counters on them. */
function stationWords({ config, words }: ItemWords, field: string, value: unknown): string {
  const numberOf = (id: string): string => String(config.counters.find((counter) => counter.id === id)?.number ?? id)
  return (value as readonly Held[])
    .map(({ name, boards, counterIds = boards?.map(({ counterId }) => counterId) }) =>
      field !== 'scanners' && counterIds && counterIds.length > 0
        ? `${name} (${words.admin.kinds.counter} ${counterIds.map(numberOf).join(', ')})`
        : name,
    )
    .join('; ')
}

/** Whose something is: an agency's, or the centre's own. */
export function agencyName({ config, words }: ItemWords, id: unknown): string {
  if (id === null || id === undefined) return words.admin.ownCentre
  return config.agencies.find((agency) => agency.id === id)?.name ?? String(id)
}

type Served = { serviceId: string; weight: number }
const servedWords = ({ services }: ConfigurationView, served: readonly Served[]): string =>
  served
    .map(({ serviceId, weight }) => `${services.find(({ id }) => id === serviceId)?.name ?? serviceId} (${weight})`)
    .join(', ')

function listed<T extends { id: string }>(value: unknown, rows: readonly T[], nameOf: (row: T) => string): string {
  const find = (id: string): T | undefined => rows.find((row) => row.id === id)
  return (value as string[])
    .map((id) => {
      const row = find(id)
      return row ? nameOf(row) : id
    })
    .join(', ')
}

function enumWords({ admin }: Words, kind: Kind, field: string, value: string): string | undefined {
  const of = (list: Readonly<Record<string, string>>): string | undefined => list[value]
  if (kind === 'service' && field === 'kind') return of(admin.serviceKind)
  if (kind === 'holiday' && field === 'kind') return of({ off: admin.holiday.off, worked: admin.holiday.worked })
  if (kind === 'holiday' && field === 'part') return of(admin.holiday.parts)
  if (field !== 'role') return undefined
  return kind === 'device' ? of(admin.deviceRoles) : of(admin.roles)
}

const plain = (value: unknown): string => {
  if (typeof value !== 'object' || value === null) return String(value)
  if (Array.isArray(value)) return value.map(plain).join(' · ')
  return Object.values(value).map(plain).join(': ')
}
