import type { Db } from '../store/open-database.ts'
import type { Journal } from './journal.ts'
import type { Recorded } from './recorded.ts'

/** The file did not take the batch (disk full, I/O error): nothing of it happened. */
export class StorageError extends Error {
  constructor(cause: unknown) {
    super('the batch could not be stored', { cause })
    this.name = 'StorageError'
  }
}

export type Work<T> = (append: Journal['append']) => T

export type Committer = {
  /**
   * Runs `work` inside the next shared transaction and answers after its COMMIT. `work` may run a second time, after a
   * rollback: it must change nothing but the database.
   * @throws StorageError when the batch could not be stored; whatever `work` throws, with its own changes undone
   */
  run<T>(work: Work<T>): Promise<T>
  /** Resolves when everything handed in before is committed or refused. */
  idle(): Promise<void>
}

/** Turns of the event loop, some tens of µs each, that a batch waits at most for what is on its way. */
const GATHER_TURNS = 8

type Waiting = { work: Work<unknown>; resolve: (value: unknown) => void; reject: (error: unknown) => void }

/**
 * All commands that come in together share one immediate transaction and one fsync. Nobody is
 * answered before COMMIT (decisions.md 4). When a command throws, which only a programming error does, everything is
 * rolled back and each command runs again in a transaction of its own: a savepoint for each would copy every page that
 * every command touches, for a case that does not happen.
 * @param defer runs a function in the next turn of the event loop
 * @param onCommit gets the events of a batch after its commit, in order
 */
export function createCommitter(
  db: Db,
  journal: Journal,
  defer: (run: () => void) => void,
  onCommit: (events: Recorded[]) => void,
): Committer {
  const begin = db.prepare('BEGIN IMMEDIATE')
  const commit = db.prepare('COMMIT')
  const rollback = db.prepare('ROLLBACK')
  let waiting: Waiting[] = []
  let scheduled = false
  let headIsStale = false

  function runBatch(batch: Waiting[]): void {
    const events: Recorded[] = []
    const append: Journal['append'] = (...args) => {
      const appended = journal.append(...args)
      events.push(...appended)
      return appended
    }
    let values: unknown[] | null = null
    try {
      if (headIsStale) journal.reset()
      headIsStale = false
      begin.run()
      values = batch.map((one) => one.work(append))
      commit.run()
    } catch (error) {
      undo(batch, error, values !== null || isStorageFault(error))
      return
    }
    if (events.length > 0) tellHead(journal)
    for (const [index, one] of batch.entries()) one.resolve(values[index])
    if (events.length > 0) onCommit(events)
  }

  function undo(batch: Waiting[], error: unknown, fileIsToBlame: boolean): void {
    try {
      // A fault of the file may have ended the transaction already.
      if (db.inTransaction) rollback.run()
      journal.reset()
    } catch (fault) {
      // Not even the head can be read: the next batch begins with looking again.
      headIsStale = true
      for (const one of batch) one.reject(new StorageError(fault))
      return
    }
    if (fileIsToBlame) for (const one of batch) one.reject(new StorageError(error))
    else if (batch.length > 1) for (const one of batch) runBatch([one])
    else batch[0]?.reject(error)
  }

  /** While more commands keep coming in, they are waited for: a burst shares one fsync instead of several. */
  function gather(seen: number, turns: number): void {
    if (waiting.length > seen && turns < GATHER_TURNS) {
      const now = waiting.length
      return defer(() => gather(now, turns + 1))
    }
    scheduled = false
    const batch = waiting
    waiting = []
    runBatch(batch)
  }

  return {
    run: <T>(work: Work<T>) =>
      new Promise<T>((resolve, reject) => {
        waiting.push({ work, resolve: resolve as (value: unknown) => void, reject })
        if (scheduled) return
        scheduled = true
        defer(() => gather(0, 0))
      }),
    idle: () =>
      new Promise((resolve) => {
        const look = (): void => (scheduled ? defer(look) : resolve())
        look()
      }),
  }
}

/** The batch is stored and must be answered: a head file that cannot be written stays behind until the next one. */
function tellHead(journal: Journal): void {
  try {
    journal.publishHead()
  } catch {
    // Allowed: `verify` takes a head behind the journal, and the next commit tells a newer one.
  }
}

/** Faults of the file, not of the command. */
function isStorageFault(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return (
    typeof code === 'string' && /^SQLITE_(FULL|IOERR|CORRUPT|READONLY|CANTOPEN|NOMEM|BUSY|LOCKED|NOTADB)/.test(code)
  )
}
