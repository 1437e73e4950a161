import { enTrust } from '../../shared/i18n/en/trust.ts'
import { viTrust } from '../../shared/i18n/vi/trust.ts'
import { addWords } from '../ui/page-words.ts'

addWords({ trust: viTrust }, { trust: enTrust })
