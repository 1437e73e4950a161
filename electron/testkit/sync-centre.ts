import { createSecretKey } from 'node:crypto'
import { join } from 'node:path'
import type { NewEvent, PayloadOf } from '../../shared/domain/events/catalogue.ts'
import { businessDate } from '../../shared/domain/time/vietnam-time.ts'
import type { Ids } from '../../shared/kernel/ids.ts'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import { createCommitter } from '../centre/journal/committer.ts'
import { openJournal } from '../centre/journal/journal.ts'
import type { Journal } from '../centre/journal/journal.ts'
import { makePerson } from '../centre/journal/persons.ts'
import type { PersonRow } from '../centre/journal/persons.ts'
import { toRecorded } from '../centre/journal/recorded.ts'
import type { Recorded } from '../centre/journal/recorded.ts'
import { openDatabase } from '../centre/store/open-database.ts'
import type { Db } from '../centre/store/open-database.ts'
import { operationalStore } from '../centre/store/operational-store.ts'
import { openStore } from '../centre/store/store.ts'
import { createLine } from '../centre/sync/line.ts'
import type { Line } from '../centre/sync/line.ts'
import { referenceAdapter } from '../centre/sync/http/reference-adapter.ts'
import type { Transport } from '../centre/sync/http/transport.ts'
import type { SyncWorld } from '../centre/sync/world.ts'
import type { Caller, Decision, Deps } from '../centre/usecases/context.ts'
import { createExecutor } from '../centre/usecases/execute.ts'
import type { Executor } from '../centre/usecases/execute.ts'
import { openFiles } from '../platform/files.ts'

export type SyncCentreOptions = {
  readonly id: string
  readonly dir: string
  /** Where digitised papers lie; default: in `dir`. */
  readonly files?: string
  readonly token: string
  readonly transport: Transport
  readonly clock: Clock
  readonly timers: Timers
  readonly ids: Ids
  readonly chance: () => number
  /** False: this life of the program is over, and nothing that it does has an effect. */
  readonly isAlive?: () => boolean
  /** May throw as a file does that takes no more. */
  readonly beforeCommit?: () => void
  readonly onCommit?: (events: readonly Recorded[]) => void
  readonly log?: SyncWorld['log']
  readonly pack?: (text: string) => Uint8Array
  readonly refreshToken?: () => boolean
  /** Told of all that is written while it is under way. */
  readonly track?: <T>(work: () => Promise<T>) => Promise<T>
  readonly importCatalogue?: SyncWorld['importCatalogue']
}

/** A centre with its database, journal, rules and line, and nothing that counters need. */
export type SyncCentre = {
  readonly id: string
  readonly db: Db
  readonly journal: Journal
  readonly executor: Executor
  readonly deps: Deps
  readonly world: SyncWorld
  readonly line: Line
  /** Writes events as somebody at a desk would. */
  write(events: readonly NewEvent[], persons?: readonly PersonRow[]): Promise<void>
  /** The whole journal. */
  events(): Recorded[]
}

const NOBODY: Caller = { kind: 'nobody', address: '' }
/** The program was killed: whatever it was doing comes to nothing. */
export class Killed extends Error {}

const quiet = { info() {}, warn() {}, error() {}, debug() {} } as unknown as SyncWorld['log']

