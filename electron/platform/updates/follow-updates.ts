import { machineOrder } from '../../../shared/api/update-views.ts'
import type { MachineOrder } from '../../../shared/api/update-views.ts'
import type { Cancel, Timers } from '../../../shared/kernel/time.ts'
import { release } from '../../../shared/updates/release.ts'
import type { Log } from '../log.ts'
import { fileFor } from './inbox.ts'
import type { Inbox } from './inbox.ts'
import { fromAddress } from './sources.ts'

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

/** Asks once and does what it is told. @returns what it was told; null: nobody to ask */
export async function askOnce(options: Omit<FollowOptions, 'timers'>): Promise<MachineOrder | null> {
  const [centre, token, inbox] = [options.centre(), await options.token(), options.inbox()]
  if (centre === null || token === null) return null
  const answer = await options.fetch(`${centre}/v1/updates/mine`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      version: options.version,
      canInstall: inbox !== null,
      failed: inbox?.state().failed ?? null,
    }),
  })
  if (!answer.ok) return null
  const order = machineOrder.parse(await answer.json())
  if (order.wanted === null || inbox === null) return order
  const { version, manifest, signature } = order.wanted
  const file = fileFor(release.parse(JSON.parse(manifest)))
  if (!file) return order
  await inbox.bring(
    file,
    fromAddress(`${centre}/updates/${version}/`, (url, init) => options.fetch(url, init)),
  )
  if (order.wait !== null) return order
  inbox.ask({ version, file: file.name, manifest, signature })
  options.log.warn({ version }, 'the updater of this machine was asked to install another version')
  return order
}
