import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import type { Procedure } from '../../../../shared/domain/events/config-events.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { tariffWords } from './tariff-words.ts'

type Said = { readonly config: ConfigurationView; readonly words: Words }

/** A field of a procedure in words; null: it reads as it stands. */
export function procedureValue({ config, words }: Said, field: string, value: unknown): string | null {
  const { find, admin } = words
  if (field === 'fieldId') return config.fields.find(({ id }) => id === value)?.name ?? String(value)
  if (field === 'level') return find.levels[value as Procedure['level']]
  const limitWords = (limits: Procedure['limits']): string[] =>
    limits.map((limit) => `${find.channels[limit.channel]}: ${limit.words}`)
  if (field === 'limits') return lines(admin.none, limitWords(value as Procedure['limits']))
  if (field === 'tariff') return lines(admin.none, tariffWords({ config, words }, value as Procedure['tariff']))
  if (field === 'cases')
    return lines(
      admin.none,
      (value as NonNullable<Procedure['cases']>).map(({ name, limits }) => [name, ...limitWords(limits)].join(' · ')),
    )
  if (field !== 'components') return null
  return lines(
    admin.none,
    (value as Procedure['components']).map(
      ({ name, originals, copies }) => `${name} (${find.originals(originals)}; ${find.copies(copies)})`,
    ),
  )
}

const lines = (none: string, all: readonly string[]): string => all.join('\n') || none
