import { enAdminProcedures } from '../../shared/i18n/en/admin-procedures.ts'
import { enAdminSettings } from '../../shared/i18n/en/admin-settings.ts'
import { enCatalogue } from '../../shared/i18n/en/catalogue.ts'
import { enAdminStations } from '../../shared/i18n/en/admin-stations.ts'
import { viAdminProcedures } from '../../shared/i18n/vi/admin-procedures.ts'
import { viAdminSettings } from '../../shared/i18n/vi/admin-settings.ts'
import { viCatalogue } from '../../shared/i18n/vi/catalogue.ts'
import { viAdminStations } from '../../shared/i18n/vi/admin-stations.ts'
import { addWords } from '../ui/page-words.ts'

addWords(
  {
    adminProcedures: viAdminProcedures,
    adminSettings: viAdminSettings,
    adminStations: viAdminStations,
    catalogue: viCatalogue,
  },
  {
    adminProcedures: enAdminProcedures,
    adminSettings: enAdminSettings,
    adminStations: enAdminStations,
    catalogue: enCatalogue,
  },
)
