import { existsSync } from 'node:fs'
import { isAbsolute, join, relative } from 'node:path'
import { PRESET_NAMES, loadPreset, loadSeed } from '../centre/seed/load-seed.ts'
import { seedEvents } from '../centre/seed/import-seed.ts'
import { beginEvents, hasBegin, removeBegin } from '../centre/seed/begin-file.ts'
import { noteDoubt } from '../centre/backup/doubt.ts'
import { isDamage } from '../centre/store/copy-database.ts'
import { writeDemoFile } from '../centre/seed/demo-file.ts'
import { AUTO_URL, startCentre } from '../centre/start-centre.ts'
import type { CentreOptions, RunningCentre } from '../centre/start-centre.ts'
import { readConnection } from '../centre/sync/adapters/connection.ts'
import { closedFor, standAtDoor } from '../centre/closed-door.ts'
import { AuthorityBroken } from '../centre/lan/authority-broken.ts'
import { thisMachine } from '../centre/lan/machine.ts'
import { parseNow } from '../../shared/domain/time/vietnam-time.ts'
import { buildId, version } from '../platform/build.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { pagesDir } from '../platform/pages.ts'
import { keepSystemdTold, tellSystemd } from '../platform/service-notify.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { keepLifeSign } from '../platform/updates/life-sign.ts'
import type { LifeSign } from '../platform/updates/life-sign.ts'
import { backupsOf } from './backups-of.ts'
import { portOf, readOptions, readText, required, sayReady, stopOnSignal, UsageError } from './usage.ts'

const STRINGS = [
  'data',
  'port',
  'now',
  'preset',
  'seed',
  'host',
  'lan-port',
  'trust-port',
  'public-url',
  'updates',
  'backups',
  'province',
  'province-token',
  'province-token-file',
  'province-file',
  'log',
] as const

/** Where a device of the house reads how to trust the centre, unless told otherwise. */
const TRUST_PORT = '8081'

/** `centre --data DIR --port N [--demo] …`: prints its address when it listens, runs until SIGTERM. */
export async function runCentre(args: string[]): Promise<void> {
  const given = readOptions(args, STRINGS, ['demo'])
  const port = portOf(required(given.port, 'port'))
  const asked = { ...given, data: required(given.data, 'data'), port }
  const running = await openCentre(asked).catch((error: unknown) => endClosed(error, asked))
  stopOnSignal(() => running.stop())
  const { url, lan } = running
  keepSystemdTold(() => fetch(`${url}/v1/health`).then(({ ok }) => ok), systemTimers())
  tellUpdater(given.updates, 'runs', running.hasWayBack)
  sayReady({
    ready: true,
    url,
    ...(lan ? { lan: { url: lan.url, trust: lan.trustUrl, fingerprint: lan.fingerprint } } : {}),
  })
}

const tellUpdater = (inbox: string | undefined, state: LifeSign['state'], hasWayBack = () => true) =>
  keepLifeSign(inbox, 'centre', () => ({ version, state, hasWayBack: hasWayBack() }), {
    clock: systemClock(),
    timers: systemTimers(),
  })

/**
 * What only a person can mend does not get better by the next attempt: the reason is told, everybody who asks hears it, and the
 * end, after which the program is started anew, comes when something was done about it, or after a while.
 * @throws what it was given, when that is another reason
 */
async function endClosed(error: unknown, given: CentreArguments): Promise<never> {
  const closed = closedFor(error, given.data)
  // Behind a port that nobody knows nobody knocks.
  if (!closed || given.port === 0) throw error
  process.stderr.write(`${closed.words}\n`)
  tellSystemd(`STATUS=${closed.words}`)
  // Whoever installs waits for the start, and this will not be another one.
  keepSystemdTold(async () => true, systemTimers())
  // The other reasons do not end by themselves: the updater may put back the version of before.
  if (closed.why === 'no-room') tellUpdater(given.updates, 'waits')
  stopOnSignal(async () => {})
  const door = { dir: given.data, port: given.port, ...lanOption(given), ...backupOption(given) }
  await standAtDoor(given.host === undefined ? door : { ...door, host: given.host }, closed, {
    clock: systemClock(),
    timers: systemTimers(),
  })
  throw new UsageError(closed.words)
}

export type CentreArguments = {
  data: string
  port: number
  demo?: boolean
  now?: string
  preset?: string
  seed?: string
  host?: string
  /** Port of TLS for the house; absent: the centre is for this machine only. */
  'lan-port'?: string
  'trust-port'?: string
  'public-url'?: string
  /** Where this machine's updater takes what is to be installed. */
  updates?: string
  /** Folder of the backups; beside the data folder unless told otherwise, and none for a demonstration. */
  backups?: string
  /** Address of the province's system, with a token by word or by file. */
  province?: string
  'province-token'?: string
  'province-token-file'?: string
  /** Connection file of a system of the province that is not the reference (docs/province.md). */
  'province-file'?: string
  /** Routes of the demonstration. */
  extend?: CentreOptions['extend']
  log?: string
}

