import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { isImage, updaterState } from '../../../shared/updates/release.ts'
import type { InstallRequest, Release, ReleaseFile, UpdaterState } from '../../../shared/updates/release.ts'
import { fetchFile } from './fetch-file.ts'
import type { Source } from './fetch-file.ts'
import { isInImage } from './places.ts'

/** The request that wakes the updater of the machine. */
export const REQUEST = 'install.json'
export const STATE = 'state.json'

/**
 * Where programs without rights put what is to be installed. Out of an AppImage only the centre asks for anything, namely
 * the shell beside it, which brings the file itself (image-updater.ts).
 * @param who brings it: several programs of a machine may bring the same at once
 * @returns null: this machine has no updater
 */
export function openInbox(dir: string, who: 'centre' | 'station' | 'shell', inImage = isInImage()): Inbox | null {
  if ((inImage && who !== 'centre') || !existsSync(dir)) return null
  return {
    async bring(file, source) {
      if (!inImage) await fetchFile(file, source, join(dir, file.name), join(dir, `${file.name}.${who}.part`))
    },
    ask(request) {
      // Whole or not at all: the updater may look at any moment.
      const aside = join(dir, `${REQUEST}.${who}.part`)
      rmSync(aside, { force: true })
      // A new file, never somebody's link to another one.
      writeFileSync(aside, JSON.stringify(request), { flush: true, flag: 'wx', mode: 0o644 })
      renameSync(aside, join(dir, REQUEST))
    },
    state: () => readState(dirname(dir)),
  }
}

export type Inbox = {
  /** @throws ReleaseUnusable */
  bring(file: ReleaseFile, source: Source): Promise<void>
  /** Asks for the installation of a file that was brought. */
  ask(request: InstallRequest): void
  state(): UpdaterState
}

/** What the updater said last; a fresh one has said nothing. @param folder above the inbox */
export function readState(folder: string): UpdaterState {
  try {
    return updaterState.parse(JSON.parse(readFileSync(join(folder, STATE), 'utf8')))
  } catch {
    return { previous: null, installing: null, failed: null }
  }
}

/** Says what the updater knows, whole or not at all. @param folder above the inbox */
export function writeState(folder: string, state: UpdaterState): void {
  const aside = join(folder, `${STATE}.part`)
  writeFileSync(aside, `${JSON.stringify(state)}\n`, { mode: 0o644, flush: true })
  renameSync(aside, join(folder, STATE))
}

/**
 * The file of a release for this kind of machine.
 * @param inImage whether it is for a program that runs out of an AppImage, and not for one that is installed
 */
export const fileFor = (
  { files }: Release,
  platform: string = process.platform,
  arch: string = process.arch,
  inImage: boolean = isInImage(),
): ReleaseFile | undefined =>
  files.find((file) => file.platform === platform && file.arch === arch && isImage(file) === inImage)
