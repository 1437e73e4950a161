import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../province/api/build-app.ts'
import { openSqliteStore } from '../../province/store/sqlite/open-sqlite.ts'
import { StoreUnavailable } from '../../province/store/store.ts'
import type { Store } from '../../province/store/store.ts'
import type { Ids } from '../../shared/kernel/ids.ts'
import { seeded } from '../../shared/testkit/simulated-day.ts'
import { StorageError } from '../centre/journal/committer.ts'
import { keepSyncing } from '../centre/sync/keep-syncing.ts'
import type { Syncing } from '../centre/sync/keep-syncing.ts'
import { closeDelivery, resendDelivery } from '../centre/usecases/sync/settle.ts'
import { LINE_FAULTS, brokenLine } from './broken-line.ts'
import type { BrokenLine, LineFault } from './broken-line.ts'
import { Killed, besides, dossierEvents, openSyncCentre } from './sync-centre.ts'
import type { SyncCentre } from './sync-centre.ts'
import { SYNC_OFFICER } from './sync-steps.ts'
import { createVirtualTime } from './virtual-time.ts'
import type { VirtualTime } from './virtual-time.ts'

const HOUR_MS = 3_600_000
const YEAR_MS = 365 * 24 * HOUR_MS
const START = Date.parse('2026-11-23T01:00:00Z')
const OPERATOR = 'operator-of-the-simulation'

export type SimOptions = {
  readonly dir: string
  readonly seed: number
  readonly hours: number
  readonly centres: number
  /** Share of requests that go wrong. */
  readonly faultRate?: number
}

/** A centre in the simulation, through all lives of its program. */
export type SimCentre = {
  readonly id: string
  readonly line: BrokenLine
  now(): SyncCentre
  /** Dossier numbers that were begun. */
  readonly begun: number
  readonly kills: number
  readonly restores: number
  /** Dossiers up to this number may have been lost in a restore: the province knows more of them than the journal. */
  readonly lostTo: number
}

export type Simulation = {
  readonly centres: readonly SimCentre[]
  readonly store: Store
  readonly provinceKills: number
  stop(): Promise<void>
}

type Chance = { next(): number; upTo(most: number): number; is(share: number): boolean; one<T>(of: readonly T[]): T }

function chanceOf(seed: number): Chance {
  const next = seeded(seed)
  return {
    next,
    upTo: (most) => Math.floor(next() * most),
    is: (share) => next() < share,
    one: (of) => of[Math.floor(next() * of.length)] as (typeof of)[number],
  }
}

/** Identifiers that the seed decides. */
function idsOf(chance: Chance): Ids {
  let n = 0
  const hex = (): string =>
    chance
      .upTo(2 ** 31)
      .toString(16)
      .padStart(8, '0')
  return { next: () => `${(++n).toString(16).padStart(8, '0')}-${hex()}`, secret: () => hex() + hex() }
}

/**
 * Centres, their lines and a province in one process: seeded chance, a clock of its own, faults at every point. The
 * province is the real one up to its HTTP, on SQLite in memory; centres are the real ones from the journal to the line.
 */
export async function simulate({ dir, seed, hours, centres, faultRate = 0.2 }: SimOptions): Promise<Simulation> {
  const chance = chanceOf(seed)
  const time = createVirtualTime(START)
  const province = await openProvince(dir, time, chance)
  const ends = START + hours * HOUR_MS
  const faults = (): number => (time.now() < ends ? faultRate : 0)
  const made: Mutable[] = []
  for (let n = 1; n <= centres; n++) made.push(await openCentre({ dir, time, chance, province, faults, n }))
  for (let hour = 0; hour < hours; hour++) {
    for (const centre of made) plan(centre, time, chance)
    if (chance.is(0.01)) await province.kill(chance.upTo(3 * HOUR_MS))
    await time.runUntil(START + (hour + 1) * HOUR_MS)
  }
  // Nothing breaks any more: whatever waits comes in, and people settle what was refused.
  await province.revive()
  for (const centre of made) centre.mend()
  for (let hour = 0; hour < 12; hour++) {
    await time.runUntil(time.now() + HOUR_MS)
    for (const centre of made) await settleAll(centre, () => false)
  }
  // What they wrote last goes as well.
  await time.runUntil(time.now() + HOUR_MS)
  return {
    centres: made,
    store: province.store,
    get provinceKills() {
      return province.kills()
    },
    async stop() {
      for (const centre of made) await centre.end()
      await province.end()
    },
  }
}

type Province = {
  readonly store: Store
  app(): FastifyInstance | null
  addCentre(id: string): Promise<string>
  /** Down at once; up again after a while. */
  kill(forMs: number): Promise<void>
  revive(): Promise<void>
  kills(): number
  end(): Promise<void>
}

