import { viAdminStations } from './vi/admin-stations.ts'
import { viAdmin } from './vi/admin.ts'
import { viAdminProcedures } from './vi/admin-procedures.ts'
import { viAdminSettings } from './vi/admin-settings.ts'
import { viAlarms } from './vi/alarms.ts'
import { viBoard } from './vi/board.ts'
import { viCommon, viPriorityGroups, viWait, viPaper, viClosed } from './vi/common.ts'
import { viReasonCodes, viDesk } from './vi/desk.ts'
import { viDossier } from './vi/dossier.ts'
import { viDossiers } from './vi/dossiers.ts'
import { viDue } from './vi/due.ts'
import { viFeedback } from './vi/feedback.ts'
import { viFind } from './vi/find.ts'
import { viHall } from './vi/hall.ts'
import { viReception } from './vi/reception.ts'
import { viJournal } from './vi/journal.ts'
import { viKeyboard } from './vi/keyboard.ts'
import { viKiosk } from './vi/kiosk.ts'
import { viLogIn } from './vi/log-in.ts'
import { viLookUp } from './vi/look-up.ts'
import { viManager } from './vi/manager.ts'
import { viPapers } from './vi/papers.ts'
import { viPhone } from './vi/phone.ts'
import { viRating, viRatingDesk, viRatings } from './vi/rating.ts'
import { viScan } from './vi/scan.ts'
import { viTechnician } from './vi/technician.ts'
import { viVoice } from './vi/voice.ts'

/**
 * The words of the screens in Vietnamese, one file a page: formal and warm, short sentences, the citizen is never wrong.
 * Instants and dates come in as text already written by `format.ts`. Other languages have the same shape (`Words`).
 */
export const vi = {
  admin: viAdmin,
  adminProcedures: viAdminProcedures,
  adminSettings: viAdminSettings,
  adminStations: viAdminStations,
  alarms: viAlarms,
  board: viBoard,
  common: viCommon,
  priorityGroups: viPriorityGroups,
  wait: viWait,
  paper: viPaper,
  closed: viClosed,
  reasonCodes: viReasonCodes,
  desk: viDesk,
  dossier: viDossier,
  dossiers: viDossiers,
  due: viDue,
  feedback: viFeedback,
  find: viFind,
  scan: viScan,
  hall: viHall,
  reception: viReception,
  journal: viJournal,
  keyboard: viKeyboard,
  kiosk: viKiosk,
  logIn: viLogIn,
  lookUp: viLookUp,
  manager: viManager,
  papers: viPapers,
  phone: viPhone,
  rating: viRating,
  ratingDesk: viRatingDesk,
  technician: viTechnician,
  voice: viVoice,
  ratings: viRatings,
}

export type Words = typeof vi
