import type { KeyObject } from 'node:crypto'
import type { Server } from 'node:https'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Cancel, Clock, Timers } from '../../shared/kernel/time.ts'
import type { Ids } from '../../shared/kernel/ids.ts'
import { businessDate } from '../../shared/domain/time/vietnam-time.ts'
import { hmac, openSecret, signedSecret } from '../platform/keys.ts'
import { openFiles } from '../platform/files.ts'
import { openUploads } from '../platform/uploads.ts'
import { openMediaFolder } from '../platform/media-folder.ts'
import { openMedia } from '../platform/media.ts'
import { createTurns } from '../platform/turns.ts'
import { resourcesDir } from '../platform/paths.ts'
import type { Log } from '../platform/log.ts'
import { buildApp } from './api/build-app.ts'
import type { AppOptions } from './api/build-app.ts'
import { openLiveHub } from './api/live-hub.ts'
import { serveMedia } from './api/media.ts'
import type { LiveHub } from './api/live-hub.ts'
import { createScanRelay } from './api/scan-relay.ts'
import { servePages } from './api/pages.ts'
import { readLanguages, serveLanguages } from './api/languages.ts'
import { readShippedClips, serveSounds } from './api/sounds.ts'
import { createBackupRunner } from './backup/run-backup-job.ts'
import type { BackupRunner } from './backup/run-backup-job.ts'
import { takeNoteOfRestore } from './backup/take-note-of-restore.ts'
import { createCatalogueDrafts } from './catalogue/drafts.ts'
import type { Centre } from './centre.ts'
import { createDigitalThread } from './digital/digital-thread.ts'
import { createCommitter } from './journal/committer.ts'
import type { Committer } from './journal/committer.ts'
import type { Recorded } from './journal/recorded.ts'
import type { SeedImport } from './seed/import-seed.ts'
import { slipComposer } from './slips/compose-slips.ts'
import { createSlipThread } from './slips/slip-thread.ts'
import { openData } from './open-data.ts'
import { createLanServer } from './lan/lan-server.ts'
import type { Lan, LanOptions } from './lan/open-lan.ts'
import { serveNoTrust } from './lan/trust-routes.ts'
import { provinceLine } from './sync/province-line.ts'
import type { ProvinceAddress } from './sync/province-line.ts'
import type { Db } from './store/open-database.ts'
import { operationalStore } from './store/operational-store.ts'
import type { OperationalStore } from './store/operational-store.ts'
import { openStore } from './store/store.ts'
import { hasRoomForCopy } from './updates/before-update.ts'
import { wayBackOf } from './updates/way-back.ts'
import { keepUpdates } from './updates/keep-updates.ts'
import { serveReleases } from './updates/serve-releases.ts'
import { openInbox } from '../platform/updates/inbox.ts'
import { updateKeyFiles } from '../platform/updates/places.ts'
import { openReleaseFolder } from '../platform/updates/release-folder.ts'
import { readUpdateKeys } from '../platform/updates/verify-release.ts'
import type { OwnBackups } from './tasks/keep-backups.ts'
import { ownBackups } from './tasks/keep-backups.ts'
import { keepDigital } from './tasks/keep-digital.ts'
import type { DigitalKeeper } from './tasks/keep-digital.ts'
import { keepEndingSessions } from './tasks/end-sessions.ts'
import { keepFilesInOrder } from './tasks/keep-files.ts'
import { keepRetention } from './tasks/keep-retention.ts'
import { keepTellingCitizens } from './tasks/tell-citizens.ts'
import { keepWatchingDevices } from './tasks/watch-devices.ts'
import type { Deps } from './usecases/context.ts'
import { createExecutor } from './usecases/execute.ts'

export type CentreOptions = AppOptions & {
  /** Folder of the backups; absent: none are made, and nothing is restored by itself. */
  backups?: string
  /** Does their jobs; each in a process of its own unless told otherwise. */
  backupRunner?: BackupRunner
  /** Data folder; made when missing. */
  dir: string
  /** 0 picks a free port. */
  port: number
  /** Address to bind to; 127.0.0.1 unless told otherwise. */
  host?: string
  demo: boolean
  /** Called on an empty journal only: what the centre begins with. */
  seed?: () => Promise<SeedImport>
  /** Opens the centre to its house over TLS; absent: this machine only. */
  lan?: LanOptions
  /** Reachable address of the phone page; `AUTO_URL` is the address it listens on. */
  publicUrl?: string
  /** Folder of the built pages; absent: only the API. */
  pagesDir?: string
  /** Folder of the languages that the centre added for citizens; default `resources/languages`. */
  languagesDir?: string
  /** Where this machine's updater takes what is to be installed; absent: it has none. */
  inbox?: string
  /** Files with the keys whose signature under a release is believed. */
  updateKeys?: readonly string[]
  /** Adds routes of the demonstration, e.g. its papers. */
  extend?: (app: FastifyInstance) => void
  /** The province that this centre is to be equal with; absent: none. */
  province?: ProvinceAddress
  version: string
  build: string
  clock: Clock
  timers: Timers
  ids: Ids
  log: Log
}

