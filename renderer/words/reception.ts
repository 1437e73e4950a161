import { enReception } from '../../shared/i18n/en/reception.ts'
import { viReception } from '../../shared/i18n/vi/reception.ts'
import { addWords } from '../ui/page-words.ts'

addWords({ reception: viReception }, { reception: enReception })
