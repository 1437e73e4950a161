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

/**
 * Whether this program runs out of an AppImage: nothing of it is installed, so nothing of it can be replaced by an updater,
 * even where the machine has one for the program that is installed beside it. The variable alone does not say so: a program
 * that was started out of some image is handed it on.
 * @param here folder of this code; @param image where the image is mounted, as its runtime says
 */
export const isInImage = (here = import.meta.dirname, image = process.env['APPDIR']): boolean =>
  image !== undefined && here.startsWith(`${image}/`)
