import { z } from 'zod'
import { deed } from '../../shell/shell-api.ts'

const key = z.string().min(1).max(64)

/** A technician did something at a machine that nobody attends: left the kiosk, loaded its page anew, shut it down. */
export const machineMaintained = z.strictObject({ deviceId: key, officerId: key, deed })
