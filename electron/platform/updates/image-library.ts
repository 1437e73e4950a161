import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { AppImageUpdater } from 'electron-updater'
import { hasRoom, isWhole } from './fetch-file.ts'
import { FetchExecutor } from './fetch-executor.ts'
import type { Fetch } from './fetch-executor.ts'
import { giveSecondName } from './second-name.ts'
import { ReleaseUnusable } from './verify-release.ts'
import type { ReleaseFile } from '../../../shared/updates/release.ts'
import type { Log } from '../log.ts'

export type ImageRequest = {
  readonly version: string
  /** What was signed. */
  readonly file: ReleaseFile
  /** Folder of the release in the centre. */
  readonly address: string
  /** An image that may be this one, so that it need not be fetched. */
  readonly kept: string
  /** For what belongs to the updates of this image. */
  readonly folder: string
  /** `app-update.yml` of the program. */
  readonly settings: string
  readonly installed: string
  readonly isBack: boolean
  readonly fetch: Fetch
  readonly log: Log
}

export type BroughtImage = {
  readonly path: string
  /**
   * Moves it to where an empty file lies and runs it there once, without its windows.
   * @returns whether it runs
   */
  install(staged: string): boolean
}

/**
 * Fetches an image by electron-updater: only what is not in the image that runs, where its map says so.
 * @throws ReleaseUnusable when it is not the one that was signed; what the library says when it could not be fetched
 */
export async function fetchImage(request: ImageRequest): Promise<BroughtImage> {
  const { version, file, address, folder } = request
  await useKept(request)
  const isHere = await isWhole(join(pendingOf(folder), file.name), file)
  if (!isHere && !hasRoom(folder, file.bytes)) throw new ReleaseUnusable('no-room', file.name)
  const updater = openLibrary(request)
  updater.setFeedURL({ provider: 'generic', url: address, useMultipleRangeRequest: false })
  const found = await updater.checkForUpdates()
  if (!found?.isUpdateAvailable || found.updateInfo.version !== version) throw new ReleaseUnusable('broken', address)
  const [path = ''] = await updater.downloadUpdate().catch((error: Error & { code?: string }) => {
    throw error.code === 'ERR_CHECKSUM_MISMATCH' ? new ReleaseUnusable('broken', file.name) : error
  })
  if (!(await isWhole(path, file))) {
    rmSync(pendingOf(folder), { recursive: true, force: true })
    throw new ReleaseUnusable('broken', file.name)
  }
  return { path, install: (staged) => installAt(updater, staged) }
}

function openLibrary({ file, installed, folder, settings, fetch, isBack, log }: ImageRequest): AppImageUpdater {
  const updater = new AppImageUpdater(null, {
    version: installed,
    name: 'mot-cua',
    isPackaged: true,
    appUpdateConfigPath: settings,
    userDataPath: folder,
    baseCachePath: folder,
    whenReady: () => Promise.resolve(),
  })
  // Its type keeps to itself what it leaves open where it is given its program.
  Object.assign(updater, { httpExecutor: new FetchExecutor(fetch, file.bytes) })
  updater.logger = {
    info: (text: unknown) => log.debug({ text }, 'electron-updater'),
    warn: (text: unknown) => log.warn({ text }, 'electron-updater'),
    error: (text: unknown) => log.warn({ text }, 'electron-updater'),
  }
  updater.autoDownload = false
  // Whether it is time says the centre, and not the end of a program.
  updater.autoInstallOnAppQuit = false
  updater.allowDowngrade = isBack
  return updater
}

/** The library replaces what the environment names; for as long as that takes it names another file. */
function installAt(updater: AppImageUpdater, staged: string): boolean {
  const image = process.env['APPIMAGE']
  process.env['APPIMAGE'] = staged
  try {
    return updater.install(true, false)
  } finally {
    process.env['APPIMAGE'] = image
  }
}

/** As named by `app-update.yml`. */
const pendingOf = (folder: string): string => join(folder, 'coming', 'pending')

/** The version of before lies here: the library finds it where it would lie if it had fetched it. */
async function useKept({ kept, file, folder }: ImageRequest): Promise<void> {
  if (!(await isWhole(kept, file))) return
  const path = join(pendingOf(folder), file.name)
  rmSync(dirname(path), { recursive: true, force: true })
  mkdirSync(dirname(path), { recursive: true })
  giveSecondName(kept, path)
  const about = {
    fileName: file.name,
    sha512: Buffer.from(file.sha512, 'hex').toString('base64'),
    isAdminRightsRequired: false,
  }
  writeFileSync(join(dirname(path), 'update-info.json'), JSON.stringify(about))
}
