import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import type { MachineProgram, UpdatesView } from '../../../shared/api/update-views.ts'
import { wouldFailAgain } from '../../../shared/updates/release.ts'
import { stepOf, waitOf } from '../../../shared/updates/roll-out.ts'
import type { Hall, RollOut, RollOutStep, Turn, Wait } from '../../../shared/updates/roll-out.ts'
import type { DeviceRow } from '../store/config-store.ts'
import type { MachineRow } from '../store/update-store.ts'
import { refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'
import { waitingIds } from './hall-session.ts'
import { givingNumbers } from './service-opening.ts'

const DAY_MS = 24 * 3_600_000
/** Silent for so long (Tết closes a house for nine days), a kiosk tries nothing: all others would wait for it. */
const GONE_MS = 10 * DAY_MS
/** Before its first update a centre has run its version as long as anybody asks. */
const LONG_AGO = '0000-01-01'

type Plan = { readonly plan: RollOut; readonly step: RollOutStep; readonly from: string; readonly startedOn: string }

/** The roll-out as it stands now. */
function planOf(deps: Deps, ctx: Ctx): Plan | null {
  const row = deps.store.updates.rollOut()
  if (!row) return null
  const { version, pilotId, isBack, isStopped, fromVersion: from, businessDate: startedOn } = row
  const plan: RollOut = { version, pilotId, isBack: isBack === 1, isStopped: isStopped === 1 }
  const here = machinesHere(deps).filter(wasHere(ctx, DAY_MS))
  const pilot = here.find(({ deviceId }) => deviceId === pilotId)
  const step = stepOf(
    plan,
    {
      centre: { version: deps.program, since: deps.store.updates.lastRun()?.since ?? LONG_AGO },
      pilot: pilot ? { version: pilot.version, since: pilot.sinceDate } : null,
      machines: here
        .filter((machine) => machine !== pilot && machine.canInstall === 1)
        .map((machine) => machine.version),
    },
    ctx.businessDate,
  )
  return { plan, step, from, startedOn }
}

/** Spoke within a time. What was said in the future was said while the clock was wrong. */
const wasHere =
  ({ now }: Ctx, withinMs: number) =>
  ({ seenMs }: MachineRow): boolean =>
    Math.abs(now - seenMs) < withinMs

/** What machines said that are still devices of the house. */
const machinesHere = ({ store }: Deps): MachineRow[] =>
  store.updates.machines().filter(({ deviceId }) => store.config().devices.has(deviceId))

/** Nobody is received and no number is open; an officer at a desk is work as well. */
function hallNow(deps: Deps, ctx: Ctx): Hall {
  const gives = [...deps.store.config().services.values()].some((service) => givingNumbers(deps, ctx, service).open)
  return { isOpen: gives || deps.store.updates.busyCounters() > 0, openTickets: waitingIds(deps, ctx).length }
}

const wait = (found: Plan | null, turn: Turn, running: string, hall: Hall): Wait | null =>
  waitOf(found?.plan ?? null, found?.step ?? null, turn, running, hall)

/** Without room for the copy of its database the next version would not start. */
function centresWait(deps: Deps, found: Plan | null, hall: Hall): Wait | null {
  return wait(found, 'centre', deps.program, hall) ?? (deps.updater().hasRoom ? null : 'no-room')
}

const turnOf = (found: Plan | null, deviceId: string): Turn => (found?.plan.pilotId === deviceId ? 'pilot' : 'other')

/** What keeps the centre itself from the version that is rolled out; null: nothing. */
export function centresTurn(deps: Deps, ctx: Ctx): { version: string | null; wait: Wait | null } {
  const found = planOf(deps, ctx)
  return { version: found?.plan.version ?? null, wait: centresWait(deps, found, hallNow(deps, ctx)) }
}

/** Versions whose releases are needed: of the roll-out, of before it, and what runs now, to which the next one goes back. */
export function versionsNeeded({ store, program }: Deps): string[] {
  const row = store.updates.rollOut()
  return row ? [row.version, row.fromVersion, program] : [program]
}

/** Where the way back from a version leads. A roll-out begun again, when the centre has its version, keeps that of before. */
function versionBefore({ store, program }: Deps, version: string): string {
  const row = store.updates.rollOut()
  if (program !== version || !row) return program
  if (row.isBack === 0 && row.version === version) return row.fromVersion
  return row.isBack === 1 && row.fromVersion === version ? row.version : program
}

export function getUpdates(deps: Deps, ctx: Ctx): UpdatesView {
  const found = planOf(deps, ctx)
  const said = new Map(machinesHere(deps).map((row) => [row.deviceId, row]))
  const [kept, hall] = [deps.releases.kept(), hallNow(deps, ctx)]
  const { canInstall, failed } = deps.updater()
  return {
    centre: { version: deps.program, canInstall, failed, wait: centresWait(deps, found, hall) },
    machines: [...deps.store.config().devices.values()].map((device) =>
      machineOf(device, said.get(device.id), found, hall),
    ),
    releases: kept.map(({ release: { version, madeOn, notes } }) => ({ version, madeOn, notes })),
    rollOut: found && {
      version: found.plan.version,
      from: found.from,
      isBack: found.plan.isBack,
      step: found.step,
      startedOn: found.startedOn,
      canTakeBack: !found.plan.isBack && kept.some(({ release }) => release.version === found.from),
    },
    hasKeys: deps.releases.hasKeys(),
    address: deps.store.config().setting('updates.address', ctx.businessDate) ?? '',
    now: ctx.now,
    through: deps.through(),
  }
}

/** Machines, the centre's own among them, that tried a version and went back. */
export const failedUpdates = (deps: Deps): number =>
  machinesHere(deps).filter(({ failed }) => failed !== null).length + (deps.updater().failed ? 1 : 0)

function machineOf(
  { id, name, role }: DeviceRow,
  row: MachineRow | undefined,
  found: Plan | null,
  hall: Hall,
): MachineProgram {
  return {
    id,
    name,
    role,
    version: row?.version ?? null,
    seenAt: row?.seenMs ?? null,
    isPilot: found?.plan.pilotId === id,
    canInstall: row?.canInstall === 1,
    wait: row ? wait(found, turnOf(found, id), row.version, hall) : null,
    failed: row?.failed == null ? null : (JSON.parse(row.failed) as MachineProgram['failed']),
  }
}

/** Begins a roll-out, also one that was stopped. Without a name the kiosk that spoke last tries it. */
export const startRollOut: UseCase<BodyOf<'startRollOut'>, AnswerOf<'startRollOut'>> = (deps, command, ctx) => {
  const { version, pilotId } = command
  if (!deps.releases.kept().some(({ release }) => release.version === version)) return refused('RELEASE_UNKNOWN')
  const { devices } = deps.store.config()
  if (pilotId !== undefined && devices.get(pilotId)?.role !== 'kiosk') return refused('DEVICE_UNKNOWN')
  const [kiosk] = machinesHere(deps)
    .filter(({ deviceId, canInstall }) => canInstall === 1 && devices.get(deviceId)?.role === 'kiosk')
    .filter(wasHere(ctx, GONE_MS))
    .toSorted((a, b) => b.seenMs - a.seenMs)
  const from = versionBefore(deps, version)
  const payload = { version, from, pilotId: pilotId ?? kiosk?.deviceId ?? null, isBack: false }
  return { events: [{ type: 'rollOut.started', payload }], answer: () => ({ updates: getUpdates(deps, ctx) }) }
}

export const stopRollOut: UseCase<object, AnswerOf<'stopRollOut'>> = (deps, _command, ctx) => {
  const row = deps.store.updates.rollOut()
  if (!row) return refused('RELEASE_UNKNOWN')
  const answer = () => ({ updates: getUpdates(deps, ctx) })
  if (row.isStopped === 1) return { answer }
  return { events: [{ type: 'rollOut.stopped', payload: { version: row.version } }], answer }
}

/** Lets everybody go back to what ran before the roll-out, for as long as its release lies here. */
export const takeBackRollOut: UseCase<object, AnswerOf<'takeBackRollOut'>> = (deps, _command, ctx) => {
  const row = deps.store.updates.rollOut()
  const isKept = deps.releases.kept().some(({ release }) => release.version === row?.fromVersion)
  if (!row || row.isBack === 1 || !isKept) return refused('RELEASE_UNKNOWN')
  const payload = { version: row.fromVersion, from: row.version, pilotId: null, isBack: true }
  return { events: [{ type: 'rollOut.started', payload }], answer: () => ({ updates: getUpdates(deps, ctx) }) }
}

/** A machine may bring what it will install long before it may install it. */
export const askForUpdate: UseCase<BodyOf<'askForUpdate'>, AnswerOf<'askForUpdate'>> = (deps, report, ctx) => {
  if (ctx.caller.kind !== 'device') throw new Error('the route lets only devices through')
  const { id: deviceId } = ctx.caller.device
  const row: MachineRow = {
    deviceId,
    version: report.version,
    sinceDate: ctx.businessDate,
    seenMs: ctx.now,
    canInstall: report.canInstall ? 1 : 0,
    failed: report.failed === null ? null : JSON.stringify(report.failed),
  }
  return {
    apply: (operational) => operational.setMachineProgram(row),
    answer: () => orderFor(deps, ctx, deviceId, report),
  }
}

function orderFor(
  deps: Deps,
  ctx: Ctx,
  deviceId: string,
  { version: running, failed }: BodyOf<'askForUpdate'>,
): AnswerOf<'askForUpdate'> {
  const found = planOf(deps, ctx)
  const held = wait(found, turnOf(found, deviceId), running, hallNow(deps, ctx))
  const kept = deps.releases.kept().find(({ release }) => release.version === found?.plan.version)
  const isWanted = kept && held !== 'up-to-date' && held !== 'stopped' && !wouldFailAgain(failed, kept.release.version)
  if (!isWanted) return { wanted: null, wait: held }
  return { wanted: { version: kept.release.version, manifest: kept.manifest, signature: kept.signature }, wait: held }
}