export type RunningCentre = {
  readonly url: string
  readonly port: number
  /** The door to the house; null when it was not asked for. */
  readonly lan: Lan | null
  readonly centre: Centre
  /** For tests that break things on purpose. */
  readonly db: Db
  /** Whether nobody has worked with this version yet, so that the one of before could go on. */
  hasWayBack(): boolean
  /** What the seed made, when this start imported one. */
  readonly seeded: SeedImport | null
  /** Answers what was begun, then closes everything. */
  stop(): Promise<void>
}

const VOICE_DIR = join(resourcesDir(), 'voice')
export const AUTO_URL = 'auto'

const HOUR_MS = 3_600_000
const ANSWERS_KEPT_MS = 7 * 24 * HOUR_MS

/**
 * Starts a centre: database, journal, rules, HTTP and live channel.
 * @throws FolderInUse; AuthorityBroken; when the data folder is not usable
 */
export async function startCentre(options: CentreOptions): Promise<RunningCentre> {
  const { db, key, journal, closeData } = await openData(options)
  const operational = operationalStore(db)
  let hub: LiveHub | null = null
  const line = provinceLine()
  const backups = ownBackups()
  let digital: DigitalKeeper | null = null
  const committer = createCommitter(db, journal, setImmediate, (events: Recorded[]) => {
    hub?.publish(events)
    line.heard(events)
    digital?.heard(events)
    backups.heard(events)
  })
  const executor = createExecutor(committer, operational, options.clock, options.ids)
  const store = openStore(db, {
    config: journal.configVersion,
    desks: journal.deskVersion,
    catalogue: journal.catalogueVersion,
    today: () => executor.context({ kind: 'nobody', address: '' }).businessDate,
    // The other one rises with a rollback too, which may change sessions back.
    sessions: () => journal.configVersion() + operational.sessionChanges(),
  })
  let publicUrl: string | null = options.publicUrl === AUTO_URL ? null : (options.publicUrl ?? null)

  const seeded = journal.head().seq === 0 && options.seed ? await importSeed(executor, await options.seed()) : null
  journal.publishHead()
  const stopForgetting = await keepForgetting(options, committer, operational)

  const { clock, timers, ids, log, version, build } = options
  const centreName = (): string => store.config().setting('centre.name', businessDate(clock.now())) ?? 'Một Cửa'
  const doors = await prepareLan(options, centreName)
  const deps: Deps = {
    ...depsOf(options, key),
    store,
    authority: doors?.fingerprint ?? '',
    line,
    backups,
    through: () => journal.head().seq,
    get publicUrl() {
      return publicUrl
    },
  }
  const [fileTurns, scans] = [createTurns(), createScanRelay()]
  const slipThread = createSlipThread()
  const catalogueDrafts = createCatalogueDrafts(timers, ids)
  const centre: Centre = {
    ...{ deps, executor, journal, clock, timers, ids, log, version, build },
    ...{ fileTurns, scans, slipThread, catalogueDrafts },
    catalogueVersion: journal.catalogueVersion,
    thumbs: new Map(),
  }
  digital = await keepDigital(centre)
  const stopTasks = await startTasks(centre, options, backups)
  if (options.province) await line.open(centre, options.province)
  const app = await buildServer(centre, options)
  const lanServer = createLanServer(app)
  hub = openLiveHub(centre, [app.server, lanServer], setImmediate)
  const lan = (await doors?.open(app, lanServer)) ?? null
  if (lan === null) serveNoTrust(app)
  const host = options.host ?? '127.0.0.1'
  const port = await listen(app, options.port, host)
  const url = `http://${nameOf(host)}:${port}`
  if (options.publicUrl === AUTO_URL && !isEverywhere(host)) publicUrl = url

  async function stop(): Promise<void> {
    hub?.close()
    await line.stop()
    stopForgetting()
    stopTasks()
    digital?.stop()
    await lan?.stop()
    await app.close()
    await slipThread.close()
    await deps.digitalThread.close()
    await catalogueDrafts.close()
    await committer.idle()
    closeData()
  }
  return { url, port, lan, centre, db, seeded, stop, hasWayBack: wayBackOf(options.dir, db) }
}

/** The door to the house, where one is asked for; null: none. Making certificates takes a tenth of a second to load. */
async function prepareLan(options: CentreOptions, centreName: () => string) {
  const { dir, lan } = options
  if (!lan) return null
  const [{ openAuthority }, { openLan }] = await Promise.all([
    import('./lan/authority.ts'),
    import('./lan/open-lan.ts'),
  ])
  const authority = await openAuthority(dir, centreName(), lan.machine())
  const open = (app: FastifyInstance, server: Server): Promise<Lan> =>
    openLan(app, lan, { ...options, authority, server, centreName })
  return { fingerprint: authority.fingerprint, open }
}

