import type { Store } from '../../../province/store/store.ts'
import { seeded } from '../../../shared/testkit/simulated-day.ts'
import { READ_TO } from '../../centre/usecases/sync/reach.ts'
import { createVirtualTime } from '../virtual-time.ts'
import type { VirtualTime } from '../virtual-time.ts'
import { createAgency } from './agency.ts'
import type { Agency } from './agency.ts'
import { openSimCentre } from './centre.ts'
import type { SimCentre } from './centre.ts'
import { chanceOf } from './chance.ts'
import type { Chance } from './chance.ts'
import { ALL_DAY, FILE_HOURS, besidesOf, erase, liveDossier, setFileHours } from './desk.ts'
import { steadyMachine } from './machine.ts'
import { endNotices, resync, settleAll } from './people.ts'
import { openSimProvince } from './province.ts'
import type { SimProvince } from './province.ts'
import { createTrail } from './trail.ts'
import type { Trail } from './trail.ts'

const HOUR_MS = 3_600_000
const START = Date.parse('2026-11-23T01:00:00Z')
/** Hours without a fault at the end: whatever waits comes in, and people settle what was refused. */
const CALM_HOURS = 26

export type SimOptions = {
  readonly dir: string
  readonly seed: number
  readonly hours: number
  readonly centres: number
  /** Share of requests that go wrong. */
  readonly faultRate?: number
  /** Told of every step. */
  readonly trail?: Trail
}

export type Simulation = {
  readonly centres: readonly SimCentre[]
  readonly province: SimProvince
  readonly store: Store
  stop(): Promise<void>
}

type World = { readonly time: VirtualTime; readonly chance: Chance; readonly agency: Agency }

/**
 * Centres, their lines and a province in one process: seeded chance, a clock of its own, faults at every point of both
 * sides and of the line between them, and people who do what people do meanwhile. The same seed is the same run, byte for
 * byte; one at a time in a process.
 */
export async function simulate({ dir, seed, trail = createTrail(), ...how }: SimOptions): Promise<Simulation> {
  const chance = chanceOf(seed, trail)
  const time = createVirtualTime(START, (no, at) => trail.note(`timer ${no} at ${at}`))
  // A row of chances of its own: what the machine takes of them changes nothing of what goes wrong.
  const release = steadyMachine(seeded(~seed), time)
  try {
    const province = await openSimProvince(dir, time, chance)
    const world = { time, chance, agency: createAgency(province, time, chance) }
    return await live({ dir, trail, ...how }, province, world)
  } finally {
    release()
  }
}

type Life = Omit<SimOptions, 'seed'> & { readonly trail: Trail }

async function live(
  { dir, trail, hours, centres, faultRate = 0.2 }: Life,
  province: SimProvince,
  world: World,
): Promise<Simulation> {
  const { time, chance } = world
  const ends = START + hours * HOUR_MS
  const faults = (): number => (time.now() < ends ? faultRate : 0)
  const made: SimCentre[] = []
  for (let n = 1; n <= centres; n++) made.push(await openSimCentre({ dir, time, chance, trail, province, faults, n }))
  for (let hour = 0; hour < hours; hour++) {
    for (const centre of made) anHour(centre, world)
    anHourOfTheProvince(province, world)
    await time.runUntil(START + (hour + 1) * HOUR_MS)
  }
  await calm(made, province, world)
  return {
    ...{ centres: made, province },
    get store() {
      return province.store
    },
    async stop() {
      for (const centre of made) centre.end()
      await province.end()
    },
  }
}

async function calm(made: readonly SimCentre[], province: SimProvince, { time }: World): Promise<void> {
  await province.revive()
  for (const centre of made) {
    centre.harm.mend()
    await centre.switchOn()
    await setFileHours(centre, time, ALL_DAY)
  }
  for (let hour = 0; hour < CALM_HOURS; hour++) {
    await time.runUntil(time.now() + HOUR_MS)
    for (const centre of made) await settleAll(centre, () => 'close')
  }
  // What they wrote last goes as well; who never comes to rest is found out.
  for (let half = 0; half < 4 || (half < 48 && !made.every(isAtRest)); half++)
    await time.runUntil(time.now() + HOUR_MS / 2)
}

/** Whether all that was written has been sent. */
function isAtRest({ now }: SimCentre): boolean {
  const { deps, journal } = now()
  const { deliveries, messages } = deps.store
  const isRead = messages.cursor(READ_TO) === journal.head().seq
  return isRead && deliveries.waiting().rows === 0 && deliveries.filesLeft().files === 0
}

/** Something that is done at some moment of the next hour, or is not. */
const perhaps = ({ time, chance }: World) =>
  function (share: number, run: () => Promise<unknown> | void): void {
    if (!chance.is(share)) return
    void time.sleep(chance.upTo(HOUR_MS)).then(() => time.track(async () => void (await run())))
  }

/** What happens at a centre in an hour. */
function anHour(centre: SimCentre, world: World): void {
  const { time, chance, agency } = world
  const { harm } = centre
  const maybe = perhaps(world)
  maybe(0.25, () => liveDossier(centre, time, chance))
  maybe(0.1, () => centre.desk((now) => now.write([besidesOf(chance)])))
  maybe(0.02, () => erase(centre, chance))
  maybe(0.01, () => setFileHours(centre, time, chance.one(FILE_HOURS)))
  maybe(0.02, () => centre.kill())
  maybe(0.01, () => harm.cutLine(chance.upTo(48 * HOUR_MS)))
  maybe(0.01, () => harm.fillDisk(chance.upTo(HOUR_MS)))
  maybe(0.005, () => harm.wrongClock(chance.upTo(5 * HOUR_MS)))
  maybe(0.003, () => centre.switchOff(chance.upTo(24 * HOUR_MS)))
  maybe(0.02, () => centre.backUp())
  maybe(0.005, () => centre.restore())
  maybe(0.15, () => settleAll(centre, () => chance.one(['resend', 'correct', 'close'])))
  maybe(0.003, () => resync(centre, chance))
  maybe(0.05, () => endNotices(centre))
  maybe(0.15, () => agency.ofDossier(centre))
  maybe(0.02, () => agency.grant(centre))
}

/** What happens at the province in an hour. */
function anHourOfTheProvince(province: SimProvince, world: World): void {
  const { chance, agency } = world
  const maybe = perhaps(world)
  maybe(0.01, () => province.kill(chance.upTo(3 * HOUR_MS)))
  maybe(0.005, () => province.wrongClock(chance.upTo(5 * HOUR_MS)))
  maybe(0.02, () => province.backUp())
  maybe(0.008, () => province.restore())
  maybe(0.02, () => province.loseFile())
  maybe(0.01, () => agency.holidays())
  maybe(0.004, () => agency.catalogue())
}
