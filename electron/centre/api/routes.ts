import { agencyHandlers } from './handlers/agencies.ts'
import { allowanceHandlers } from './handlers/allowances.ts'
import { alarmsHandlers } from './handlers/alarms.ts'
import { backupHandlers } from './handlers/backups.ts'
import { catalogueHandlers } from './handlers/catalogue.ts'
import { configurationHandlers } from './handlers/configuration.ts'
import { deskHandlers } from './handlers/desk.ts'
import { deviceHealthHandlers } from './handlers/device-health.ts'
import { devicesHandlers } from './handlers/devices.ts'
import { dueDateHandlers } from './handlers/due-dates.ts'
import { digitalFileHandlers, digitalHandlers } from './handlers/digital.ts'
import { dossierHandlers } from './handlers/dossiers.ts'
import { houseHandlers } from './handlers/house.ts'
import { feeHandlers } from './handlers/fees.ts'
import { feedbackHandlers } from './handlers/feedback.ts'
import { findHandlers } from './handlers/find.ts'
import { hallHandlers } from './handlers/hall.ts'
import { machineHandlers } from './handlers/machines.ts'
import { mediaFileHandlers, mediaHandlers } from './handlers/media.ts'
import { managerHandlers } from './handlers/manager.ts'
import { messageHandlers } from './handlers/messages.ts'
import { postHandlers } from './handlers/post.ts'
import { ratingFileHandlers, ratingHandlers } from './handlers/rating.ts'
import { receptionHandlers } from './handlers/reception.ts'
import { sessionsHandlers } from './handlers/sessions.ts'
import { sheetsHandlers } from './handlers/sheets.ts'
import { slipsHandlers } from './handlers/slips.ts'
import { syncHandlers } from './handlers/sync.ts'
import { systemHandlers } from './handlers/system.ts'
import { pairingHandlers } from './handlers/pairing.ts'
import { technicianHandlers } from './handlers/technician.ts'
import { updatesHandlers } from './handlers/updates.ts'
import { viewLogHandlers } from './handlers/view-log.ts'
import { voiceFileHandlers, voiceHandlers } from './handlers/voice.ts'
import type { FileHandlers, Handlers } from './handlers/handler.ts'

/** Every operation of the contract that the server does not answer itself and that changes no files, and the use case behind it. */
export const HANDLERS: Handlers = {
  ...systemHandlers,
  ...syncHandlers,
  ...managerHandlers,
  ...configurationHandlers,
  ...catalogueHandlers,
  ...feedbackHandlers,
  ...findHandlers,
  ...dueDateHandlers,
  ...hallHandlers,
  ...sessionsHandlers,
  ...deskHandlers,
  ...alarmsHandlers,
  ...ratingHandlers,
  ...devicesHandlers,
  ...receptionHandlers,
  ...deviceHealthHandlers,
  ...technicianHandlers,
  ...machineHandlers,
  ...pairingHandlers,
  ...voiceHandlers,
  ...mediaHandlers,
  ...dossierHandlers,
  ...agencyHandlers,
  ...digitalHandlers,
  ...allowanceHandlers,
  ...houseHandlers,
  ...sheetsHandlers,
  ...slipsHandlers,
  ...feeHandlers,
  ...messageHandlers,
  ...viewLogHandlers,
  ...updatesHandlers,
  ...backupHandlers,
  ...postHandlers,
}

/** Every operation that changes files, and the use case behind it. */
export const FILE_HANDLERS: FileHandlers = {
  ...mediaFileHandlers,
  ...ratingFileHandlers,
  ...voiceFileHandlers,
  ...digitalFileHandlers,
}
