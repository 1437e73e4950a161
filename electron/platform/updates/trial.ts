import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Clock, Timers } from '../../../shared/kernel/time.ts'
import { compareVersions, programVersion } from '../../../shared/updates/release.ts'
import { readState } from './inbox.ts'
import type { UpdaterOptions } from './install-update.ts'
import { forgetLifeSigns, readLifeSign, runningServices } from './life-sign.ts'
import type { LifeSign } from './life-sign.ts'
import { tell } from './updater-state.ts'

/** What an update is held to (`trial.json` of the updater's own folder): after a power cut it is gone on with. */
const trial = z.strictObject({
  version: programVersion,
  from: programVersion,
  /** Services of this machine that worked before it. */
  services: z.array(z.enum(['centre', 'station'])),
  /** For so long they have been waited for, while the machine was on. */
  watchedMs: z.number(),
  /** So often the version of before was begun to be put back; 0: nobody thought of it yet. */
  backs: z.number().int(),
})
type Trial = z.infer<typeof trial>

export type TrialOptions = UpdaterOptions & {
  readonly clock: Clock
  readonly timers: Timers
  /** A service that has lived so long in one go has come to stay. */
  readonly steadyMs: number
  /** So long they may take for it, and so long who waits is waited for at a time: a start that makes the tables anew from years of journal takes long. */
  readonly limitMs: number
}

const FILE = 'trial.json'
const LOOK_MS = 10_000
/** Between two looks no more than this was watched: a machine that slept meanwhile had no services to look at. */
const LOOK_AT_MOST_MS = 2 * LOOK_MS
/** So much of the waiting a power cut may take. */
const KEPT_EVERY_MS = 60_000
/** A sign of a service that waits counts for so long, and only from one that has stood for a while and did not just come up. */
const WAITS_MS = 90_000
const STANDS_MS = 20_000
/** So often it is begun to put the version of before back, when power cuts end it. */
const TRIES = 2

function readTrial(folder: string): Trial | null {
  try {
    return trial.parse(JSON.parse(readFileSync(join(folder, FILE), 'utf8')))
  } catch {
    return null
  }
}

function writeTrial(folder: string, now: Trial): void {
  writeFileSync(join(folder, `${FILE}.part`), JSON.stringify(now), { mode: 0o600, flush: true })
  renameSync(join(folder, `${FILE}.part`), join(folder, FILE))
}

/** Nothing is on trial any more. */
export const dropTrial = (folder: string): void => rmSync(join(folder, FILE), { force: true })

/**
 * Before a newer version is installed: notes which services work now, for they have to work after it. A way back that somebody
 * asked for is not tried: nobody would be helped if it were taken back.
 */
export function beginTrial({ folder, inboxes = folder, now }: UpdaterOptions, version: string, from: string): void {
  // Begun once; the power went meanwhile, and no service has spoken since.
  const undecided = readTrial(folder)
  if (undecided?.version === version || !programVersion.safeParse(from).success) return
  dropTrial(folder)
  // Who waits now, and worked before the update that came before this one, is still to work.
  const services = [...new Set([...(undecided?.services ?? []), ...runningServices(inboxes, from, now())])]
  if (services.length === 0 || compareVersions(version, from) < 0) return
  forgetLifeSigns(inboxes)
  writeTrial(folder, { version, from, services, watchedMs: 0, backs: 0 })
}

/**
 * Waits until the services of a version that was just installed have stayed up for a while. When they do not, the version of
 * before is put back, once, and the failed one is not installed again; unless something was done since that would be lost: then
 * it stays, and only is told. What a service said is no more than a hint: the version of before looks itself, and touches
 * nothing where it would lose anything (go-back.ts).
 * @returns `steady`: all is well; `nothing`: no version is on trial; `waits`: it still is, and is watched again later, for what a
 * service waits for may take days, and a newer version must not wait for it
 */
export async function watchTrial(
  options: TrialOptions,
): Promise<'nothing' | 'steady' | 'waits' | 'failed' | 'taken-back'> {
  const { folder, inboxes = folder, clock, timers, installed, steadyMs, limitMs } = options
  let watchedMs = readTrial(folder)?.watchedMs ?? 0
  let waitedMs = 0
  for (let seenAt = clock.monotonic(); ;) {
    const now = readTrial(folder)
    if (!now || readState(folder).installing !== null) return 'nothing'
    if (now.backs > 0) return putBack(options, now)
    // Somebody has installed another one by hand.
    if (installed() !== now.version) {
      dropTrial(folder)
      return 'nothing'
    }
    const ours = signsOf(now, inboxes)
    if (ours.every((sign) => sign?.state === 'runs' && sign.upMs >= steadyMs)) {
      dropTrial(folder)
      return 'steady'
    }
    const passedMs = Math.min(clock.monotonic() - seenAt, LOOK_AT_MOST_MS)
    seenAt = clock.monotonic()
    if (ours.some((sign) => sign && standsAndWaits(sign, options.now()))) waitedMs += passedMs
    else watchedMs += passedMs
    if (watchedMs >= limitMs) return decide(options, now, ours)
    if (waitedMs >= limitMs || watchedMs - now.watchedMs >= KEPT_EVERY_MS) writeTrial(folder, { ...now, watchedMs })
    if (waitedMs >= limitMs) return 'waits'
    await new Promise<void>((resolve) => void timers.after(Math.min(LOOK_MS, limitMs), resolve))
  }
}

type Sign = ReturnType<typeof readLifeSign>

/** What the services of the version on trial said last. */
const signsOf = ({ services, version }: Trial, inboxes: string): Sign[] =>
  services.map((service) => readLifeSign(inboxes, service)).map((sign) => (sign?.version === version ? sign : null))

const decide = async (options: TrialOptions, now: Trial, signs: readonly Sign[]) =>
  signs.some((sign) => sign?.hasWayBack === false) ? giveUp(options, now) : putBack(options, now)

const standsAndWaits = ({ state, upMs, saidAt }: LifeSign & { saidAt: number }, now: number): boolean =>
  state === 'waits' && upMs >= STANDS_MS && Math.abs(now - saidAt) < WAITS_MS

/** It stays, for somebody has worked with it: a person decides. */
function giveUp(options: TrialOptions, { version }: Trial): 'failed' {
  tell(options, { ...readState(options.folder), failed: { version, why: 'unsteady' } })
  dropTrial(options.folder)
  return 'failed'
}

async function putBack(options: TrialOptions, now: Trial): Promise<'failed' | 'taken-back'> {
  const { folder, install, installed } = options
  const { version, from, backs } = now
  const kept = join(folder, 'kept', from)
  if (backs >= TRIES || !existsSync(kept)) return giveUp(options, now)
  writeTrial(folder, { ...now, backs: backs + 1 })
  if (!(await install(kept)) || installed() !== from) return giveUp(options, now)
  tell(options, { previous: null, installing: null, failed: { version, why: 'not-running' } })
  rmSync(join(folder, 'kept', version), { force: true })
  dropTrial(folder)
  return 'taken-back'
}
