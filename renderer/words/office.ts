import { enOffice } from '../../shared/i18n/en/office.ts'
import { viOffice } from '../../shared/i18n/vi/office.ts'
import { addWords } from '../ui/page-words.ts'

addWords({ office: viOffice }, { office: enOffice })
