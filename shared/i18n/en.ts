import { enAdminStations } from './en/admin-stations.ts'
import { enAdmin } from './en/admin.ts'
import { enAdminProcedures } from './en/admin-procedures.ts'
import { enAdminSettings } from './en/admin-settings.ts'
import { enAlarms } from './en/alarms.ts'
import { enBoard } from './en/board.ts'
import { enCommon, enPriorityGroups, enWait, enPaper, enClosed } from './en/common.ts'
import { enReasonCodes, enDesk } from './en/desk.ts'
import { enDossier } from './en/dossier.ts'
import { enDossiers } from './en/dossiers.ts'
import { enDue } from './en/due.ts'
import { enFeedback } from './en/feedback.ts'
import { enFind } from './en/find.ts'
import { enHall } from './en/hall.ts'
import { enReception } from './en/reception.ts'
import { enJournal } from './en/journal.ts'
import { enKeyboard } from './en/keyboard.ts'
import { enKiosk } from './en/kiosk.ts'
import { enLogIn } from './en/log-in.ts'
import { enLookUp } from './en/look-up.ts'
import { enManager } from './en/manager.ts'
import { enPapers } from './en/papers.ts'
import { enPhone } from './en/phone.ts'
import { enRating, enRatingDesk, enRatings } from './en/rating.ts'
import type { Words } from './vi.ts'
import { enScan } from './en/scan.ts'
import { enTechnician } from './en/technician.ts'
import { enVoice } from './en/voice.ts'

/** The words of the screens in English, same shape as the Vietnamese ones. */
export const en: Words = {
  admin: enAdmin,
  adminProcedures: enAdminProcedures,
  adminSettings: enAdminSettings,
  adminStations: enAdminStations,
  alarms: enAlarms,
  board: enBoard,
  common: enCommon,
  priorityGroups: enPriorityGroups,
  wait: enWait,
  paper: enPaper,
  closed: enClosed,
  reasonCodes: enReasonCodes,
  desk: enDesk,
  dossier: enDossier,
  dossiers: enDossiers,
  due: enDue,
  feedback: enFeedback,
  find: enFind,
  scan: enScan,
  hall: enHall,
  reception: enReception,
  journal: enJournal,
  keyboard: enKeyboard,
  kiosk: enKiosk,
  logIn: enLogIn,
  lookUp: enLookUp,
  manager: enManager,
  papers: enPapers,
  phone: enPhone,
  rating: enRating,
  ratingDesk: enRatingDesk,
  technician: enTechnician,
  voice: enVoice,
  ratings: enRatings,
}
