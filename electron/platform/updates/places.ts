import { accessSync, constants } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { resourcesDir } from '../paths.ts'

/**
 * Keys that come with the program, and those that an administrator of the province has put beside the policy.
 * @param resources folder of the program; the shell's own code lies in an archive, without them
 */
export const updateKeyFiles = (resources = resourcesDir()): string[] => [
  join(resources, 'update/keys.json'),
  join(policyDir(), 'update-keys.json'),
]

/** Only an administrator writes here (docs/lock-down.md). */
const policyDir = (): string =>
  process.platform === 'win32'
    ? join(process.env['ProgramFiles'] ?? 'C:\\Program Files', 'Mot Cua Policy')
    : '/etc/mot-cua'

/**
 * Where programs of this machine put what is to be installed; made by the installer, or for an AppImage by its shell, so it
 * need not be there.
 */
export function inboxDir(inImage = isInImage()): string {
  if (inImage) return join(imageFolder(process.env['APPIMAGE'] ?? ''), 'inbox')
  return process.platform === 'win32'
    ? join(process.env['ProgramData'] ?? 'C:\\ProgramData', 'Mot Cua', 'updates', 'inbox')
    : '/var/lib/mot-cua-update/inbox'
}

/** What belongs to the updates of an AppImage, on its disk, so that it is replaced in one step. */
export const imageFolder = (image: string): string => join(dirname(image), `.${basename(image)}.updates`)

/** In the folder of an image: the version of before. */
export const KEPT = 'kept'

/**
 * The AppImage that this program runs out of, where its user may replace it. The one that is kept is none: who started it by
 * hand is not to find the other one in its place the next day.
 * @returns null: there is none
 */
export function ownImage(inImage = isInImage()): string | null {
  const image = process.env['APPIMAGE']
  if (!inImage || image === undefined || isKept(image)) return null
  try {
    for (const path of [image, dirname(image)]) accessSync(path, constants.W_OK)
    return image
  } catch {
    return null
  }
}

const isKept = (file: string): boolean =>
  basename(dirname(file)) === KEPT && /^\..+\.updates$/.test(basename(dirname(dirname(file))))

/**
 * Whether this program runs out of an AppImage: nothing of it is installed, so nothing of it can be replaced by the updater
 * of the machine, even where there is one for the program that is installed beside it. The variable alone does not say so:
 * a program that was started out of some image is handed it on.
 * @param here folder of this code; @param image where the image is mounted, as its runtime says
 */
export const isInImage = (here = import.meta.dirname, image = process.env['APPDIR']): boolean =>
  image !== undefined && here.startsWith(`${image}/`)
