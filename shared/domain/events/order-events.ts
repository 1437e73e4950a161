import { z } from 'zod'
import { orderCause, orderKind, orderOutcome } from '../../api/order-views.ts'

const key = z.string().min(1).max(64)

/** A number display of a station answers no more, or again; also said of one that is no longer configured. */
export const displayTold = z.strictObject({ deviceId: key, displayId: key, counterId: key })

/** A technician lets a device do something; `deviceId` is the station or board that is to do it. */
export const deviceOrdered = z.strictObject({
  orderId: key,
  kind: orderKind,
  deviceId: key,
  printerId: key.nullable(),
  displayId: key.nullable(),
  number: z.string().max(20).nullable(),
  expiresAt: z.number().int(),
})
export const deviceOrderAnswered = z.strictObject({
  orderId: key,
  outcome: orderOutcome,
  cause: orderCause.nullable(),
  /** Paper that a test took, mm. */
  paperMm: z.number().min(0).optional(),
})

/** A new roll: somebody said so, or the printer had no paper and has again. */
export const paperChanged = z.strictObject({
  printerId: key,
  by: z.enum(['person', 'printer']),
  /** Length of the roll, m; null: as configured. */
  rollMetres: z.number().int().nullable(),
})
