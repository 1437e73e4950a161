import { join } from 'node:path'
import { app, net, session } from 'electron'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import { MACHINE_ROLES } from '../../shared/shell/roles.ts'
import { seeAuthority } from '../platform/house-authority.ts'
import { judge } from '../platform/judge-certificate.ts'
import type { Verdict } from '../platform/judge-certificate.ts'
import { openSetUpDesk } from '../platform/set-up/set-up-desk.ts'
import type { SetUpDeps, SetUpDesk } from '../platform/set-up/set-up-desk.ts'
import type { ShellSettings } from '../platform/shell-settings.ts'
import type { Secrets } from './secrets.ts'

/** Answers of `setCertificateVerifyProc`. */
const [GOOD, BAD, AS_THE_SYSTEM_SAYS] = [0, -2, -3]
/** Network card on which the house is asked by mDNS, by its address; all of them in a package. */
const CARD = app.isPackaged ? undefined : process.env['MOT_CUA_CARD']

export type Joining = {
  readonly setUp: SetUpDesk
  /** Centre that the machine speaks with although it is not in its settings yet; null: none. */
  candidate(): string | null
  /** What was wrong with the certificate that was shown last; null: nothing was shown yet. */
  verdict(): Verdict | null
  /** The settings are others: nothing is known yet of what they name. */
  forget(): void
}

type Hooks = Pick<SetUpDeps, 'configure' | 'reload' | 'changed' | 'startRestorer'> & {
  readonly clock: Clock
  readonly timers: Timers
}

/**
 * The way of this machine into a centre. From the first look at a house on its authority alone is believed, wherever the
 * system's list would say something else.
 */
export function openJoining(settings: ShellSettings, secrets: Secrets, { clock, ...hooks }: Hooks): Joining {
  let candidate: Parameters<SetUpDeps['believe']>[0] = null
  let verdict: Verdict | null = null

  function authority(): string | null {
    const read = settings.read()
    return candidate ? candidate.authority : read.ok ? (read.config.authority ?? null) : null
  }
  session.defaultSession.setCertificateVerifyProc(({ hostname, certificate }, answer) => {
    const house = authority()
    if (house === null) return answer(AS_THE_SYSTEM_SAYS)
    verdict = judge(certificate.data, house, hostname, clock.now())
    answer(verdict === 'ours' ? GOOD : BAD)
  })

  const setUp = openSetUpDesk({
    ...hooks,
    settings,
    stationFolder: join(app.getPath('userData'), 'station'),
    fetch: net.fetch as typeof globalThis.fetch,
    see: seeAuthority,
    find: async (onFound) => (await import('../platform/find-centres.ts')).findCentres(onFound, CARD),
    canKeep: secrets.canKeep,
    keepSecret: secrets.keep,
    forgetSecrets: async () => {
      for (const role of MACHINE_ROLES) await secrets.forget(role)
    },
    believe: (one) => void (candidate = one),
  })
  return {
    setUp,
    candidate: () => candidate?.url ?? null,
    verdict: () => verdict,
    forget() {
      candidate = null
      verdict = null
    },
  }
}
