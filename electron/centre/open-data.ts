import type { KeyObject } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { loadJournalKey } from '../platform/keys.ts'
import { readyData } from './backup/ready-data.ts'
import { keepLostHead, LOST_HEAD, openHeadFile, readHeadFile } from './journal/head-file.ts'
import { openJournal } from './journal/journal.ts'
import type { Head, Journal } from './journal/journal.ts'
import { rebuildIfOutdated } from './journal/rebuild.ts'
import type { CentreOptions } from './start-centre.ts'
import { lockFolder } from './store/folder-lock.ts'
import { closeDatabase, openDatabase } from './store/open-database.ts'
import type { Db } from './store/open-database.ts'
import { keepBeforeUpdate } from './updates/before-update.ts'
import { goBackToCopy } from './updates/go-back.ts'

type DataOptions = Pick<CentreOptions, 'dir' | 'backups' | 'demo' | 'version' | 'clock' | 'ids' | 'log'>

type OpenData = {
  readonly db: Db
  readonly key: KeyObject
  readonly journal: Journal
  readonly closeData: () => void
}

/** Takes the data folder for this centre, with its database and journal. */
export async function openData(options: DataOptions): Promise<OpenData> {
  if (options.backups !== undefined) await readyData({ ...options, backups: options.backups })
  mkdirSync(options.dir, { recursive: true, mode: 0o700 })
  const unlock = lockFolder(options.dir)
  try {
    return openLocked(options, unlock)
  } catch (error) {
    // Whoever mends it finds a folder that nobody has (closed-door.ts).
    unlock()
    throw error
  }
}

function openLocked(options: DataOptions, unlock: () => void): OpenData {
  const file = join(options.dir, 'centre.db')
  const key = loadJournalKey(options.dir, !existsSync(file))
  if (goBackToCopy(options.dir)) options.log.warn('a newer version did not run: the database of before is back')
  if (keepBeforeUpdate(options.dir, options.version)) options.log.warn('the database of before this update is kept')
  const db = openDatabase(file)
  try {
    if (rebuildIfOutdated(db)) options.log.warn('the tables were made anew from the journal for this version')
    const { journal, headFile } = openCheckedJournal(options, db, key)
    const closeData = (): void => {
      closeDatabase(db)
      headFile.close()
      unlock()
    }
    return { db, key, journal, closeData }
  } catch (error) {
    db.close()
    throw error
  }
}

/** Opens the journal and holds it against the head that was told before: a centre that lost events says so and goes on. */
function openCheckedJournal(
  { dir, log }: DataOptions,
  db: Db,
  key: KeyObject,
): { journal: Journal; headFile: ReturnType<typeof openHeadFile> } {
  const told = readHeadFile(join(dir, 'head.json'))
  const headFile = openHeadFile(join(dir, 'head.json'))
  const journal = openJournal(db, key, headFile)
  if (told && !isInJournal(journal, told)) {
    keepLostHead(join(dir, LOST_HEAD), told)
    log.error({ seq: told.seq }, 'the journal does not reach the head that was told: events were lost')
  }
  return { journal, headFile }
}

/** Whether the journal still has the event that was told as its last. A centre that lost some starts all the same: a hall waits. */
function isInJournal(journal: Journal, { seq, hash }: Head): boolean {
  const [row] = journal.rowsBefore(seq + 1, 1)
  return seq === 0 || (row?.seq === seq && row.hash === hash)
}
