import { createClient } from '../../../shared/api/client.ts'
import { pairMachine, PairingRefused } from '../../../shared/api/pair-machine.ts'
import type { Cancel, Timers } from '../../../shared/kernel/time.ts'
import { windowRole } from '../../../shared/shell/first-start.ts'
import type { PairingState, PairingView } from '../../../shared/shell/first-start.ts'
import type { MachineRole } from '../../../shared/shell/roles.ts'
import { fingerprintOf } from '../house-authority.ts'
import type { SeenAuthority } from '../house-authority.ts'
import { systemIds } from '../ids.ts'
import { hashToken } from '../keys.ts'

export type PairingJob = {
  readonly url: string
  /** What it asks to be; null: whoever accepts it decides. */
  readonly role: MachineRole | 'station' | null
  /** Authority that this machine believes already (PEM); null: it has never seen one. */
  readonly authority: string | null
  /** What it calls itself. */
  readonly name: string
}

/** What a machine is once it was let in. */
export type LetIn<Role = MachineRole | 'station'> = {
  readonly role: Role
  readonly token: string
  readonly authority: string | null
}

export type PairingDeps = {
  readonly fetch: typeof globalThis.fetch
  readonly see: (url: string) => Promise<SeenAuthority>
  readonly timers: Timers
  /** Lets calls to this address through, under this authority and no other. */
  believe(url: string, authority: string | null): void
  /** Whether this machine has a place for a secret: nobody should accept it for nothing. */
  canKeep(): Promise<boolean>
  keep(found: LetIn): Promise<void>
  changed(): void
}

export type PairingRun = { view(): PairingView; stop(): void }

const AGAIN_MS = 5_000
/** After so many calls without an answer the authority behind the address is looked at anew. */
const MOST_SILENCES = 5

/** Nobody answers for long, or nobody wants the pairing any more. */
class BreakOff extends Error {}

/** Asks a centre to be let in, again and again, until it is, was turned away, or is stopped. */
export function runPairing(job: PairingJob, deps: PairingDeps): PairingRun {
  let view: PairingView = {
    state: 'asking',
    name: job.name,
    centreUrl: job.url,
    code: null,
    isStation: job.role === 'station',
  }
  let isStopped = false
  const pause = stoppable(deps.timers)

  function become(state: PairingState, code: string | null = null): void {
    if (isStopped || (view.state === state && view.code === code)) return
    view = { ...view, state, code }
    deps.changed()
  }

  async function attempt(): Promise<'done' | 'again'> {
    if (!(await deps.canKeep())) {
      become('cannot-keep')
      return 'again'
    }
    const seen = job.url.startsWith('https:') ? await deps.see(job.url) : null
    if (seen && job.authority !== null && fingerprintOf(job.authority) !== seen.fingerprint) {
      become('other-authority')
      return 'again'
    }
    deps.believe(job.url, seen?.pem ?? null)
    const { token, device } = await askToBeLetIn(seen)
    const role = job.role === 'station' ? job.role : windowRole(device.role)
    if (role === null) {
      become('wrong-role')
      return 'again'
    }
    await deps.keep({ role, token, authority: seen?.pem ?? null })
    return 'done'
  }

  function askToBeLetIn(seen: SeenAuthority | null): ReturnType<typeof pairMachine> {
    let silences = 0
    const client = createClient({ base: job.url, token: () => null, newKey: () => systemIds.next(), fetch: deps.fetch })
    return pairMachine({
      client,
      role: job.role,
      name: job.name,
      authority: seen?.fingerprint ?? null,
      hash: hashToken,
      secret: systemIds.secret,
      wait: (ms) => (silences >= MOST_SILENCES ? Promise.reject(new BreakOff()) : pause.wait(ms)),
      onCode(code) {
        silences = code === null ? silences + 1 : 0
        if (code === null) become('unreachable')
        else become(view.state === 'wrong-role' ? 'wrong-role' : 'waiting', code)
      },
    })
  }

  async function run(): Promise<void> {
    while (!isStopped) {
      const ended = await attempt().catch((error: unknown) => {
        const isRefused = error instanceof PairingRefused
        become(isRefused ? 'refused' : 'unreachable')
        return isRefused ? 'done' : 'again'
      })
      if (ended === 'done') return
      await pause.wait(AGAIN_MS).catch(() => {})
    }
  }

  void run()
  return {
    view: () => view,
    stop() {
      isStopped = true
      pause.stop()
    },
  }
}

/** Waiting that ends when nobody wants it any more. */
function stoppable(timers: Timers) {
  let isStopped = false
  let breakOff: Cancel = () => {}
  return {
    wait: (ms: number): Promise<void> =>
      new Promise((resolve, reject) => {
        const cancel = timers.after(ms, resolve)
        breakOff = () => {
          cancel()
          reject(new BreakOff())
        }
        if (isStopped) breakOff()
      }),
    stop(): void {
      isStopped = true
      breakOff()
    },
  }
}
