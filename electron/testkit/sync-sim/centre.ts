import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { StorageError } from '../../centre/journal/committer.ts'
import { keepSyncing } from '../../centre/sync/keep-syncing.ts'
import type { Syncing } from '../../centre/sync/keep-syncing.ts'
import type { Transport } from '../../centre/sync/http/transport.ts'
import { isOutOfHours } from '../../centre/usecases/sync/file-hours.ts'
import { Killed, openSyncCentre } from '../sync-centre.ts'
import type { SyncCentre } from '../sync-centre.ts'
import type { VirtualTime } from '../virtual-time.ts'
import { LINE_FAULTS, brokenLine } from './broken-line.ts'
import type { BrokenLine, LineFault } from './broken-line.ts'
import type { Chance } from './chance.ts'
import { createDamages } from './faults.ts'
import type { Damages } from './faults.ts'
import type { SimProvince } from './province.ts'
import type { Trail } from './trail.ts'

const HOUR_MS = 3_600_000

/** A centre of a simulation, through all lives of its program and of its file. */
export type SimCentre = {
  readonly id: string
  readonly line: BrokenLine
  readonly harm: Damages
  now(): SyncCentre
  /** Null: no province is set down. */
  syncing(): Syncing | null
  /** Dossier numbers that were begun. */
  begun: number
  /** Their codes. */
  readonly codes: string[]
  readonly count: { kills: number; restores: number }
  /** How often a part of a paper went when papers should not. */
  outOfHours(): number
  /** Dossiers up to here may have been lost in a restore: the province knows more of them than the journal. */
  lostTo: number
  /** Versions of the catalogue that were brought into force, in their order. */
  readonly imported: string[]
  /** Somebody at a desk writes; what a full disk refuses did not happen. @returns whether it did */
  desk(work: (centre: SyncCentre) => Promise<unknown>): Promise<boolean>
  kill(): Promise<void>
  /** The address of the province is taken away for a while. */
  switchOff(forMs: number): Promise<void>
  switchOn(): Promise<void>
  /** A person confirms that the restored machine is the centre's. */
  takeOver(): Promise<void>
  backUp(): void
  restore(): Promise<void>
  end(): void
}

export type CentreOptions = {
  readonly dir: string
  readonly time: VirtualTime
  readonly chance: Chance
  readonly trail: Trail
  readonly province: SimProvince
  /** Share of requests that go wrong, as it is now. */
  faults(): number
  readonly n: number
}

/** The programs of a centre, one after the other: each finds the file as the one before has left it. */
function createLives(options: CentreOptions, id: string, token: string) {
  const { dir, time, chance, faults, province, trail } = options
  const harm = createDamages(time, chance)
  const choose = (): LineFault => {
    if (harm.now.isCut) return 'before'
    return chance.is(faults()) ? chance.one(LINE_FAULTS) : 'none'
  }
  const note = (what: string): void => trail.note(`${id} ${what}`)
  const line = brokenLine(time, { note, app: province.app, choose, chance: chance.next, poisons: harm.poisons })
  const files = join(dir, id, 'files')
  const opened: SyncCentre[] = []
  const state = { isOff: false, outOfHours: 0, imported: [] as string[] }
  let life = 0
  let syncing: Syncing | null = null

  /** Nobody looks at the clock between the hours and the line. */
  function watch({ executor, deps }: SyncCentre, { method, path, body }: Parameters<Transport>[0]): void {
    const context = executor.context({ kind: 'nobody', address: '' })
    const isContent = method === 'PATCH' || (method === 'POST' && path === '/v1/files' && body !== undefined)
    if (isContent && isOutOfHours(deps, context)) state.outOfHours += 1
  }

  async function begin(home: string): Promise<void> {
    const mine = ++life
    syncing = null
    const isAlive = (): boolean => life === mine
    const centre = await openSyncCentre({
      ...{ id, dir: home, files, token, ids: chance.ids, isAlive, chance: chance.next, track: time.track },
      ...{ clock: time.clock(() => harm.now.wrongBy), timers: time.timers(isAlive) },
      transport(request) {
        watch(centre, request)
        return line.transport(request)
      },
      onCommit: (events) => isAlive() && syncing?.heard(events),
      pack: (text) => gzipSync(text, { level: 1 }),
      beforeCommit() {
        if (harm.now.isFull) throw new StorageError(new Error('the disk is full'))
      },
      async importCatalogue({ version }) {
        if (chance.is(0.2)) return 'busy'
        state.imported.push(version)
        return 'imported'
      },
    })
    centre.db.pragma('synchronous = OFF')
    opened.push(centre)
    const every = { pullEveryMs: 3 * HOUR_MS, filesEveryMs: 3 * HOUR_MS }
    syncing = state.isOff ? null : keepSyncing(centre.world, { chance: chance.next, ...every })
  }

  return {
    ...{ harm, line, state, begin },
    now: () => opened.at(-1) as SyncCentre,
    syncing: () => syncing,
    end() {
      life += 1
      for (const { db } of opened) if (db.open) db.close()
    },
  }
}

/** The real one from the journal to the line. */
export async function openSimCentre(options: CentreOptions): Promise<SimCentre> {
  const { dir, time, province, n } = options
  const id = `centre-${n}`
  let home = join(dir, id)
  mkdirSync(home, { recursive: true })
  const lives = createLives(options, id, await province.addCentre(id))
  const { harm, line, state } = lives
  let backup: Buffer | null = null
  const made: SimCentre = {
    ...{ id, line, harm, begun: 0, lostTo: 0, codes: [], imported: state.imported },
    ...{ now: lives.now, syncing: lives.syncing, end: lives.end, outOfHours: () => state.outOfHours },
    count: { kills: 0, restores: 0 },
    async desk(work) {
      try {
        await work(lives.now())
        return true
      } catch (error) {
        if (!(error instanceof StorageError || error instanceof Killed)) throw error
        return false
      }
    },
    async kill() {
      made.count.kills += 1
      await lives.begin(home)
    },
    async switchOff(forMs) {
      state.isOff = true
      await made.kill()
      void time.sleep(forMs).then(() => time.track(made.switchOn))
    },
    async switchOn() {
      if (!state.isOff) return
      state.isOff = false
      await made.kill()
    },
    async takeOver() {
      await lives
        .syncing()
        ?.takeOver()
        .catch(() => false)
    },
    backUp: () => void (backup = lives.now().db.serialize()),
    async restore() {
      if (!backup) return
      made.count.restores += 1
      made.lostTo = made.begun
      // On another disk: who was killed still has the old file open.
      home = join(dir, `${id}-${made.count.restores}`)
      mkdirSync(home)
      writeFileSync(join(home, 'centre.db'), backup)
      await lives.begin(home)
    },
  }
  await lives.begin(home)
  return made
}
