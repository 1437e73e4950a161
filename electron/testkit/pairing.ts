import type { Client } from '../../shared/api/client.ts'
import { ask } from '../../shared/api/pair-machine.ts'
import type { DeviceRole } from '../../shared/api/roles.ts'
import { systemIds } from '../platform/ids.ts'
import { hashToken } from '../platform/keys.ts'

/** A machine asks to be let in and shows its code. @param authority what it saw behind the line; null: nothing */
export async function askToPair(
  client: Client,
  role: DeviceRole,
  name = 'MAY-QUAY-3',
  authority: string | null = null,
) {
  const token = systemIds.secret()
  const asked = await ask({ client, role, name, authority, hash: hashToken, secret: systemIds.secret }, token)
  if (!asked) throw new Error('the centre did not let the machine ask')
  return { token, ...asked }
}
