import { mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import type { KeyObject } from 'node:crypto'
import { dirname, join } from 'node:path'
import { compareVersions } from '../../../shared/updates/release.ts'
import type { ReleaseFile, UpdaterState } from '../../../shared/updates/release.ts'
import { openTurns } from '../in-turn.ts'
import type { Log } from '../log.ts'
import type { Fetch } from './fetch-executor.ts'
import { isWhole } from './fetch-file.ts'
import type { BroughtImage } from './image-library.ts'
import { fileFor, readState, writeState } from './inbox.ts'
import { imageFolder, KEPT } from './places.ts'
import { giveSecondName, toDisk } from './second-name.ts'
import { readWanted, refusalOf, ReleaseUnusable } from './verify-release.ts'
import type { Wanted } from './verify-release.ts'

export type ImageUpdaterOptions = {
  /** The AppImage that this program runs out of; its user may replace it. */
  readonly image: string
  /** What runs. */
  readonly version: string
  /** Asked for each time: an administrator may have put one there. */
  readonly keys: () => readonly KeyObject[]
  /** `app-update.yml` of the program. */
  readonly settings: string
  readonly fetch: Fetch
  readonly log: Log
  /** Another version lies in the place of the image: it is started, and this program ends. */
  readonly restart: () => void
}

export type ImageUpdater = {
  state(): UpdaterState
  /**
   * Fetches the AppImage of a release that is signed, if it has one.
   * @param address folder of the release in the centre
   * @returns whether it was here already
   * @throws ReleaseUnusable, or what electron-updater says
   */
  bring(wanted: Wanted, address: string): Promise<boolean>
  /** Fetches it unless it is here, puts it in the place of the image, and restarts. @throws as `bring` */
  install(wanted: Wanted, address: string): Promise<void>
}

/** So often an installation that was cut off is begun again. */
const TRIES = 2
/** In place of their number: it lay in the place of the image, so there is nothing to begin again. */
const IN_PLACE = TRIES + 1

/**
 * Updates an AppImage by electron-updater, with the rights of its user. The library fetches, and tries out what it fetched
 * beside the image; that takes the place of the image in one step, so that a power cut leaves one of the two whole. (By
 * itself the library removes the image before it moves the other one there, and gives it another name, by which nobody starts
 * it.) The version of before is kept.
 */
export function openImageUpdater(options: ImageUpdaterOptions): ImageUpdater {
  const { image, version: installed, log } = options
  const folder = imageFolder(image)
  mkdirSync(join(folder, 'inbox'), { recursive: true, mode: 0o700 })
  settle(folder, installed)
  const mine = statSync(image)
  let brought: Brought | null = null

  async function bring(wanted: Wanted, address: string): Promise<boolean> {
    const { version } = wanted
    const state = readState(folder)
    try {
      const found = readWanted(wanted, { keys: options.keys(), installed, previous: state.previous })
      const file = fileFor(found, process.platform, process.arch, true)
      if (!file) return false
      if (brought?.version === version && (await isWhole(brought.path, file))) return true
      brought = null
      const { fetchImage } = await import('./image-library.ts')
      const isBack = compareVersions(version, installed) < 0
      const here = await fetchImage({
        ...options,
        ...{ version, file, address, folder, installed, isBack },
        kept: keptIn(folder, version),
      })
      brought = { ...here, version, file }
      return false
    } catch (error) {
      if (error instanceof ReleaseUnusable && error.why !== 'no-room')
        writeState(folder, { ...state, failed: { version, why: refusalOf(error) } })
      throw error
    }
  }

  /**
   * A second program that runs out of this image, or this one, which could not restart, has put another one there: what is
   * there is not what would be kept as this version.
   */
  function isReplaced(): boolean {
    const there = statSync(image)
    return there.ino !== mine.ino || there.mtimeMs !== mine.mtimeMs
  }

  async function install(wanted: Wanted, address: string): Promise<void> {
    await bring(wanted, address)
    const here = brought
    brought = null
    if (here === null || !(isReplaced() || putInPlace(image, installed, here))) return
    log.warn({ version: here.version }, 'another version lies in the place of this one: it is started')
    options.restart()
  }

  // The centre of the house and that in the image may ask at the same moment: both would write into one file.
  const inTurn = openTurns()
  return {
    state: () => readState(folder),
    bring: (wanted, address) => inTurn(() => bring(wanted, address)),
    install: (wanted, address) => inTurn(() => install(wanted, address)),
  }
}

type Brought = BroughtImage & { readonly version: string; readonly file: ReleaseFile }

/** Tries an image out, and puts it in the place of the one that runs. @returns whether it lies there */
function putInPlace(image: string, installed: string, { install, version }: Brought): boolean {
  const folder = imageFolder(image)
  const state = readState(folder)
  const tries = state.installing?.version === version ? state.installing.tries : 0
  const fail = (): false => {
    rmSync(join(folder, 'work'), { recursive: true, force: true })
    writeState(folder, { ...state, installing: null, failed: { version, why: 'installer' } })
    return false
  }
  if (tries >= TRIES) return fail()
  const installing = { version, from: installed, tries: tries + 1 }
  writeState(folder, { ...state, installing })
  // A name without a version: else the library would give it another one.
  const staged = join(folder, 'work', 'mot-cua.AppImage')
  mkdirSync(dirname(staged), { recursive: true })
  writeFileSync(staged, '')
  if (!install(staged)) return fail()
  toDisk(staged)
  keep(image, keptIn(folder, installed))
  renameSync(staged, image)
  toDisk(dirname(image))
  writeState(folder, { ...state, installing: { ...installing, tries: IN_PLACE } })
  return true
}

const keptIn = (folder: string, version: string): string => join(folder, KEPT, `mot-cua-${version}.AppImage`)

/**
 * What was begun before this start has come to its end, or is begun again when the centre says so; unless somebody has put
 * the version of before back by hand, because the other one did not start.
 */
function settle(folder: string, installed: string): void {
  const { installing, ...state } = readState(folder)
  rmSync(join(folder, 'work'), { recursive: true, force: true })
  if (installing?.version === installed) {
    rmSync(join(folder, 'coming'), { recursive: true, force: true })
    writeState(folder, { previous: installing.from, installing: null, failed: null })
  } else if (installing?.tries === IN_PLACE)
    writeState(folder, { ...state, installing: null, failed: { version: installing.version, why: 'not-running' } })
}

/** The version of before, and no others. */
function keep(image: string, kept: string): void {
  mkdirSync(dirname(kept), { recursive: true })
  for (const name of readdirSync(dirname(kept))) rmSync(join(dirname(kept), name), { recursive: true })
  giveSecondName(image, kept)
}
