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
   * Runs `work` inside the next shared transaction and answers after its COMMIT.
   * @throws StorageError when the batch could not be stored; whatever `work` throws, with its own changes undone
   */
  run<T>(work: Work<T>): Promise<T>
  /** Resolves when everything handed in before is committed or refused. */
  idle(): Promise<void>
}

type Waiting = { work: Work<unknown>; resolve: (value: unknown) => void; reject: (error: unknown) => void }
type Done = { waiting: Waiting; value?: unknown; error?: unknown; failed: boolean }

/**
 * All commands that are waiting in one turn of the event loop share one immediate transaction and one fsync; each has
 * a savepoint of its own. Nobody is answered before COMMIT (decisions.md 4).
 * @param defer runs a function in the next turn of the event loop
 * @param onCommit gets the events of a batch after its commit, in order
 */
export function createCommitter(db: Db, journal: Journal, defer: (run: () => void) => void, onCommit: (events: Recorded[]) => void): Committer {
  const sql = (text: string) => db.prepare(text)
  const [begin, commit, rollback] = [sql('BEGIN IMMEDIATE'), sql('COMMIT'), sql('ROLLBACK')]
  const [save, release, undo] = [sql('SAVEPOINT command'), sql('RELEASE command'), sql('ROLLBACK TO command')]
  let waiting: Waiting[] = []
  let scheduled = false

  function runOne(one: Waiting, events: Recorded[]): Done {
    save.run()
    const mark = events.length
    try {
      const value = one.work((...args) => {
        const appended = journal.append(...args)
        events.push(...appended)
        return appended
      })
      release.run()
      return { waiting: one, value, failed: false }
    } catch (error) {
      if (!db.inTransaction || isStorageFault(error)) throw error
      undo.run()
      release.run()
      events.length = mark
      journal.reset()
      return { waiting: one, error, failed: true }
    }
  }

  function runBatch(batch: Waiting[]): void {
    const events: Recorded[] = []
    let done: Done[]
    try {
      begin.run()
      done = batch.map((one) => runOne(one, events))
      commit.run()
    } catch (error) {
      if (db.inTransaction) rollback.run()
      journal.reset()
      const fault = new StorageError(error)
      for (const one of batch) one.reject(fault)
      return
    }
    if (events.length > 0) tellHead()
    for (const { waiting: one, value, error, failed } of done) {
      if (failed) one.reject(error)
      else one.resolve(value)
    }
    if (events.length > 0) onCommit(events)
  }

  /** The batch is stored and must be answered: a head file that cannot be written stays behind until the next one. */
  function tellHead(): void {
    try {
      journal.publishHead()
    } catch {
      // Allowed: `verify` takes a head behind the journal, and the next commit tells a newer one.
    }
  }

  function flush(): void {
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
        defer(flush)
      }),
    idle: () => (scheduled ? new Promise((resolve) => defer(() => resolve())) : Promise.resolve()),
  }
}

/** Faults of the file, not of the command: SQLite may already have ended the transaction. */
function isStorageFault(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^SQLITE_(FULL|IOERR|CORRUPT|READONLY|CANTOPEN|NOMEM|BUSY|LOCKED|NOTADB)/.test(code)
}
