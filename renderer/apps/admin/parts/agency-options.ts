import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'

/** Stands for "no agency" in a list, which knows only texts. */
export const OWN = '-'

/** The centre itself and every agency, for a list. */
export const agencyOptions = (config: ConfigurationView, words: Words): { id: string; text: string }[] => [
  { id: OWN, text: words.admin.ownCentre },
  ...config.agencies.map(({ id, name }) => ({ id, text: name })),
]

export const fromOption = (id: string): string | null => (id === OWN ? null : id)
export const toOption = (id: string | null): string => id ?? OWN
