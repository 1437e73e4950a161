import { z } from 'zod'
import { programVersion } from '../../updates/release.ts'

const key = z.string().min(1).max(64)

/** A release lies whole in the centre, and one of our keys has signed it. */
export const updateTaken = z.strictObject({ version: programVersion })

/** The machines of the building are to come to a version. */
export const rollOutStarted = z.strictObject({
  version: programVersion,
  /** What the centre ran then. */
  from: programVersion,
  /** Kiosk that tries it first. */
  pilotId: key.nullable(),
  isBack: z.boolean(),
})
export const rollOutStopped = z.strictObject({ version: programVersion })

/** A newer version changed the database and did not run; the copy of before took its place, nothing is lost. */
export const programWentBack = z.strictObject({
  /** '': nobody knows which. */
  from: programVersion.or(z.literal('')),
  to: programVersion,
})

/** The centre runs another version than the last time. */
export const programChanged = z.strictObject({ from: programVersion, to: programVersion })