async function openProvince(dir: string, time: VirtualTime, chance: Chance): Promise<Province> {
  const real = openSqliteStore(':memory:')
  let isFull = false
  let kills = 0
  // A full disk ends a transaction after it has done all its work.
  const store: Store = {
    ...real,
    transaction: (run) =>
      real.transaction(async (tx) => {
        const value = await run(tx)
        if (isFull) throw new StoreUnavailable('the disk is full')
        return value
      }),
  }
  const build = (): Promise<FastifyInstance> =>
    buildApp({
      ...{
        store,
        dir: join(dir, 'province'),
        operatorToken: OPERATOR,
        clock: time.clock(),
        timers: time.timers(() => true),
      },
      log: { info() {}, warn() {}, error() {} },
      ...{ perSecond: 1e9, atOnce: 1e9 },
    })
  let app: FastifyInstance | null = await build()
  async function revive(): Promise<void> {
    isFull = false
    app ??= await build()
  }
  return {
    store,
    app: () => app,
    async addCentre(id) {
      const said = await app?.inject({
        ...{ method: 'POST', url: '/v1/operator/centres', headers: { authorization: `Bearer ${OPERATOR}` } },
        payload: { id, name: id },
      })
      if (!said) throw new Error('the province is down')
      return said.json<{ token: string }>().token
    },
    async kill(forMs) {
      kills += 1
      if (chance.is(0.3)) isFull = true
      else app = null
      void time.sleep(forMs).then(revive)
      await Promise.resolve()
    },
    revive,
    kills: () => kills,
    async end() {
      await app?.close()
      await real.close()
    },
  }
}

type Opening = {
  readonly dir: string
  readonly time: VirtualTime
  readonly chance: Chance
  readonly province: Province
  readonly faults: () => number
  readonly n: number
}

type Mutable = SimCentre & {
  begun: number
  kills: number
  restores: number
  /** Somebody at a desk writes; what a full disk refuses did not happen. */
  desk(work: (centre: SyncCentre) => Promise<unknown>): Promise<void>
  fillDisk(forMs: number): void
  cutLine(forMs: number): void
  wrongClock(forMs: number): void
  kill(): Promise<void>
  /** A person confirms that the restored machine is the centre's. */
  takeOver(): Promise<void>
  /** Dossiers up to here may have been lost in a restore. */
  lostTo: number
  backUp(): void
  restore(): Promise<void>
  mend(): void
  end(): Promise<void>
}

async function openCentre({ dir, time, chance, province, faults, n }: Opening): Promise<Mutable> {
  const id = `centre-${n}`
  let home = join(dir, id)
  mkdirSync(home, { recursive: true })
  const token = await province.addCentre(id)
  const ids = idsOf(chance)
  const harm = damages(time, chance)
  let life = 0
  let backup: Buffer | null = null
  const choose = (): LineFault => {
    if (harm.now.isCut) return 'before'
    return chance.is(faults()) ? chance.one(LINE_FAULTS) : 'none'
  }
  const line = brokenLine(time, province.app, choose, chance.next)
  const old: SyncCentre[] = []
  let syncing: Syncing
  let current: SyncCentre

  async function live(): Promise<void> {
    const mine = ++life
    const isAlive = (): boolean => life === mine
    let heard: (() => void) | null = null
    const centre = await openSyncCentre({
      ...{ id, dir: home, token, ids, isAlive, transport: line.transport, chance: chance.next },
      ...{ clock: time.clock(() => harm.now.wrongBy), timers: time.timers(isAlive) },
      onCommit: () => isAlive() && heard?.(),
      pack: (text) => gzipSync(text, { level: 1 }),
      beforeCommit: () => {
        if (harm.now.isFull) throw new StorageError(new Error('the disk is full'))
      },
    })
    centre.db.pragma('synchronous = OFF')
    current = centre
    syncing = keepSyncing(centre.world, { chance: chance.next, pullEveryMs: 3 * HOUR_MS, filesEveryMs: 3 * HOUR_MS })
    heard = () => syncing.heard([])
  }
  await live()

  const made: Mutable = {
    ...{ fillDisk: harm.fillDisk, cutLine: harm.cutLine, wrongClock: harm.wrongClock, mend: harm.mend },
    ...{ id, line, begun: 0, kills: 0, restores: 0, lostTo: 0 },
    now: () => current,
    async desk(work) {
      await work(current).catch((error: unknown) => {
        if (!(error instanceof StorageError || error instanceof Killed)) throw error
      })
    },
    async kill() {
      made.kills += 1
      old.push(current)
      await live()
    },
    async takeOver() {
      await syncing.takeOver().catch(() => false)
    },
    backUp() {
      backup = current.db.serialize()
    },
    async restore() {
      if (!backup) return
      made.restores += 1
      made.lostTo = made.begun
      // On another disk: who was killed still has the old file open.
      home = join(dir, `${id}-${made.restores}`)
      mkdirSync(home)
      writeFileSync(join(home, 'centre.db'), backup)
      old.push(current)
      await live()
    },
    async end() {
      life += 1
      for (const one of [...old, current]) if (one.db.open) one.db.close()
      await Promise.resolve()
    },
  }
  return made
}

