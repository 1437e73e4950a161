import { machineOrder } from '../../../shared/api/update-views.ts'
import type { MachineOrder } from '../../../shared/api/update-views.ts'
import type { Cancel, Timers } from '../../../shared/kernel/time.ts'
import { isLoopback } from '../../../shared/shell/addresses.ts'
import { compareVersions, release } from '../../../shared/updates/release.ts'
import type { ReleaseFile } from '../../../shared/updates/release.ts'
import type { Log } from '../log.ts'
import { fileFor } from './inbox.ts'
import type { ImageUpdater } from './image-updater.ts'
import type { Inbox } from './inbox.ts'
import { fromAddress } from './sources.ts'
import type { Wanted } from './verify-release.ts'

const FIRST_MS = 30_000
const EVERY_MS = 5 * 60_000

type Fetch = (
  url: string,
  init: { method?: string; headers: Record<string, string>; body?: string },
) => Promise<Response>

export type FollowOptions = {
  /** Origin of the centre; null: none yet. */
  readonly centre: () => string | null
  readonly token: () => Promise<string | null>
  readonly fetch: Fetch
  /** Null: this machine has no updater; it only says what it runs. */
  readonly inbox: () => Inbox | null
  /** Replaces the AppImage that this program runs out of; null, or not said: there is none. */
  readonly image?: () => ImageUpdater | null
  readonly version: string
  readonly timers: Timers
  readonly log: Log
}

/**
 * Says at the centre what this machine runs, brings the installer that it is to have, and asks the machine's updater to
 * install it when the centre says that the time has come. What it brings is not believed: the updater checks it.
 */
export function followUpdates(options: FollowOptions): Cancel {
  const { timers, log } = options
  let isBusy = false
  async function follow(): Promise<void> {
    if (isBusy) return
    isBusy = true
    await askOnce(options)
      .catch((error: unknown) => log.warn({ err: error }, 'an update could not be brought'))
      .finally(() => (isBusy = false))
  }
  const stops = [timers.after(FIRST_MS, () => void follow()), timers.every(EVERY_MS, () => void follow())]
  return () => {
    for (const stop of stops) stop()
  }
}

type Asking = Omit<FollowOptions, 'timers'>

/** Asks once and does what it is told. @returns what it was told; null: nobody to ask */
export async function askOnce(options: Asking): Promise<MachineOrder | null> {
  const centre = options.centre()
  if (centre === null) return null
  const image = options.image?.() ?? null
  const order = await orderOf(options, centre, options.inbox() ?? image)
  if (!order?.wanted) return order
  const { wanted, wait } = order
  const file = fileFor(release.parse(JSON.parse(wanted.manifest)), process.platform, process.arch, image !== null)
  // What runs beside its centre goes back with it, by hand (docs/update.md).
  const isByHand = isLoopback(new URL(centre).hostname) && compareVersions(wanted.version, options.version) < 0
  // It cannot install this one: the page says that somebody has to.
  if (!file || isByHand) return orderOf(options, centre, null)
  await bringOrInstall(wanted, file, wait === null, `${centre}/updates/${wanted.version}/`, options)
  return order
}

/** @param isTime whether it may be installed now */
async function bringOrInstall(
  wanted: Wanted,
  file: ReleaseFile,
  isTime: boolean,
  address: string,
  options: Asking,
): Promise<void> {
  const [inbox, image] = [options.inbox(), options.image?.() ?? null]
  if (image !== null) {
    const wasHere = await image.bring(wanted, address)
    // While it came the hall may have opened: the centre is asked again.
    if (wasHere && isTime) await image.install(wanted, address)
  } else if (inbox !== null) {
    await inbox.bring(file, fromAddress(address, options.fetch))
    if (!isTime) return
    inbox.ask({ ...wanted, file: file.name })
    options.log.warn({ version: wanted.version }, 'the updater of this machine was asked to install another version')
  }
}

/** Says what runs here. @param updater null: there is none @returns null: there was no answer */
async function orderOf(
  { token, fetch, version }: Asking,
  centre: string,
  updater: Pick<Inbox, 'state'> | null,
): Promise<MachineOrder | null> {
  const mine = await token()
  if (mine === null) return null
  const answer = await fetch(`${centre}/v1/updates/mine`, {
    method: 'POST',
    headers: { authorization: `Bearer ${mine}`, 'content-type': 'application/json' },
    body: JSON.stringify({ version, canInstall: updater !== null, failed: updater?.state().failed ?? null }),
  })
  return answer.ok ? machineOrder.parse(await answer.json()) : null
}
