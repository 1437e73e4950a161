import { spawn } from 'node:child_process'
import type { KeyObject } from 'node:crypto'
import {
  closeSync,
  constants,
  copyFileSync,
  createWriteStream,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  createReadStream,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { compareVersions, installRequest } from '../../../shared/updates/release.ts'
import type { InstallRequest, ReleaseFile, UpdaterState } from '../../../shared/updates/release.ts'
import { readState, REQUEST, STATE } from './inbox.ts'
import { hashOfFile, readSigned, ReleaseUnusable } from './verify-release.ts'

export type UpdaterOptions = {
  /** `inbox/`, `kept/`, `work/` and `state.json` are in it; all but the inbox belong to the administrator. */
  readonly folder: string
  readonly keys: readonly KeyObject[]
  /** Version that is installed now. */
  readonly installed: () => string
  /** Runs an installer to its end. @returns whether it went well */
  readonly install: (file: string) => Promise<boolean>
}

/** Opens no link and waits for nobody at a pipe. */
const PLAINLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
const REQUEST_LIMIT = 256 * 1024
/** So often an installation that was cut off is begun again; then the version of before is put back. */
const TRIES = 2

/**
 * Installs what lies in the inbox, when one of our keys has signed it. It runs with all rights and believes nobody: the
 * file is copied to where nobody else writes, and it is the copy that is compared with the signature and installed.
 * @returns what it did
 */
export async function installUpdate(
  options: UpdaterOptions,
): Promise<'nothing' | 'installed' | 'failed' | 'taken-back'> {
  const { folder, installed } = options
  const inbox = join(folder, 'inbox')
  for (const name of ['kept', 'work']) mkdirSync(join(folder, name), { recursive: true, mode: 0o700 })
  const state = readState(folder)
  if (state.installing !== null) return finish(options, state, state.installing)
  const request = readRequest(join(inbox, REQUEST))
  // Whatever lies there: systemd wakes this for as long as something does.
  rmSync(join(inbox, REQUEST), { force: true, recursive: true })
  if (request === null || request.version === installed()) return 'nothing'
  try {
    const file = checkRequest(request, options, state)
    await takeCopy(join(inbox, file.name), file, join(folder, 'work', request.version))
  } catch (error) {
    if (!(error instanceof ReleaseUnusable)) throw error
    const why = error.why === 'older' ? 'older' : error.why === 'broken' ? 'broken' : 'not-signed'
    tell(folder, { ...state, failed: { version: request.version, why } })
    return 'failed'
  }
  rmSync(join(inbox, request.file), { force: true, recursive: true })
  return finish(options, state, { version: request.version, from: installed(), tries: 0 })
}

/** @throws ReleaseUnusable */
function checkRequest(request: InstallRequest, { keys, installed }: UpdaterOptions, state: UpdaterState): ReleaseFile {
  const found = readSigned(request.manifest, request.signature, keys)
  const file = found.files.find(({ name }) => name === request.file)
  if (found.version !== request.version || file === undefined) throw new ReleaseUnusable('not-signed')
  // Nobody brings a machine back to holes that were closed, but to the one version before.
  if (compareVersions(found.version, installed()) < 0 && found.version !== state.previous)
    throw new ReleaseUnusable('older')
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
): Promise<'installed' | 'failed' | 'taken-back'> {
  const { folder, installed, install } = options
  const work = join(folder, 'work', version)
  // The installer is put away when it has ended well. While it lies here its end was never seen: the file that says the
  // version may be there and others not.
  if (!existsSync(work) && installed() === version) return settle(options, version, from)
  if (tries < TRIES && existsSync(work)) {
    tell(folder, { ...state, installing: { version, from, tries: tries + 1 } })
    const isWell = await install(work)
    if (isWell && installed() === version) return settle(options, version, from)
  }
  const failed = { version, why: 'installer' } as const
  const kept = join(folder, 'kept', from)
  // Half of another version may lie there: what ran before is put over it, where its installer is kept.
  const isBack = existsSync(kept) && (await install(kept))
  rmSync(work, { force: true })
  tell(folder, { ...state, installing: null, failed })
  return isBack ? 'taken-back' : 'failed'
}

/** Keeps the installer of what runs now and of what ran before, and no others. */
function settle({ folder }: UpdaterOptions, version: string, previous: string): 'installed' {
  const work = join(folder, 'work', version)
  if (existsSync(work)) renameSync(work, join(folder, 'kept', version))
  for (const name of readdirSync(join(folder, 'kept')))
    if (name !== version && name !== previous) rmSync(join(folder, 'kept', name))
  tell(folder, { previous, installing: null, failed: null })
  return 'installed'
}

function tell(folder: string, state: UpdaterState): void {
  const aside = join(folder, `${STATE}.part`)
  writeFileSync(aside, `${JSON.stringify(state)}\n`, { mode: 0o644, flush: true })
  renameSync(aside, join(folder, STATE))
}

function readRequest(file: string): InstallRequest | null {
  try {
    const opened = openSync(file, PLAINLY)
    try {
      const found = fstatSync(opened)
      if (!found.isFile() || found.size > REQUEST_LIMIT) return null
      return installRequest.parse(JSON.parse(readFileSync(opened, 'utf8')))
    } finally {
      closeSync(opened)
    }
  } catch {
    return null
  }
}

/** Starts the installer of this system without a question. */
export function runInstaller(file: string, platform: string = process.platform): Promise<boolean> {
  // NSIS takes a program by its ending only.
  const program = platform === 'win32' ? `${file}.exe` : file
  if (platform === 'win32') copyFileSync(file, program)
  const [name, args] =
    platform === 'win32' ? [program, ['/S']] : ['dpkg', ['--force-confold', '--force-downgrade', '--install', file]]
  return new Promise((resolve) => {
    const child = spawn(name as string, args as string[], { stdio: 'inherit' })
    child.once('error', () => resolve(false))
    child.once('exit', (code) => {
      if (platform === 'win32') rmSync(program, { force: true })
      resolve(code === 0)
    })
  })
}
