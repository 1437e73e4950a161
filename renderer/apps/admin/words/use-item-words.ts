import type { ConfigurationView } from '../../../../shared/api/config-views.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import type { ItemWords } from './item-words.ts'

/** What words about items are made from, in the language of the page. */
export function useItemWords(config: ConfigurationView): ItemWords {
  const [language] = useLanguage()
  return { config, words: useWords(), language }
}
