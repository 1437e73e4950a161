import { viAdminProcedures } from './vi/admin-procedures.ts'
import { viAdminSettings } from './vi/admin-settings.ts'
import { viAdminStations } from './vi/admin-stations.ts'
import { viAdmin } from './vi/admin.ts'
import { viAgencies } from './vi/agencies.ts'
import { viDossierDesk } from './vi/dossier-desk.ts'
import { viCatalogue } from './vi/catalogue.ts'
import { viDigitise } from './vi/digitise.ts'
import { viDossiers } from './vi/dossiers.ts'
import { viFees } from './vi/fees.ts'
import { viHouse } from './vi/house.ts'
import { viJournal } from './vi/journal.ts'
import { viManager } from './vi/manager.ts'
import { viMessages } from './vi/messages.ts'
import { viSync } from './vi/sync.ts'
import { viOffice } from './vi/office.ts'
import { viPost } from './vi/post.ts'
import { viRatings } from './vi/rating.ts'
import { viAway } from './vi/away.ts'
import { viSetUp } from './vi/set-up.ts'
import { viRestoreStart } from './vi/restore-start.ts'
import { viReception } from './vi/reception.ts'
import { viSheets } from './vi/sheets.ts'
import { viTrust } from './vi/trust.ts'
import { viTechnician } from './vi/technician.ts'
import { viBackups } from './vi/backups.ts'
import { viVersions } from './vi/versions.ts'
import { viViewLog } from './vi/view-log.ts'
import { viBase } from './vi-base.ts'

/**
 * The words of the screens in Vietnamese, one file a page: formal and warm, short sentences, the citizen is never wrong.
 * Instants and dates come in as text already written by `format.ts`. Other languages have the same shape (`Words`).
 */
export const vi = {
  ...viBase,
  admin: viAdmin,
  agencies: viAgencies,
  adminProcedures: viAdminProcedures,
  adminSettings: viAdminSettings,
  adminStations: viAdminStations,
  catalogue: viCatalogue,
  dossierDesk: viDossierDesk,
  digitise: viDigitise,
  dossiers: viDossiers,
  fees: viFees,
  house: viHouse,
  away: viAway,
  setUp: viSetUp,
  restoreStart: viRestoreStart,
  reception: viReception,
  journal: viJournal,
  manager: viManager,
  messages: viMessages,
  sync: viSync,
  office: viOffice,
  post: viPost,
  viewLog: viViewLog,
  versions: viVersions,
  backups: viBackups,
  technician: viTechnician,
  sheets: viSheets,
  trust: viTrust,
  ratings: viRatings,
}

export type Words = typeof vi
