import { viAlarms } from './vi/alarms.ts'
import { viBoard } from './vi/board.ts'
import { viCommon, viPriorityGroups, viWait, viPaper, viClosed } from './vi/common.ts'
import { viReasonCodes, viDesk } from './vi/desk.ts'
import { viDossier } from './vi/dossier.ts'
import { viDue } from './vi/due.ts'
import { viFeedback } from './vi/feedback.ts'
import { viFind } from './vi/find.ts'
import { viHall } from './vi/hall.ts'
import { viKeyboard } from './vi/keyboard.ts'
import { viKiosk } from './vi/kiosk.ts'
import { viLogIn } from './vi/log-in.ts'
import { viLookUp } from './vi/look-up.ts'
import { viPairing } from './vi/pairing.ts'
import { viPapers } from './vi/papers.ts'
import { viPhone } from './vi/phone.ts'
import { viRating, viRatingDesk } from './vi/rating.ts'
import { viRestored } from './vi/restored.ts'
import { viScan } from './vi/scan.ts'
import { viVoice } from './vi/voice.ts'

/** The words that every page has in Vietnamese: those that citizens read, and what several pages of the staff share. */
export const viBase = {
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
  due: viDue,
  feedback: viFeedback,
  find: viFind,
  scan: viScan,
  hall: viHall,
  keyboard: viKeyboard,
  kiosk: viKiosk,
  logIn: viLogIn,
  lookUp: viLookUp,
  pairing: viPairing,
  papers: viPapers,
  phone: viPhone,
  rating: viRating,
  ratingDesk: viRatingDesk,
  restored: viRestored,
  voice: viVoice,
}
