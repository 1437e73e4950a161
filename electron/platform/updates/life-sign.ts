import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Cancel, Clock, Timers } from '../../../shared/kernel/time.ts'
import { programVersion } from '../../../shared/updates/release.ts'
import { readPlainly } from './read-plainly.ts'

/** The services of a machine. */
const SERVICES = ['centre', 'station'] as const
export type Service = (typeof SERVICES)[number]

/** Where only services write (tmpfiles.conf, machine-tasks.ps1): what another person says of them is not heard. */
const FOLDER = 'services'
const EVERY_MS = 30_000
const MOST_BYTES = 1_000

const lifeSign = z.strictObject({
  version: programVersion,
  /** How long this very process has been in this state, in ms of the monotonic clock. */
  upMs: z.number().int().min(0),
  /** `waits`: it lives, and what it needs is not there (room on the disk, a technician, its centre). */
  state: z.enum(['runs', 'waits']),
  /** Whether the version of before could go on where this one is: nothing was done since that would be lost. */
  hasWayBack: z.boolean(),
})
export type LifeSign = z.infer<typeof lifeSign>

export const isLifeSign = (name: string): boolean => SERVICES.some((service) => name.startsWith(`${service}.life`))

/**
 * Says every half minute to the updater of this machine that a service lives (trial.ts). Where there is no folder for it nothing
 * is said.
 * @param dir inbox of the services
 */
export function keepLifeSign(
  dir: string | undefined,
  service: Service,
  say: () => Omit<LifeSign, 'upMs'>,
  { clock, timers }: { readonly clock: Clock; readonly timers: Timers },
): { tell(): void; stop: Cancel } {
  let since = clock.monotonic()
  let last: LifeSign['state'] | null = null
  function tell(): void {
    if (dir === undefined || basename(dir) !== FOLDER) return
    const file = join(dir, `${service}.life`)
    try {
      const said = say()
      // Who waited long has not run long.
      if (last !== null && said.state !== last) since = clock.monotonic()
      last = said.state
      const sign: LifeSign = { ...said, upMs: Math.round(clock.monotonic() - since) }
      writeFileSync(`${file}.part`, JSON.stringify(sign), { mode: 0o644 })
      renameSync(`${file}.part`, file)
    } catch {
      // A full disk, a folder that is not there: nobody is kept from work by it.
    }
  }
  tell()
  return { tell, stop: timers.every(EVERY_MS, tell) }
}

/** What a service said last. @returns null: nothing, or nothing that can be read */
export function readLifeSign(inboxes: string, service: Service): (LifeSign & { readonly saidAt: number }) | null {
  const found = readPlainly(join(inboxes, FOLDER, `${service}.life`), MOST_BYTES)
  if (found === null) return null
  try {
    return { ...lifeSign.parse(JSON.parse(found.text)), saidAt: found.writtenMs }
  } catch {
    return null
  }
}

/** Services of a version that said a short time ago that they run. */
export const runningServices = (inboxes: string, version: string, now: number): Service[] =>
  SERVICES.filter((service) => {
    const sign = readLifeSign(inboxes, service)
    return sign?.version === version && sign.state === 'runs' && Math.abs(now - sign.saidAt) < 5 * EVERY_MS
  })

/** What was said before is forgotten: it may be of the same version from an earlier time. */
export function forgetLifeSigns(inboxes: string): void {
  for (const service of SERVICES) {
    try {
      rmSync(join(inboxes, FOLDER, `${service}.life`), { force: true })
    } catch {
      // A folder of that name is nothing that a service has made.
    }
  }
}