/** Starts a centre as the command line says; the demonstration uses it too. @throws UsageError, SeedError */
export async function openCentre(given: CentreArguments): Promise<RunningCentre> {
  const { data: dir, demo = false } = given
  const pages = await pagesDir()
  const options: CentreOptions = {
    dir,
    port: given.port,
    demo,
    pagesDir: pages,
    version,
    build: buildId(pages),
    clock: systemClock(given.now === undefined ? undefined : instant(given.now)),
    timers: systemTimers(),
    ids: systemIds,
    log: openLog(given.log ?? 'warn'),
    ...(given.host === undefined ? {} : { host: given.host }),
    ...lanOption(given),
    ...(given.extend === undefined ? {} : { extend: given.extend }),
    ...(given['public-url'] !== undefined ? { publicUrl: given['public-url'] } : demo ? { publicUrl: AUTO_URL } : {}),
    ...provinceOption(given),
    ...backupOption(given),
    ...(given.updates === undefined ? {} : { inbox: given.updates }),
    ...seedOption(given),
  }
  const begun = await startCentre(options).catch((error: unknown) => {
    if (isDamage(error)) noteDoubt(dir)
    if (error instanceof AuthorityBroken)
      throw new UsageError(
        `Chứng thư của Trung tâm trong thư mục “tls” bị hỏng: khôi phục thư mục này từ bản sao lưu. (${error.message})`,
      )
    const { code, port = given.port } = error as { code?: string; port?: number }
    if (code !== 'EADDRINUSE') throw error
    throw new UsageError(`Cổng ${port} đang có chương trình khác dùng; chọn cổng khác.`)
  })
  if (hasBegin(dir) && begun.seeded === null)
    options.log.warn('begin.json was not used: a centre has begun in this folder already, and goes on')
  removeBegin(dir)
  return begun
}

/**
 * The line to the province, where one is asked for. A token that stands in a file is read again when it does not hold any
 * more, so that it can be changed without a restart; in production it comes by file (decisions.md 22).
 */
function provinceOption(given: CentreArguments): Pick<CentreOptions, 'province'> {
  const { province: url, 'province-token': token, 'province-token-file': file, 'province-file': connection } = given
  if (connection !== undefined) {
    if (url !== undefined || token !== undefined || file !== undefined)
      throw new UsageError('--province-file stands alone: the reference is --province with its token')
    checkConnection(connection)
    return { province: { file: connection, dir: given.data } }
  }
  if (url === undefined) {
    if (token !== undefined || file !== undefined) throw new UsageError('--province is missing')
    return {}
  }
  if (!/^https?:\/\//.test(url)) throw new UsageError('--province takes an address that begins with https://')
  if ((token === undefined) === (file === undefined))
    throw new UsageError('--province needs either --province-token or --province-token-file')
  const readToken = () => token ?? readText(file ?? '').trim()
  readToken()
  return { province: { url, readToken } }
}

/** A demonstration begins anew each time: it has backups only where somebody wants to see them. */
function backupOption({ backups, demo, data }: CentreArguments): Pick<CentreOptions, 'backups'> {
  if (backups !== undefined) {
    // A restore moves the data folder aside, and they would go with it.
    const way = relative(data, backups)
    if (!way.startsWith('..') && !isAbsolute(way)) throw new UsageError('--backups phải nằm ngoài thư mục dữ liệu.')
    return { backups }
  }
  return demo === true ? {} : { backups: backupsOf(data) }
}

/** @throws UsageError when the connection file is not there or says something that cannot be */
function checkConnection(file: string): void {
  try {
    readConnection(file)
  } catch (error) {
    throw new UsageError(`--province-file: ${file} cannot be used: ${(error as Error).message}`)
  }
}

/** The door to the house, where it is asked for. */
function lanOption(given: CentreArguments): Pick<CentreOptions, 'lan'> {
  const { 'lan-port': port, 'trust-port': trustPort } = given
  if (port === undefined) return {}
  return {
    lan: {
      port: portOf(port, 'lan-port'),
      trustPort: portOf(trustPort ?? TRUST_PORT, 'trust-port'),
      machine: thisMachine,
      ...(given.host === undefined ? {} : { host: given.host, announceOn: given.host }),
    },
  }
}

/**
 * The seed of an empty journal: the demonstration's with `--demo`, or a folder of one's own with `--seed`. The tokens
 * are told before the journal has them: a start that is cut off in between seeds and tells anew.
 */
function seedOption({ demo, preset, seed, data }: CentreArguments): Pick<CentreOptions, 'seed'> {
  if (preset !== undefined && !PRESET_NAMES.includes(preset as (typeof PRESET_NAMES)[number])) {
    throw new UsageError(`--preset takes one of: ${PRESET_NAMES.join(' ')}`)
  }
  if (!demo && seed === undefined) return hasBegin(data) ? { seed: () => beginEvents(data, systemIds) } : {}
  if (seed !== undefined && !existsSync(join(seed, 'centre.json')))
    throw new UsageError(`there is no centre.json in ${seed}`)
  const settings = preset === undefined && !demo ? [] : loadPreset(preset ?? 'all-day').settings
  return {
    seed: async () => {
      const made = await seedEvents(loadSeed(seed), settings, systemIds)
      if (demo) writeDemoFile(data, made)
      return made
    },
  }
}

function instant(text: string): number {
  try {
    return parseNow(text)
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
