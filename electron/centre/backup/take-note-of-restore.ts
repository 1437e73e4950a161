import type { Centre } from '../centre.ts'
import { settleRestore } from '../usecases/backup/settle-restore.ts'
import { dropRestoredNote, readRestoredNote } from './restored-note.ts'

/**
 * A centre whose data were restored says so in its journal before anybody is answered. Cut off in between, it goes on with
 * the next start: nothing is done twice.
 */
export async function takeNoteOfRestore({ deps, executor, log }: Centre, dir: string): Promise<void> {
  const note = readRestoredNote(dir)
  if (!note) return
  for (let more = true; more;) {
    const outcome = await executor.execute({ kind: 'nobody', address: '' }, null, (ctx) =>
      settleRestore(deps, note, ctx),
    )
    more = outcome.ok && (JSON.parse(outcome.answer) as { more: boolean }).more
  }
  dropRestoredNote(dir)
  log.warn(
    { backupAt: note.backupAt, how: note.how, lostThrough: note.lostThrough },
    'the centre goes on from a backup',
  )
}
