import { enSync } from '../../shared/i18n/en/sync.ts'
import { viSync } from '../../shared/i18n/vi/sync.ts'
import { addWords } from '../ui/page-words.ts'

addWords({ sync: viSync }, { sync: enSync })
