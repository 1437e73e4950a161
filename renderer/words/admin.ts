import { enAdmin } from '../../shared/i18n/en/admin.ts'
import { viAdmin } from '../../shared/i18n/vi/admin.ts'
import { addWords } from '../ui/page-words.ts'

addWords({ admin: viAdmin }, { admin: enAdmin })
