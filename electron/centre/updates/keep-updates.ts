import type { Cancel } from '../../../shared/kernel/time.ts'
import { wouldFailAgain } from '../../../shared/updates/release.ts'
import { fileFor } from '../../platform/updates/inbox.ts'
import type { Inbox } from '../../platform/updates/inbox.ts'
import { fromFolder } from '../../platform/updates/sources.ts'
import type { Centre } from '../centre.ts'
import { centresTurn, versionsNeeded } from '../usecases/updates.ts'
import { dropOldCopy, lastProgram, noteProgram, wayBackFrom } from './before-update.ts'

const LOOK_MS = 60_000
/** An updater that has not done what it was asked within this time, nor said why, is asked again (no room, power). */
const AGAIN_MS = 3_600_000
const NOBODY = { kind: 'nobody', address: '' } as const

/**
 * Notes which version runs here, and has this machine's updater install the one that is rolled out when it is the
 * centre's turn and the hall is closed.
 * @param inbox null: this machine has no updater
 * @returns what stops it
 */
export async function keepUpdates(centre: Centre, dir: string, inbox: Inbox | null): Promise<Cancel> {
  const { deps, executor, clock, timers, log, version } = centre
  const from = lastProgram(dir)
  if (from !== null && from !== version)
    await executor.execute(NOBODY, null, () => ({
      events: [{ type: 'program.changed', payload: { from, to: version } }],
    }))
  const backFrom = wayBackFrom(dir)
  if (backFrom !== null)
    await executor.execute(NOBODY, null, () => ({
      events: [{ type: 'program.wentBack', payload: { from: backFrom, to: version } }],
    }))
  if (from !== version || backFrom !== null) noteProgram(dir, version)

  let asked = { version: '', at: 0 }
  // It may take longer than a minute: two would write into one file.
  let isBringing = false
  async function look(): Promise<void> {
    dropOldCopy(dir, clock.now())
    deps.releases.keepOnly([...versionsNeeded(deps), ...newest()], clock.now())
    if (isSinceToCome()) await countFromToday()
    const turn = centresTurn(deps, executor.context(NOBODY))
    if (inbox === null || isBringing || turn.version === null || turn.wait !== null) return
    if (asked.version === turn.version && Math.abs(clock.now() - asked.at) < AGAIN_MS) return
    if (wouldFailAgain(inbox.state().failed, turn.version)) return
    const kept = deps.releases.kept().find(({ release }) => release.version === turn.version)
    const file = kept && fileFor(kept.release)
    if (!kept || !file) return
    isBringing = true
    const source = fromFolder(deps.releases.fileOf(turn.version, ''))
    await inbox.bring(file, source).finally(() => (isBringing = false))
    inbox.ask({ version: turn.version, file: file.name, manifest: kept.manifest, signature: kept.signature })
    asked = { version: turn.version, at: clock.now() }
    log.warn({ version: turn.version }, 'the updater of this machine was asked to install another version')
  }
  /** A clock that stood in the future was put right: the night of waiting would begin on a day of years to come. */
  const isSinceToCome = (): boolean =>
    (deps.store.updates.lastRun()?.since ?? '') > executor.context(NOBODY).businessDate
  const countFromToday = () =>
    executor.execute(NOBODY, null, () => ({
      events: [{ type: 'program.changed', payload: { from: version, to: version } }],
    }))
  /** What was fetched last is not rolled out yet, nor perhaps what was fetched before it. */
  const newest = (): string[] =>
    deps.releases
      .kept()
      .slice(0, 2)
      .map(({ release }) => release.version)
  const tryLook = (): Promise<void> =>
    look().catch((error: unknown) => log.error({ err: error }, 'updates could not be looked after'))
  return timers.every(LOOK_MS, () => void tryLook())
}
