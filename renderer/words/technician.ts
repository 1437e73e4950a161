import { enBackups } from '../../shared/i18n/en/backups.ts'
import { enTechnician } from '../../shared/i18n/en/technician.ts'
import { enVersions } from '../../shared/i18n/en/versions.ts'
import { viBackups } from '../../shared/i18n/vi/backups.ts'
import { viTechnician } from '../../shared/i18n/vi/technician.ts'
import { viVersions } from '../../shared/i18n/vi/versions.ts'
import { addWords } from '../ui/page-words.ts'

addWords(
  { technician: viTechnician, versions: viVersions, backups: viBackups },
  { technician: enTechnician, versions: enVersions, backups: enBackups },
)