/** Opens a centre's file, makes it when it is new. */
export async function openSyncCentre(options: SyncCentreOptions): Promise<SyncCentre> {
  const {
    id,
    dir,
    token,
    transport,
    clock,
    timers,
    ids,
    chance,
    isAlive = () => true,
    track = (work) => work(),
  } = options
  function mustLive(): void {
    if (!isAlive()) throw new Killed('the program is gone')
  }
  const db = openDatabase(join(dir, 'centre.db'))
  const journal = openJournal(db, createSecretKey(Buffer.alloc(32, 7)), { write() {}, close() {} })
  const operational = operationalStore(db)
  const committer = createCommitter(db, journal, setImmediate, (events) => options.onCommit?.(events))
  const plain = createExecutor(committer, operational, clock, ids)
  const executor: Executor = {
    context: plain.context,
    execute: async (...work) => {
      mustLive()
      options.beforeCommit?.()
      const outcome = await track(() => plain.execute(...work))
      mustLive()
      return outcome
    },
  }
  const store = openStore(db, {
    config: journal.configVersion,
    desks: journal.deskVersion,
    catalogue: journal.catalogueVersion,
    today: () => businessDate(clock.now()),
    sessions: () => operational.sessionChanges(),
  })
  const deps = {
    store,
    files: openFiles(options.files ?? join(dir, 'files')),
    through: () => journal.head().seq,
  } as unknown as Deps
  const line = createLine(clock, chance)
  const adapter = referenceAdapter({
    ...{ token: () => token, now: clock.now, nextName: ids.next },
    transport(request) {
      mustLive()
      return transport(request)
    },
    ...(options.pack ? { pack: options.pack } : {}),
  })
  const world: SyncWorld = {
    ...{ deps, executor, journal, clock, timers, adapter, line, log: options.log ?? quiet },
    importCatalogue: options.importCatalogue ?? (() => Promise.resolve('unchanged')),
    refreshToken: options.refreshToken ?? (() => false),
  }
  const write = async (events: readonly NewEvent[], persons: readonly PersonRow[] = []): Promise<void> => {
    const decision: Decision<object> = { events, persons }
    await executor.execute(NOBODY, null, () => decision)
  }
  if (journal.head().seq === 0) await write([{ type: 'journal.started', payload: { epoch: ids.next() } }])
  const events = (): Recorded[] => {
    const rows = journal.rowsBefore(journal.head().seq + 1, 1_000_000)
    return rows.toReversed().map(toRecorded)
  }
  return { id, db, journal, executor, deps, world, line, write, events }
}

const PARTY = { kind: 'person', name: 'Nguyễn Thị Mẫu', identity: '001185000123', phone: '0912 345 678' }

/** What a desk writes about dossier number `no`: events with their erasable rows. */
export function dossierEvents(ids: Ids, no: number, at: number) {
  const dossierId = `D${no}`
  const by = { dossierId, officerId: 'O1' }
  const date = businessDate(at)
  const day = date.slice(2).replaceAll('-', '')
  const code = `H42.12-${day}-${String(no).padStart(4, '0')}`
  const person = (kind: 'party' | 'dossier', body: string) => makePerson(ids.next(), kind, body)
  const made = (event: NewEvent, rows: readonly PersonRow[] = []) => ({ events: [event], persons: rows })
  return {
    ...{ dossierId, code },
    received(more: Partial<PayloadOf<'dossier.received'>> = {}) {
      const filer = person('party', JSON.stringify(PARTY))
      return made(
        {
          type: 'dossier.received',
          payload: {
            ...{ ...by, code, series: 'H42.12', no, visitId: `V${no}`, ticketId: null, counterId: 'C1' },
            ...{ procedureId: '1.004222', caseCode: null, agencyId: 'A1', fieldId: 'F1', channel: 'direct' },
            ...{ filer: filer.ref, owner: null, principal: null, components: [], sets: 1 },
            ...{ delivery: { how: 'counter', where: null }, fees: [], summary: null, note: null, externalCode: null },
            ...{ hasPaper: false, limit: null, dueAt: at + 5 * 86_400_000, forwardBy: null, ...more },
          },
        },
        [filer.row],
      )
    },
    forwarded: () => made({ type: 'dossier.forwarded', payload: { ...by, late: false } }),
    apologised() {
      const [words, signer] = [person('dossier', 'Cần thêm thời gian'), person('dossier', 'Người ký')]
      const dates = { previousDueAt: at, dueAt: at + 86_400_000 }
      return made(
        {
          type: 'dossier.apologised',
          payload: { ...by, ...dates, cause: 'agency', words: words.ref, signer: signer.ref, late: false },
        },
        [words.row, signer.row],
      )
    },
    resultRecorded: () =>
      made({
        type: 'dossier.resultRecorded',
        payload: {
          ...{ ...by, kind: 'granted', paper: true, electronic: false, shelf: null, lateCause: null },
          ...{ collectBy: null, words: null },
        },
      }),
    resultReturned() {
      const receiver = person('party', JSON.stringify(PARTY))
      return made(
        {
          type: 'dossier.resultReturned',
          payload: { ...by, counterId: 'C1', ticketId: null, proof: 'receipt', receiver: receiver.ref },
        },
        [receiver.row],
      )
    },
  }
}

/** Something that is about no dossier. */
export const besides = (n: number): NewEvent => ({
  type: 'slip.cancelled',
  payload: { slipId: `S${n}`, officerId: 'O1', cause: 'other', words: null },
})
