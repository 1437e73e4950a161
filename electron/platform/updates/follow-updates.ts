import { machineOrder } from '../../../shared/api/update-views.ts'
import type { MachineOrder } from '../../../shared/api/update-views.ts'
import type { Cancel, Timers } from '../../../shared/kernel/time.ts'
import { isLoopback } from '../../../shared/shell/addresses.ts'
import { compareVersions, release } from '../../../shared/updates/release.ts'
import type { Log } from '../log.ts'
import type { Source } from './fetch-file.ts'
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
  const order = await orderOf(options, centre, options.inbox() ?? options.image?.() ?? null)
  if (!order?.wanted) return order
  // What runs beside its centre goes back with it, by hand (docs/update.md): that is, it cannot install this one.
  if (isLoopback(new URL(centre).hostname) && compareVersions(order.wanted.version, options.version) < 0)
    return orderOf(options, centre, null)
  await bringOrInstall(order.wanted, order.wait === null, `${centre}/updates/${order.wanted.version}/`, options)
  return order
}

/** @param isTime whether it may be installed now */
async function bringOrInstall(wanted: Wanted, isTime: boolean, address: string, options: Asking): Promise<void> {
  const [inbox, image] = [options.inbox(), options.image?.() ?? null]
  if (image !== null) {
    const wasHere = await image.bring(wanted, address)
    // While it came the hall may have opened: the centre is asked again.
    if (wasHere && isTime) await image.install(wanted, address)
  } else if (inbox !== null) {
    const file = await bringTo(inbox, wanted, fromAddress(address, options.fetch))
    if (file === null || !isTime) return
    inbox.ask({ ...wanted, file })
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

/** @returns name of the file that lies in the inbox; null: the release has none for this machine */
async function bringTo(inbox: Inbox, { manifest }: { manifest: string }, source: Source): Promise<string | null> {
  const file = fileFor(release.parse(JSON.parse(manifest)))
  if (!file) return null
  await inbox.bring(file, source)
  return file.name
}
