import { isAbsolute } from 'node:path'
import type { AnswerOf, BodyOf } from '../../../shared/api/operations.ts'
import { stillLoggedIn } from '../api/authenticate.ts'
import type { Centre } from '../centre.ts'
import { refused } from '../usecases/context.ts'
import type { Caller, Ctx, Decision } from '../usecases/context.ts'
import type { Outcome } from '../usecases/execute.ts'

type Execute = (decide: (ctx: Ctx) => Decision<unknown>) => Promise<Outcome>

/**
 * Sets the folder on the second disk. It is prepared and written to first: what cannot be used is told to whoever sets it,
 * and not to nobody at night.
 */
export async function setSecondBackup(
  { deps }: Centre,
  { folder }: BodyOf<'setSecondBackup'>,
  execute: Execute,
): Promise<Outcome> {
  if (deps.backups.state() === null) return { ok: false, ...refused('BACKUPS_OFF') }
  if (folder !== '' && !isAbsolute(folder)) return { ok: false, ...refused('BAD_REQUEST', { field: 'folder' }) }
  const fault = folder === '' ? null : await deps.backups.prepareSecond(folder)
  if (fault !== null) return { ok: false, ...refused('BACKUP_PLACE_UNUSABLE', { why: fault }) }
  return await execute((ctx) => ({
    events: [
      {
        type: 'setting.changed',
        payload: { key: 'backup.second', agencyId: null, from: ctx.businessDate, value: folder, source: '' },
      },
    ],
    apply: () => deps.backups.askNow(),
    answer: () => ({}),
  }))
}

/** Copies that the centre does not look after any more: they are removed, or somebody says that the disk itself is gone. */
export async function settleFormerBackups(
  { deps }: Centre,
  { folder, how }: BodyOf<'settleFormerBackups'>,
  execute: Execute,
): Promise<Outcome> {
  const state = deps.backups.state()
  if (state === null) return { ok: false, ...refused('BACKUPS_OFF') }
  if (!state.former.some((one) => one.folder === folder))
    return { ok: false, ...refused('BAD_REQUEST', { field: 'folder' }) }
  const fault = how === 'remove' ? await deps.backups.removeFormer(folder) : null
  if (fault !== null) return { ok: false, ...refused('BACKUP_PLACE_UNUSABLE', { why: fault }) }
  return await execute(() => ({
    events: [{ type: 'backup.formerSettled', payload: { folder, how } }],
    apply: () => deps.backups.forgetFormer(folder),
    answer: () => ({}),
  }))
}

/** A new key for the second disk. Its code goes to whoever asks and into a file of the data folder, and nowhere else. */
export async function makeBackupKey(centre: Centre, caller: Caller): Promise<Outcome> {
  const { deps, executor, clock } = centre
  if (!stillLoggedIn(centre, caller, clock.now())) return { ok: false, ...refused('NOT_AUTHENTICATED') }
  if (deps.backups.state() === null) return { ok: false, ...refused('BACKUPS_OFF') }
  const { code, mark } = deps.backups.makeKey()
  return await executor.execute(caller, null, () => ({
    events: [{ type: 'backup.keyMade', payload: { mark } }],
    apply: () => deps.backups.askNow(),
    answer: (): AnswerOf<'makeBackupKey'> => ({ code }),
  }))
}
