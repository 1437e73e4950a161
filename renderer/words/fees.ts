import { enFees } from '../../shared/i18n/en/fees.ts'
import { viFees } from '../../shared/i18n/vi/fees.ts'
import { addWords } from '../ui/page-words.ts'

addWords({ fees: viFees }, { fees: enFees })
