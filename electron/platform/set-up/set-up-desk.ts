import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import type { ReadConfig } from '../../../shared/shell/config.ts'
import { askedRole, fixedBy, forgotten, joined, ownCentre, typedAddress } from '../../../shared/shell/first-start.ts'
import type { BeCentre, CentreFault, PairingView, SetUpRequest, SetUpView } from '../../../shared/shell/first-start.ts'
import type { MachineRole, WindowPage } from '../../../shared/shell/roles.ts'
import type { ShellSettings } from '../shell-settings.ts'
import { folderOfData, prepareCentre } from './own-centre.ts'
import { runPairing } from './run-pairing.ts'
import type { LetIn, PairingDeps, PairingJob, PairingRun } from './run-pairing.ts'
import { forgetStation, keepStation } from './keep-station.ts'
import type { StationPlace } from './keep-station.ts'
import { openBegunRestores } from './begun-restores.ts'
import { openRestoreDesk } from './restore-desk.ts'
import type { RestoreDesk, Restorer } from './restore-desk.ts'
import { createSearch } from './search.ts'
import type { Search, SearchDeps } from './search.ts'

/** A window, as far as the way into a centre is concerned. */
export type Applicant = {
  readonly page: WindowPage
  /** It stands for the whole machine. */
  readonly isFirst: boolean
}

export type SetUpDeps = Pick<PairingDeps, 'fetch' | 'canKeep'> &
  SearchDeps & {
    readonly settings: ShellSettings
    /** Where the station of this machine keeps what it knows. */
    readonly stationFolder: string
    keepSecret(name: string, secret: string): Promise<void>
    forgetSecrets(): Promise<void>
    /** Lets the program speak with a centre that is not in its settings yet; null: with that of its settings alone. */
    believe(candidate: { readonly url: string; readonly authority: string | null } | null): void
    /** The settings are others: everything is done by them from now on. */
    configure(): void
    /** A program without windows that looks for copies of a centre, or puts one back. */
    startRestorer(): Restorer
    /** A window has its token now. */
    reload(page: WindowPage): void
  }

export type SetUpDesk = {
  view(applicant: Applicant): SetUpView
  act(request: SetUpRequest, applicant: Applicant): Promise<void>
  /** A window of a machine that has a centre is without a token. */
  want(applicant: Applicant): void
  /** The centre of this machine is away: perhaps it has another address. */
  seek(): void
  /** This machine belongs to no centre any more. */
  beginAnew(): Promise<void>
  stop(): void
}

/** Presets that the program ships, in the order in which they are offered (docs/presets.md). */
const PRESETS = ['trung-thanh', 'binh-duong', 'kon-tum', 'tuyen-quang', 'tra-vinh', 'all-day'] as const

/** Everything between a program that knows nothing of its machine and a machine of a centre. */
export function openSetUpDesk(deps: SetUpDeps): SetUpDesk {
  const { settings } = deps
  const search = createSearch(deps)
  const pairing = pairings(deps)
  const { runs, begin } = pairing

  /** The settings say from now on where this machine belongs. */
  function settle(own: object): void {
    settings.write(own)
    search.end()
    deps.configure()
  }

  const settleJoined: SettleJoined = (url, { role, authority }, station) =>
    settle(joined(settings.own(), role, url, authority, station))

  const first = firstSteps(deps, pairing, settle, settleJoined)
  const restore = restoring(deps)

  function want(applicant: Applicant): void {
    const read = settings.read()
    if (!read.ok || runs.has(keyOf(applicant))) return
    const { centreUrl, authority = null, role: now } = read.config
    // What does not stand in the machine's own file is what the policy says: nobody at the centre can change it.
    const isFixed = (settings.own() as { role?: unknown }).role !== now
    const role = askedRole(applicant.page, applicant.isFirst, isFixed ? now : null)
    begin(applicant, jobOf(centreUrl, role, authority), (found) =>
      applicant.isFirst ? settleJoined(centreUrl, found, null) : deps.reload(applicant.page),
    )
  }

  async function beginAnew(): Promise<void> {
    first.halt(restore)
    await deps.forgetSecrets()
    forgetStation(deps.stationFolder)
    settle(forgotten(settings.own()))
  }

  async function act(request: SetUpRequest, applicant: Applicant): Promise<void> {
    const isOpen = begunOf(settings.read()) !== null
    if (request.do === 'begin-anew') return beginAnew()
    if (request.do === 'one-screen') return settle({ ...settings.own(), secondScreen: false })
    if (request.do === 'look' && isOpen) return search.look()
    if (request.do === 'look') {
      runs.get(keyOf(applicant))?.stop()
      runs.delete(keyOf(applicant))
      return want(applicant)
    }
    if (request.do === 'open-restored' && restore.close()) return settle(settings.own())
    if (isOpen) await choose(request, applicant, first, restore)
  }

  return {
    view: (applicant) => ({
      ...fixedBy(begunOf(settings.read())),
      centres: search.centres(),
      presets: PRESETS,
      folder: folderOfData(),
      ...first.faults(),
      pairing: runs.get(keyOf(applicant))?.view() ?? first.faults().pairing,
      restore: restore.view(),
      isSecond: !applicant.isFirst,
    }),
    act,
    want,
    beginAnew,
    seek: () => seekAgain(settings, search, settle),
    stop() {
      search.end()
      restore.halt()
      pairing.stopAll()
    },
  }
}

