import type { z } from 'zod'
import { agencyOperations } from './operations/agencies.ts'
import { allowanceOperations } from './operations/allowances.ts'
import { alarmsOperations } from './operations/alarms.ts'
import { backupOperations } from './operations/backups.ts'
import { catalogueOperations } from './operations/catalogue.ts'
import { configurationOperations } from './operations/configuration.ts'
import { deskOperations } from './operations/desk.ts'
import { deviceHealthOperations } from './operations/device-health.ts'
import { devicesOperations } from './operations/devices.ts'
import { digitalOperations } from './operations/digital.ts'
import { dossierLifeOperations } from './operations/dossier-life.ts'
import { dossierOperations } from './operations/dossiers.ts'
import { dueDateOperations } from './operations/due-dates.ts'
import { feedbackOperations } from './operations/feedback.ts'
import { feeOperations } from './operations/fees.ts'
import { findOperations } from './operations/find.ts'
import { hallOperations } from './operations/hall.ts'
import { houseOperations } from './operations/house.ts'
import { machineOperations } from './operations/machines.ts'
import { managerOperations } from './operations/manager.ts'
import { mediaChangeOperations } from './operations/media-changes.ts'
import { mediaOperations } from './operations/media.ts'
import { messageOperations } from './operations/messages.ts'
import { syncOperations } from './operations/sync.ts'
import { pairingOperations } from './operations/pairing.ts'
import { postOperations } from './operations/post.ts'
import { ratingOperations } from './operations/rating.ts'
import { receptionOperations } from './operations/reception.ts'
import { scansOperations } from './operations/scans.ts'
import { sessionsOperations } from './operations/sessions.ts'
import { sheetsOperations } from './operations/sheets.ts'
import { slipsOperations } from './operations/slips.ts'
import { systemOperations } from './operations/system.ts'
import { technicianOperations } from './operations/technician.ts'
import { updatesOperations } from './operations/updates.ts'
import { viewLogOperations } from './operations/view-log.ts'
import { voiceOperations } from './operations/voice.ts'

/**
 * The contract: every operation of the LAN API, who may call it, what goes in and what comes out.
 * The server's routes, the client and the OpenAPI text are all written from this one table.
 */
export const OPERATIONS = {
  ...systemOperations,
  ...managerOperations,
  ...configurationOperations,
  ...catalogueOperations,
  ...feedbackOperations,
  ...findOperations,
  ...dueDateOperations,
  ...hallOperations,
  ...sessionsOperations,
  ...deskOperations,
  ...alarmsOperations,
  ...ratingOperations,
  ...devicesOperations,
  ...receptionOperations,
  ...deviceHealthOperations,
  ...technicianOperations,
  ...machineOperations,
  ...pairingOperations,
  ...scansOperations,
  ...voiceOperations,
  ...mediaOperations,
  ...mediaChangeOperations,
  ...dossierOperations,
  ...agencyOperations,
  ...dossierLifeOperations,
  ...digitalOperations,
  ...allowanceOperations,
  ...houseOperations,
  ...sheetsOperations,
  ...slipsOperations,
  ...messageOperations,
  ...syncOperations,
  ...viewLogOperations,
  ...updatesOperations,
  ...backupOperations,
  ...postOperations,
  ...feeOperations,
}

export type OperationId = keyof typeof OPERATIONS
export type BodyOf<K extends OperationId> = (typeof OPERATIONS)[K] extends { body: infer B extends z.ZodType }
  ? z.infer<B>
  : undefined
export type QueryOf<K extends OperationId> = (typeof OPERATIONS)[K] extends { query: infer Q extends z.ZodType }
  ? z.infer<Q>
  : undefined
export type AnswerOf<K extends OperationId> = z.infer<(typeof OPERATIONS)[K]['answer']>
type Params<P extends string> = P extends `${string}{${infer N}}${infer R}`
  ? { [K in N | keyof Params<R>]: string }
  : {}
export type ParamsOf<K extends OperationId> = Params<(typeof OPERATIONS)[K]['path']>
