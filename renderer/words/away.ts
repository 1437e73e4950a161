import { enAway } from '../../shared/i18n/en/away.ts'
import { viAway } from '../../shared/i18n/vi/away.ts'
import { addWords } from '../ui/page-words.ts'

addWords({ away: viAway }, { away: enAway })
