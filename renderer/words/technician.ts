import { enTechnician } from '../../shared/i18n/en/technician.ts'
import { viTechnician } from '../../shared/i18n/vi/technician.ts'
import { addWords } from '../ui/page-words.ts'

addWords({ technician: viTechnician }, { technician: enTechnician })
