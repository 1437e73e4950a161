import { enAdminProcedures } from './en/admin-procedures.ts'
import { enAdminSettings } from './en/admin-settings.ts'
import { enAdminStations } from './en/admin-stations.ts'
import { enAdmin } from './en/admin.ts'
import { enAgencies } from './en/agencies.ts'
import { enDossierDesk } from './en/dossier-desk.ts'
import { enCatalogue } from './en/catalogue.ts'
import { enDigitise } from './en/digitise.ts'
import { enDossiers } from './en/dossiers.ts'
import { enFees } from './en/fees.ts'
import { enHouse } from './en/house.ts'
import { enJournal } from './en/journal.ts'
import { enManager } from './en/manager.ts'
import { enMessages } from './en/messages.ts'
import { enSync } from './en/sync.ts'
import { enOffice } from './en/office.ts'
import { enPost } from './en/post.ts'
import { enRatings } from './en/rating.ts'
import { enAway } from './en/away.ts'
import { enSetUp } from './en/set-up.ts'
import { enRestoreStart } from './en/restore-start.ts'
import { enReception } from './en/reception.ts'
import { enSheets } from './en/sheets.ts'
import { enTrust } from './en/trust.ts'
import { enTechnician } from './en/technician.ts'
import { enBackups } from './en/backups.ts'
import { enVersions } from './en/versions.ts'
import { enViewLog } from './en/view-log.ts'
import { enBase } from './en-base.ts'
import type { Words } from './vi.ts'

/** The words of the screens in English, same shape as the Vietnamese ones. */
export const en: Words = {
  ...enBase,
  admin: enAdmin,
  agencies: enAgencies,
  adminProcedures: enAdminProcedures,
  adminSettings: enAdminSettings,
  adminStations: enAdminStations,
  catalogue: enCatalogue,
  dossierDesk: enDossierDesk,
  digitise: enDigitise,
  dossiers: enDossiers,
  fees: enFees,
  house: enHouse,
  away: enAway,
  setUp: enSetUp,
  restoreStart: enRestoreStart,
  reception: enReception,
  journal: enJournal,
  manager: enManager,
  messages: enMessages,
  sync: enSync,
  office: enOffice,
  post: enPost,
  viewLog: enViewLog,
  versions: enVersions,
  backups: enBackups,
  technician: enTechnician,
  sheets: enSheets,
  trust: enTrust,
  ratings: enRatings,
}
