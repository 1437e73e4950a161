import type { KeyObject } from 'node:crypto'
import { lstatSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../../../shared/kernel/time.ts'
import { openImageUpdater } from './image-updater.ts'
import type { ImageUpdater, ImageUpdaterOptions } from './image-updater.ts'
import { REQUEST } from './inbox.ts'
import { readRequest } from './install-update.ts'
import { imageFolder, ownImage, updateKeyFiles } from './places.ts'
import { startAfterThis } from './start-after.ts'
import { readUpdateKeys } from './verify-release.ts'

/** What the centre asked for longer ago it asked for another night: the hall may be open again. */
const FRESH_MS = 10 * 60_000

type Options = Pick<ImageUpdaterOptions, 'version' | 'fetch' | 'log'> & {
  /** Ends this program. */
  readonly leave: () => void
  /** Folder with the programs without windows and their resources. */
  readonly program: string
  readonly clock: Clock
}

/** The updater of an AppImage, and the way in which the centre that runs in the same image asks for it. */
export type OwnImage = ImageUpdater & {
  /** Does what the own centre asked for. Never rejects: nobody waits for it, and what nobody catches ends the program. */
  obey(centre: string | null): Promise<void>
}

/** @returns null: this program runs out of no AppImage, or out of one that its user may not replace */
export function openOwnImage({ program, clock, leave, ...options }: Options, image = ownImage()): OwnImage | null {
  if (image === null) return null
  const resources = join(program, 'resources')
  const keys = (): KeyObject[] => readUpdateKeys(updateKeyFiles(resources))
  const updater = tryOpen({
    ...{ ...options, image, keys, settings: join(resources, 'update/app-update.yml') },
    restart() {
      startAfterThis(image, process.argv.slice(1))
      leave()
    },
  })
  if (updater === null) return null
  const obey = async (centre: string | null): Promise<void> => {
    const file = join(imageFolder(image), 'inbox', REQUEST)
    const asked = lstatSync(file, { throwIfNoEntry: false })
    const request = asked && readRequest(file)
    rmSync(file, { recursive: true, force: true })
    if (!request || centre === null || Math.abs(clock.now() - asked.mtimeMs) > FRESH_MS) return
    await updater.install(request, `${centre}/updates/${request.version}/`)
  }
  return {
    ...updater,
    obey: (centre) =>
      obey(centre).catch((error: unknown) => options.log.warn({ err: error }, 'an update could not be installed')),
  }
}

/** A disk that is full keeps nobody from working. */
function tryOpen(options: ImageUpdaterOptions): ImageUpdater | null {
  try {
    return openImageUpdater(options)
  } catch (error) {
    options.log.warn({ err: error }, 'this AppImage cannot be updated')
    return null
  }
}
