import { enAlarms } from './en/alarms.ts'
import { enBoard } from './en/board.ts'
import { enCommon, enPriorityGroups, enWait, enPaper, enClosed } from './en/common.ts'
import { enReasonCodes, enDesk } from './en/desk.ts'
import { enDossier } from './en/dossier.ts'
import { enDue } from './en/due.ts'
import { enFeedback } from './en/feedback.ts'
import { enFind } from './en/find.ts'
import { enHall } from './en/hall.ts'
import { enKeyboard } from './en/keyboard.ts'
import { enKiosk } from './en/kiosk.ts'
import { enLogIn } from './en/log-in.ts'
import { enLookUp } from './en/look-up.ts'
import { enPairing } from './en/pairing.ts'
import { enPapers } from './en/papers.ts'
import { enPhone } from './en/phone.ts'
import { enRating, enRatingDesk } from './en/rating.ts'
import { enRestored } from './en/restored.ts'
import { enScan } from './en/scan.ts'
import { enVoice } from './en/voice.ts'
import type { Words } from './vi.ts'
import type { viBase } from './vi-base.ts'

/** The words that every page has, in English. */
export const enBase: Pick<Words, keyof typeof viBase> = {
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
  due: enDue,
  feedback: enFeedback,
  find: enFind,
  scan: enScan,
  hall: enHall,
  keyboard: enKeyboard,
  kiosk: enKiosk,
  logIn: enLogIn,
  lookUp: enLookUp,
  pairing: enPairing,
  papers: enPapers,
  phone: enPhone,
  rating: enRating,
  ratingDesk: enRatingDesk,
  restored: enRestored,
  voice: enVoice,
}
