import { enAdminProcedures } from '../../shared/i18n/en/admin-procedures.ts'
import { enAdminSettings } from '../../shared/i18n/en/admin-settings.ts'
import { enAdminStations } from '../../shared/i18n/en/admin-stations.ts'
import { viAdminProcedures } from '../../shared/i18n/vi/admin-procedures.ts'
import { viAdminSettings } from '../../shared/i18n/vi/admin-settings.ts'
import { viAdminStations } from '../../shared/i18n/vi/admin-stations.ts'
import { addWords } from '../ui/page-words.ts'

addWords(
  { adminProcedures: viAdminProcedures, adminSettings: viAdminSettings, adminStations: viAdminStations },
  { adminProcedures: enAdminProcedures, adminSettings: enAdminSettings, adminStations: enAdminStations },
)