/** The way into the place of a broken server. */
const restoring = (deps: SetUpDeps): RestoreDesk =>
  openRestoreDesk({
    ...deps,
    begun: openBegunRestores(join(dirname(deps.stationFolder), 'begun-restores.json')),
    folder: folderOfData,
    keep(data, house, ports) {
      const own = deps.settings.own()
      deps.settings.write(ownCentre(own, { data, preset: '', house }, ports))
    },
  })

type Settle = (own: object) => void
/** @param station where its token lies; null: none is set up with the machine */
type SettleJoined = (url: string, found: LetIn<MachineRole>, station: StationPlace | null) => void
type Join = Extract<SetUpRequest, { do: 'join' }>

/** What somebody chooses at a machine that is nothing yet. */
async function choose(
  request: SetUpRequest,
  applicant: Applicant,
  first: ReturnType<typeof firstSteps>,
  restore: RestoreDesk,
): Promise<void> {
  if (request.do === 'stop') first.halt(restore)
  if (request.do === 'find-copies') restore.find(request.place)
  if (request.do === 'restore') await restore.restore(request)
  if (request.do === 'join') first.join(request, applicant)
  if (request.do === 'be-centre') await first.beCentre(request)
}

/** What a machine may become that is nothing yet. */
function firstSteps(
  deps: SetUpDeps,
  { begin, beginStation, stopAll }: ReturnType<typeof pairings>,
  settle: Settle,
  settleJoined: SettleJoined,
) {
  const { settings } = deps
  let fault: CentreFault | null = null
  let badAddress: PairingView | null = null
  return {
    faults: () => ({ fault, pairing: badAddress }),
    join({ address, station }: Join, applicant: Applicant): void {
      const { fixedUrl, fixedRole, fixedAuthority } = fixedBy(begunOf(settings.read()))
      const url = fixedUrl ?? typedAddress(address)
      badAddress =
        url === null ? { state: 'bad-address', name: '', centreUrl: address, code: null, isStation: false } : null
      if (url === null) return deps.changed()
      begin(applicant, jobOf(url, fixedRole, fixedAuthority), (found) => {
        if (!station) return settleJoined(url, found, null)
        // The same house: whatever answers now must have the authority that let the machine in.
        beginStation(applicant, jobOf(url, 'station', found.authority), (place) => settleJoined(url, found, place))
      })
    },
    async beCentre(request: BeCentre): Promise<void> {
      const ready = await prepareCentre(request)
      fault = typeof ready === 'string' ? ready : null
      if (typeof ready === 'string') return deps.changed()
      settle(ownCentre(settings.own(), request, ready))
    },
    halt(restore: RestoreDesk): void {
      restore.halt()
      stopAll()
      badAddress = null
      fault = null
      deps.believe(null)
      deps.changed()
    },
  }
}

/** The pairings of this machine: one for itself, and one for each further window. */
function pairings(deps: SetUpDeps) {
  const runs = new Map<string, PairingRun>()

  function start(applicant: Applicant, job: PairingJob, keep: (found: LetIn) => Promise<void>): void {
    const key = keyOf(applicant)
    runs.get(key)?.stop()
    const run = runPairing(job, { ...deps, believe: (url, authority) => deps.believe({ url, authority }), keep })
    runs.set(key, run)
    deps.changed()
  }

  return {
    runs,
    begin: (applicant: Applicant, job: PairingJob, done: (found: LetIn<MachineRole>) => void): void =>
      start(applicant, job, async ({ role, ...found }) => {
        if (role === 'station') return
        await deps.keepSecret(role, found.token)
        runs.delete(keyOf(applicant))
        done({ role, ...found })
      }),
    beginStation: (applicant: Applicant, job: PairingJob, done: (place: StationPlace) => void): void =>
      start(applicant, job, async (found) => {
        const place = keepStation(deps.stationFolder, found)
        runs.delete(keyOf(applicant))
        done(place)
      }),
    stopAll(): void {
      for (const run of runs.values()) run.stop()
      runs.clear()
    },
  }
}

/** The centre is away: the same house, by its authority, may have another address now. */
function seekAgain(settings: ShellSettings, search: Search, settle: Settle): void {
  const read = settings.read()
  if (!read.ok || read.config.authority === undefined) return
  search.seek(read.config.centreUrl, read.config.authority, (centreUrl) => settle({ ...settings.own(), centreUrl }))
}

const keyOf = ({ page, isFirst }: Applicant): string => (isFirst ? 'machine' : page)

/** What is said of a machine that is not set up; null: it is, or its settings are broken. */
const begunOf = (read: ReadConfig) => (!read.ok && read.trouble === 'not-configured' ? read.begun : null)

const jobOf = (url: string, role: PairingJob['role'], authority: string | null): PairingJob => ({
  url,
  role,
  authority,
  name: hostname(),
})