/** What goes wrong at a centre for a while. */
function damages(time: VirtualTime, chance: Chance) {
  const now = { isCut: false, isFull: false, wrongBy: 0 }
  const later = (forMs: number, mend: () => void): void => void time.sleep(forMs).then(mend)
  return {
    now,
    fillDisk(forMs: number): void {
      now.isFull = true
      later(forMs, () => (now.isFull = false))
    },
    cutLine(forMs: number): void {
      now.isCut = true
      later(forMs, () => (now.isCut = false))
    },
    wrongClock(forMs: number): void {
      now.wrongBy = chance.is(0.5) ? YEAR_MS : -YEAR_MS
      later(forMs, () => (now.wrongBy = 0))
    },
    mend: () => void Object.assign(now, { isCut: false, isFull: false, wrongBy: 0 }),
  }
}

/** What happens at a centre in an hour. */
function plan(centre: Mutable, time: VirtualTime, chance: Chance): void {
  const later = (within: number, run: () => Promise<unknown> | void): void =>
    void time.sleep(chance.upTo(within)).then(() => time.track(async () => void (await run())))
  if (chance.is(0.25)) later(HOUR_MS, () => dossier(centre, time, chance))
  if (chance.is(0.1)) later(HOUR_MS, () => centre.desk((now) => now.write([besides(chance.upTo(1e9))])))
  if (chance.is(0.02)) later(HOUR_MS, () => centre.kill())
  if (chance.is(0.01)) centre.cutLine(chance.upTo(48 * HOUR_MS))
  if (chance.is(0.01)) centre.fillDisk(chance.upTo(HOUR_MS))
  if (chance.is(0.005)) centre.wrongClock(chance.upTo(5 * HOUR_MS))
  if (chance.is(0.02)) later(HOUR_MS, () => centre.backUp())
  if (chance.is(0.003)) later(HOUR_MS, () => centre.restore())
  if (chance.is(0.3)) later(HOUR_MS, () => settleAll(centre, () => chance.is(0.5)))
  if (chance.is(0.02)) later(HOUR_MS, () => erase(centre, chance))
}

/** A dossier lives: some get a step after their end, which the province refuses. */
async function dossier(centre: Mutable, time: VirtualTime, chance: Chance): Promise<void> {
  const no = ++centre.begun
  const steps = dossierEvents(idsFor(centre, chance), no, time.now())
  const all = [steps.received, steps.forwarded, steps.apologised, steps.resultRecorded, steps.resultReturned]
  const order = chance.is(0.1) ? [...all, steps.forwarded, steps.apologised] : all
  let at = 0
  const next = async (): Promise<void> => {
    const make = order[at]
    if (!make) return
    let isWritten = false
    await centre.desk(async (now) => {
      // Who was restored knows nothing of it any more.
      if (at > 0 && !now.deps.store.dossiers.byId(steps.dossierId)) return
      const { events, persons } = make()
      await now.write(events, persons)
      isWritten = true
    })
    if (isWritten) at += 1
    else if (at > 0) return
    void time.sleep(chance.upTo(6 * HOUR_MS)).then(() => time.track(next))
  }
  await next()
}

let serial = 0
const idsFor = (centre: Mutable, chance: Chance): Ids => ({
  next: () => `${centre.id}-${++serial}-${chance.upTo(2 ** 30).toString(36)}`,
  secret: () => chance.upTo(2 ** 30).toString(36),
})

/** Somebody looks at what was refused, and sends it again or closes it. */
async function settleAll(centre: Mutable, isAgain: () => boolean): Promise<void> {
  // Its requests take time of the clock that stands still while somebody waits here.
  if (centre.now().line.state().code === 'OTHER_JOURNAL') void centre.takeOver()
  await centre.desk(async ({ world, deps }) => {
    for (const { seq } of deps.store.deliveries.openTasks(50)) {
      const again = isAgain()
      await world.executor.execute(SYNC_OFFICER, null, (ctx) =>
        again ? resendDelivery(deps, { seq }, ctx) : closeDelivery(deps, { seq, note: 'Đã xử lý với tỉnh.' }, ctx),
      )
    }
  })
}

async function erase(centre: Mutable, chance: Chance): Promise<void> {
  if (centre.begun === 0) return
  await centre.desk(async ({ deps, world }) => {
    const parties = deps.store.dossiers.parties(`D${1 + chance.upTo(centre.begun)}`)
    const ids = parties.filter(({ body }) => body !== null).map(({ personId }) => personId)
    if (ids.length === 0) return
    await world.executor.execute({ kind: 'nobody', address: '' }, null, (ctx) => ({
      events: ids.map((personId) => ({ type: 'person.erased', payload: { personId, ground: 'request' } })),
      apply: (operational) => operational.erasePersons(ids, ctx.now),
    }))
  })
}
