import { join } from 'node:path'
import { resourcesDir } from '../paths.ts'

/** Keys that come with the program, and those that an administrator of the province has put beside the policy. */
export const updateKeyFiles = (): string[] => [
  join(resourcesDir(), 'update/keys.json'),
  join(policyDir(), 'update-keys.json'),
]

/** Only an administrator writes here (docs/lock-down.md). */
const policyDir = (): string =>
  process.platform === 'win32'
    ? join(process.env['ProgramFiles'] ?? 'C:\\Program Files', 'Mot Cua Policy')
    : '/etc/mot-cua'

/** Where programs of this machine put what is to be installed; made by the installer, so it need not be there. */
export const inboxDir = (): string =>
  process.platform === 'win32'
    ? join(process.env['ProgramData'] ?? 'C:\\ProgramData', 'Mot Cua', 'updates', 'inbox')
    : '/var/lib/mot-cua-update/inbox'
