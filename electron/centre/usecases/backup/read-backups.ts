import type { BackupsView, RestoreView } from '../../../../shared/api/backup-views.ts'
import type { AnswerOf } from '../../../../shared/api/operations.ts'
import { BACKUP_EVERY_MINUTES } from '../../../../shared/domain/backup/backup-settings.ts'
import { KEEP } from '../../../../shared/domain/backup/keep-backups.ts'
import type { Keep } from '../../../../shared/domain/backup/keep-backups.ts'
import type { RestoreRow } from '../../store/restore-store.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { refused } from '../context.ts'

const SHOWN = 40
const DAY_MS = 86_400_000

/** How many backups are kept, and for how long. */
export function keepOf({ store }: Deps, date: string): Keep {
  const { setting } = store.config()
  return { ...KEEP, ...setting('backup.keep', date), mostDays: setting('backup.mostDays', date) ?? KEEP.mostDays }
}

export const everyMinutes = ({ store }: Deps, date: string): number =>
  store.config().setting('backup.everyMinutes', date) ?? BACKUP_EVERY_MINUTES

export function getBackups(deps: Deps, ctx: Ctx): BackupsView {
  const state = deps.backups.state()
  const keep = keepOf(deps, ctx.businessDate)
  return {
    first: state?.first ?? null,
    second: state?.second ?? null,
    isBusy: state?.isBusy ?? false,
    nextAt: state?.nextAt ?? null,
    everyMinutes: everyMinutes(deps, ctx.businessDate),
    keep,
    list: [...(state?.list ?? [])].slice(0, SHOWN),
    restores: deps.store.restores.newest(10).map(restoreView),
    replaced: (state?.replaced ?? []).map((one) => ({ ...one, goesAt: one.at + keep.mostDays * DAY_MS })),
    former: [...(state?.former ?? [])],
    now: ctx.now,
    through: deps.through(),
  }
}

export const backUpNow: UseCase<object, Record<string, never>> = ({ backups }) =>
  backups.state() === null ? refused('BACKUPS_OFF') : { apply: () => backups.askNow(), answer: () => ({}) }

/** Everybody who works is told on the day of a restore. */
export function getLastRestore(deps: Deps, ctx: Ctx): AnswerOf<'getLastRestore'> {
  const [last] = deps.store.restores.newest(1)
  const restore = last?.businessDate === ctx.businessDate ? restoreView(last) : null
  return { restore, now: ctx.now, through: deps.through() }
}

function restoreView({ atMs, backupMs, how, lostUntilMs, lostEvents }: RestoreRow): RestoreView {
  return { at: atMs, backupAt: backupMs, how, lostUntil: lostUntilMs, lostEvents }
}
