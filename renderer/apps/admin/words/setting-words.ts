import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import { hoursInWords } from '../../../../shared/domain/calendar/hours-notice.ts'
import { SETTINGS } from '../../../../shared/domain/events/config-events.ts'
import type { Hours, SettingKey } from '../../../../shared/domain/events/config-events.ts'
import type { Language } from '../../../../shared/i18n/language.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { optionsAt } from '../value/refers.ts'
import { shapeOf } from '../value/shape.ts'
import type { LeafShape, NamedShape, Shape } from '../value/shape.ts'

/** What words about settings are made from. */
export type SettingWords = { readonly config: ConfigurationView; readonly words: Words; readonly language: Language }

/** Name of a setting; one that has no words yet is called by its key. */
export const settingName = ({ admin }: Words, key: string): string =>
  (admin.settings as Readonly<Record<string, string>>)[key] ?? key

/** Label of a field within a setting, e.g. of `voice.halls.speakers`. */
export const fieldName = ({ adminSettings }: Words, path: string): string =>
  (adminSettings.field as Readonly<Record<string, string>>)[path] ?? path

/** A choice in words. @param path the setting, or the field in it, that chooses */
export function optionName({ adminSettings, priorityGroups }: Words, path: string, option: string | number): string {
  const options = (adminSettings.option as Readonly<Record<string, Readonly<Record<string, string>>>>)[path]
  const groups: Readonly<Record<string, string>> = path === 'priority.groups' ? priorityGroups : {}
  return options?.[option] ?? groups[option] ?? String(option)
}

/** The value of a setting in words: hours as sentences, rows as lines, other things by their names. */
export function settingValue(say: SettingWords, key: string, value: unknown): string {
  const type = SETTINGS[key as SettingKey]
  return type === undefined ? String(value) : inWords(say, key, shapeOf(type), value)
}

function inWords(say: SettingWords, path: string, shape: Shape, value: unknown): string {
  if (shape.kind === 'group') return rowWords(say, path, shape.fields, value as Row)
  if (shape.kind !== 'rows' && shape.kind !== 'entries') return leafInWords(say, path, shape, value)
  const parts =
    shape.kind === 'rows'
      ? (value as Row[]).map((row) => rowWords(say, path, shape.fields, row))
      : Object.entries(value as Row).map(
          ([id, held]) => `${nameAt(say, `${path}.key`, id)}: ${leafInWords(say, `${path}.value`, shape.value, held)}`,
        )
  return joined(say.words, parts, '\n')
}

function leafInWords(say: SettingWords, path: string, shape: LeafShape, value: unknown): string {
  const { words, language } = say
  if (value === undefined || value === '') return words.admin.none
  switch (shape.kind) {
    case 'yes-no':
      return value === true ? words.admin.yes : words.admin.no
    case 'one-of':
      return optionName(words, path, value as string | number)
    case 'some-of':
      return joined(
        words,
        (value as string[]).map((option) => optionName(words, path, option)),
        ', ',
      )
    case 'names':
      return joined(
        words,
        (value as string[]).map((id) => nameAt(say, path, id)),
        ', ',
      )
    case 'lines':
      return joined(words, value as string[], '\n')
    case 'whole':
      return hoursInWords(value as Hours, language)
    case 'line':
      return nameAt(say, path, String(value))
    case 'number':
    case 'time':
    case 'code':
    case 'colour':
      return String(value)
  }
}

const joined = ({ admin }: Words, parts: readonly string[], between: string): string =>
  parts.join(between) || admin.none

type Row = Readonly<Record<string, unknown>>

/** What a row is called first, then its other fields with their labels. */
function rowWords(say: SettingWords, path: string, fields: readonly NamedShape[], row: Row): string {
  return (
    fields
      // Words in English are not always there, and nothing to say where they are not.
      .filter(({ name, shape }) => shape.kind !== 'code' && !(name.endsWith('En') && !row[name]))
      .map(({ name, shape }) => {
        const place = `${path}.${name}`
        const value = leafInWords(say, place, shape, row[name])
        return shape.kind === 'line' || shape.kind === 'some-of' ? value : `${fieldName(say.words, place)} ${value}`
      })
      .join(' · ')
  )
}

const nameAt = ({ config, words }: SettingWords, path: string, id: string): string =>
  optionsAt(config, words, path)?.find((option) => option.id === id)?.text ?? id