/** What the use cases stand on beside the tables: the data folder and what is shipped. */
function depsOf({ dir, demo, timers, version, inbox, updateKeys }: CentreOptions, key: KeyObject) {
  const keyFiles = updateKeys ?? updateKeyFiles()
  const updates = inbox === undefined ? null : openInbox(inbox, 'centre')
  return {
    secrets: secretsOf(key),
    files: openFiles(join(dir, 'files')),
    uploads: openUploads(join(dir, 'incoming')),
    digitalThread: createDigitalThread(timers),
    media: openMedia(join(dir, 'media')),
    mediaFolder: openMediaFolder(join(dir, 'media')),
    shippedClips: readShippedClips(VOICE_DIR),
    composeSlip: slipComposer(),
    demo,
    program: version,
    releases: openReleaseFolder(join(dir, 'updates'), () => readUpdateKeys(keyFiles)),
    updater: () => ({
      canInstall: updates !== null,
      failed: updates?.state().failed ?? null,
      hasRoom: hasRoomForCopy(dir),
    }),
  }
}

/** Makes backups where there is a place for them. */
function openBackups(
  backups: OwnBackups,
  centre: Centre,
  { dir, backups: folder, backupRunner, timers }: CentreOptions,
): void {
  if (folder !== undefined) backups.open(centre, { dir, folder, runner: backupRunner ?? createBackupRunner(timers) })
}

/** Starts what a centre does without being asked. @returns a function that ends it */
async function startTasks(centre: Centre, options: CentreOptions, backups: OwnBackups): Promise<() => void> {
  const { dir, inbox } = options
  await takeNoteOfRestore(centre, dir)
  openBackups(backups, centre, options)
  const stops = [
    () => backups.stop(),
    await keepEndingSessions(centre),
    await keepFilesInOrder(centre),
    keepRetention(centre),
    keepTellingCitizens(centre, dir),
    keepWatchingDevices(centre, dir),
    await keepUpdates(centre, dir, inbox === undefined ? null : openInbox(inbox, 'centre')),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** What stands in addresses that citizens hold, signed with the key of the journal. */
const secretsOf = (key: KeyObject): Deps['secrets'] => ({
  phone: (ticketId) => signedSecret(key, 'phone', ticketId),
  openPhone: (secret) => openSecret(key, 'phone', secret),
  rating: (ticketId) => signedSecret(key, 'rating', ticketId),
  openRating: (token) => openSecret(key, 'rating', token),
  phoneRating: (ticketId) => signedSecret(key, 'rating-phone', ticketId),
  openPhoneRating: (token) => openSecret(key, 'rating-phone', token),
  dossier: (code) => signedSecret(key, 'dossier', code),
  openDossier: (signed) => openSecret(key, 'dossier', signed),
  mark: (text) => hmac(key, `mark:${text}`).slice(0, 32),
})

/** The routes of the centre, and what it serves beside them: languages, sounds, media, pages. */
async function buildServer(centre: Centre, options: CentreOptions): Promise<FastifyInstance> {
  const { deps, log } = centre
  const app = buildApp(centre, options.allowances ? { allowances: options.allowances } : {})
  const added = readLanguages(options.languagesDir ?? join(resourcesDir(), 'languages'))
  for (const problem of added.problems) log.error({ problem }, 'a language file is left out')
  serveLanguages(app, added.languages)
  serveSounds(app, VOICE_DIR, deps.shippedClips, deps.files)
  await serveReleases(app, join(options.dir, 'updates'))
  await serveMedia(app, join(options.dir, 'media'), deps.media)
  if (options.pagesDir !== undefined) await servePages(app, options.pagesDir)
  options.extend?.(app)
  return app
}

/**
 * Answers that nobody will ask for again are dropped now and every hour: a centre runs for months, and they hold what
 * was said in them.
 */
async function keepForgetting(
  { clock, timers, log }: CentreOptions,
  committer: Committer,
  operational: OperationalStore,
): Promise<Cancel> {
  const forget = (): Promise<void> =>
    committer
      .run(() => operational.forgetAnswers(clock.now() - ANSWERS_KEPT_MS))
      .catch((error: unknown) => log.error({ err: error }, 'old answers could not be dropped'))
  await forget()
  return timers.every(HOUR_MS, () => void forget())
}

async function importSeed(executor: ReturnType<typeof createExecutor>, seed: SeedImport): Promise<SeedImport> {
  await executor.execute({ kind: 'nobody', address: '' }, null, () => ({ events: seed.events, persons: seed.persons }))
  return seed
}

/** An address that means all of a machine's; a phone cannot open it. */
const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::'

/** A host as it stands in a URL on this machine. */
function nameOf(host: string): string {
  if (isEverywhere(host)) return '127.0.0.1'
  return host.includes(':') ? `[${host}]` : host
}

async function listen(app: FastifyInstance, port: number, host: string): Promise<number> {
  await app.listen({ port, host })
  const address = app.server.address()
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port')
  return address.port
}
