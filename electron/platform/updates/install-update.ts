import { randomUUID } from 'node:crypto'
import type { KeyObject } from 'node:crypto'
import {
  closeSync,
  createWriteStream,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  createReadStream,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { installRequest, wouldFailAgain } from '../../../shared/updates/release.ts'
import type { InstallRequest, ReleaseFile, UpdaterState } from '../../../shared/updates/release.ts'
import { dropAbandoned, removeFile } from './drop-abandoned.ts'
import { readState, REQUEST } from './inbox.ts'
import { isLifeSign } from './life-sign.ts'
import { PLAINLY, readPlainly } from './read-plainly.ts'
import { beginTrial, dropTrial } from './trial.ts'
import { tell } from './updater-state.ts'
import { hashOfFile, readWanted, refusalOf, ReleaseUnusable } from './verify-release.ts'

export type UpdaterOptions = {
  /** `kept/`, `work/` and `state.json` are in it: they belong to the administrator. */
  readonly folder: string
  /** Where `services/` and `inbox/` are, for programs to write into; unless told otherwise in the same folder. */
  readonly inboxes?: string
  readonly keys: readonly KeyObject[]
  /** Version that is installed now. */
  readonly installed: () => string
  readonly now: () => number
  /** Runs an installer to its end. @returns whether it went well */
  readonly install: (file: string) => Promise<boolean>
}

type Outcome = 'installed' | 'failed' | 'taken-back'

/** Of the services, where no person writes, and of everybody (tmpfiles.conf, machine-tasks.ps1). */
const INBOXES = ['services', 'inbox'] as const

const REQUEST_LIMIT = 256 * 1024
/** So often an installation that was cut off is begun again; then the version of before is put back. */
const TRIES = 2

/**
 * Installs what lies in the inbox, when one of our keys has signed it. It runs with all rights and believes nobody: the
 * file is copied to where nobody else writes, and it is the copy that is compared with the signature and installed.
 * @returns what it did
 */
export async function installUpdate(options: UpdaterOptions): Promise<Outcome | 'nothing'> {
  const { folder, inboxes = folder, now } = options
  for (const name of ['kept', 'work']) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 })
  const state = readState(folder)
  const outcome =
    state.installing === null ? await installNext(options, state) : await finish(options, state, state.installing)
  for (const name of INBOXES)
    dropAbandoned(join(inboxes, name), now(), (file) => file === REQUEST || isLifeSign(file), removeFile)
  return outcome
}

async function installNext(options: UpdaterOptions, state: UpdaterState): Promise<Outcome | 'nothing'> {
  const { folder, inboxes = folder } = options
  for (const name of INBOXES) {
    const outcome = await installFrom(join(inboxes, name), options, state)
    if (outcome !== 'nothing') return outcome
  }
  return 'nothing'
}

/** Takes what one inbox asks for, and its request away. */
async function installFrom(inbox: string, options: UpdaterOptions, state: UpdaterState): Promise<Outcome | 'nothing'> {
  const { folder, installed } = options
  const request = readRequest(join(inbox, REQUEST))
  // Whatever lies there: systemd wakes this for as long as something does.
  takeOut(join(inbox, REQUEST), folder)
  if (request === null || request.version === installed()) return 'nothing'
  // Two programs of a machine ask for the same one: the second asked before the first came to its end.
  if (wouldFailAgain(state.failed, request.version)) return 'nothing'
  try {
    const file = checkRequest(request, options, state)
    await takeCopy(join(inbox, file.name), file, join(folder, 'work', request.version))
  } catch (error) {
    if (!(error instanceof ReleaseUnusable)) throw error
    tell(options, { ...state, failed: { version: request.version, why: refusalOf(error) } })
    return 'failed'
  }
  takeOut(join(inbox, request.file), folder)
  return finish(options, state, { version: request.version, from: installed(), tries: 0 })
}

/** @throws ReleaseUnusable */
function checkRequest(request: InstallRequest, { keys, installed }: UpdaterOptions, state: UpdaterState): ReleaseFile {
  const { files } = readWanted(request, { keys, installed: installed(), previous: state.previous })
  const file = files.find(({ name }) => name === request.file)
  if (file === undefined) throw new ReleaseUnusable('not-signed')
  return file
}

/** Only a plain file: a link would let somebody have another one read. */
async function takeCopy(from: string, { bytes, sha512 }: ReleaseFile, to: string): Promise<void> {
  let source: number
  try {
    source = openSync(from, PLAINLY)
  } catch {
    throw new ReleaseUnusable('broken')
  }
  const found = fstatSync(source)
  if (!found.isFile() || found.size !== bytes) {
    closeSync(source)
    throw new ReleaseUnusable('broken')
  }
  const copied = pipeline(
    createReadStream('', { fd: source, end: bytes - 1 }),
    createWriteStream(to, { mode: 0o600, flush: true }),
  )
  await copied.catch((error: unknown) => {
    // A half on a full disk makes it no emptier.
    rmSync(to, { force: true })
    throw error
  })
  if ((await hashOfFile(to)) === sha512) return
  rmSync(to)
  throw new ReleaseUnusable('broken')
}

/** Installs what was checked; says before that it does, so that a power cut is noticed. */
async function finish(
  options: UpdaterOptions,
  state: UpdaterState,
  { version, from, tries }: NonNullable<UpdaterState['installing']>,
): Promise<Outcome> {
  const { folder, installed, install } = options
  const work = join(folder, 'work', version)
  // The installer is put away when it has ended well. While it lies here its end was never seen: the file that says the
  // version may be there and others not.
  if (!existsSync(work) && installed() === version) return settle(options, version, from)
  if (tries < TRIES && existsSync(work)) {
    if (tries === 0) beginTrial(options, version, from)
    tell(options, { ...state, installing: { version, from, tries: tries + 1 } })
    const isWell = await install(work)
    if (isWell && installed() === version) return settle(options, version, from)
  }
  const failed = { version, why: 'installer' } as const
  const kept = join(folder, 'kept', from)
  // Half of another version may lie there: what ran before is put over it, where its installer is kept.
  const isBack = existsSync(kept) && (await install(kept))
  rmSync(work, { force: true })
  dropTrial(folder)
  tell(options, { ...state, installing: null, failed })
  return isBack ? 'taken-back' : 'failed'
}

/** Keeps the installer of what runs now and of what ran before, and no others. */
function settle(options: UpdaterOptions, version: string, previous: string): 'installed' {
  const { folder } = options
  const work = join(folder, 'work', version)
  if (existsSync(work)) renameSync(work, join(folder, 'kept', version))
  for (const name of readdirSync(join(folder, 'kept')))
    if (name !== version && name !== previous) rmSync(join(folder, 'kept', name))
  tell(options, { previous, installing: null, failed: null })
  return 'installed'
}

/**
 * Takes a thing out of an inbox. A folder is moved away as it is: whoever made it could lead somebody who empties it to
 * another one, where he may remove nothing.
 */
function takeOut(path: string, folder: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false })
  if (found?.isDirectory()) renameSync(path, join(folder, 'work', `no-file-${randomUUID()}`))
  else rmSync(path, { force: true })
}

/** @returns null: there is none, or what lies there is no request */
export function readRequest(file: string): InstallRequest | null {
  const found = readPlainly(file, REQUEST_LIMIT)
  if (found === null) return null
  try {
    return installRequest.parse(JSON.parse(found.text))
  } catch {
    return null
  }
}
