import { z } from 'zod'
import { installRequest, programVersion, updaterState } from '../updates/release.ts'
import { WAITS } from '../updates/roll-out.ts'
import { ROLES } from './roles.ts'
import { id, instant, localDate } from './views.ts'

const failed = updaterState.shape.failed

export const rollOutStep = z.enum([
  'stopped',
  'centre',
  'pilot-tomorrow',
  'pilot',
  'all-tomorrow',
  'all',
  'machines',
  'done',
])

/** What a machine of the house runs, and what keeps it from the next version. */
export const machineProgram = z.object({
  id,
  name: z.string(),
  role: z.enum(ROLES),
  /** Null: it has never said. */
  version: z.string().nullable(),
  seenAt: instant.nullable(),
  isPilot: z.boolean(),
  /** Whether it has an updater; else somebody installs by hand. */
  canInstall: z.boolean(),
  wait: z.enum(WAITS).nullable(),
  failed,
})
export type MachineProgram = z.infer<typeof machineProgram>

export const updatesView = z.object({
  centre: z.object({ version: z.string(), canInstall: z.boolean(), wait: z.enum(WAITS).nullable(), failed }),
  machines: z.array(machineProgram),
  /** Releases that lie in the centre, the newest first. */
  releases: z.array(
    z.object({ version: z.string(), madeOn: localDate, notes: z.object({ vi: z.string(), en: z.string() }) }),
  ),
  rollOut: z
    .object({
      version: z.string(),
      from: z.string(),
      isBack: z.boolean(),
      step: rollOutStep,
      startedOn: localDate,
      /** Whether the version of before still lies in the centre. */
      canTakeBack: z.boolean(),
    })
    .nullable(),
  /** No key is there: no release can be believed. */
  hasKeys: z.boolean(),
  /** Where releases are fetched from; empty: nowhere. */
  address: z.string(),
  now: instant,
  through: z.number().int(),
})
export type UpdatesView = z.infer<typeof updatesView>

/** What a machine says when it asks. */
export const machineReport = z.strictObject({ version: programVersion, canInstall: z.boolean(), failed })

/** What it is to do: bring the installer of a version here, and install it when nothing keeps it. */
export const machineOrder = z.object({
  wanted: installRequest.pick({ version: true, manifest: true, signature: true }).nullable(),
  wait: z.enum(WAITS).nullable(),
})
export type MachineOrder = z.infer<typeof machineOrder>
