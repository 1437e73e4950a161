import { z } from 'zod'
import { ITEM_SHAPES } from '../../domain/config/config-items.ts'
import * as cv from '../config-views.ts'
import { none, optionalReason, reason } from './operation.ts'
import type { Operation } from './operation.ts'

const changes = z.array(cv.configStep).min(1).max(100)
const pin = z.string().regex(/^\d{4,12}$/)

/** Everything that a seed file holds, changed by a person: previewed, journaled, taken back by a new change. */
export const configurationOperations = {
  getConfiguration: {
    method: 'GET',
    path: '/configuration',
    who: ['leader', 'technician'],
    summary: 'All configuration in use, as values to edit; no secrets',
    answer: cv.configuration,
  },
  getConfiguredProcedure: {
    method: 'GET',
    path: '/configuration/procedures/{procedureId}',
    who: ['leader', 'technician'],
    summary: 'One procedure as a value to edit; they are too many to be part of getConfiguration',
    answer: z.object({ procedure: ITEM_SHAPES.procedure, through: z.number().int() }),
  },
  previewConfiguration: {
    method: 'POST',
    path: '/configuration/preview',
    who: ['leader', 'technician'],
    idempotent: false,
    summary: 'What a change, or taking one back, would do; nothing is written',
    body: z.union([z.strictObject({ changes }), z.strictObject({ undo: z.number().int().min(1).max(1e15) })]),
    answer: cv.configPreview,
  },
  changeConfiguration: {
    method: 'POST',
    path: '/configuration/changes',
    who: ['leader', 'technician'],
    summary:
      'Change the configuration, all or nothing; technicians only devices, their bindings and what hangs on stations',
    body: z.strictObject({
      changes,
      reason: reason.optional(),
      /** `through` of the configuration that the person saw: what somebody else has changed since is not overwritten. */
      basedOn: z.number().int().min(0).max(1e15).optional(),
    }),
    answer: z.object({ seq: z.number().int(), differences: z.array(cv.configDifference) }),
  },
  listConfigurationChanges: {
    method: 'GET',
    path: '/configuration/changes',
    who: ['leader', 'technician'],
    summary: 'Who changed what and when, newest first',
    query: z.strictObject({
      before: z.coerce.number().int().positive().optional(),
      limit: z.coerce.number().int().min(1).max(100).default(30),
    }),
    answer: z.object({ changes: z.array(cv.configChange), through: z.number().int() }),
  },
  undoConfiguration: {
    method: 'POST',
    path: '/configuration/changes/{changeSeq}/undo',
    who: ['leader', 'technician'],
    summary: 'Take a change back by a new one, when nothing newer stands in the way',
    body: optionalReason,
    answer: z.object({ seq: z.number().int(), differences: z.array(cv.configDifference) }),
  },
  setOfficerPin: {
    method: 'POST',
    path: '/officers/{officerId}/pin',
    who: ['leader'],
    idempotent: false,
    summary: 'Give somebody a new PIN; a lock after wrong PINs is lifted with it',
    body: z.strictObject({ pin }),
    answer: none,
  },
  unlockOfficer: {
    method: 'POST',
    path: '/officers/{officerId}/unlock',
    who: ['leader'],
    summary: 'Lift the lock after too many wrong PINs',
    body: none,
    answer: none,
  },
  issueDeviceToken: {
    method: 'POST',
    path: '/devices/{deviceId}/token',
    who: ['leader', 'technician'],
    idempotent: false,
    summary: 'A new token of a device, shown once; the one before is worth nothing from now on',
    body: none,
    answer: z.object({ token: z.string() }),
  },
} as const satisfies Record<string, Operation>
