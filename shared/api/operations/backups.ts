import { z } from 'zod'
import { backupsView, restoreView } from '../backup-views.ts'
import { instant } from '../views.ts'
import { none, words } from './operation.ts'
import type { Operation } from './operation.ts'

const staff = ['leader', 'technician'] as const

/** Backups of the centre, and what a restore means for those who work (decisions.md 7). */
export const backupOperations = {
  getBackups: {
    method: 'GET',
    path: '/backups',
    who: staff,
    summary: 'Where backups lie, how old the last good one is, what went wrong, which restores there were',
    answer: backupsView,
  },
  backUpNow: {
    method: 'POST',
    path: '/backups/now',
    who: staff,
    summary: 'Make a backup at once; nobody waits for its end',
    body: none,
    answer: z.object({}),
  },
  setSecondBackup: {
    method: 'POST',
    path: '/backups/second',
    who: ['technician'],
    summary:
      'A folder on another disk or share that gets a copy of each backup, prepared and written to now; empty: none',
    body: z.strictObject({ folder: words.max(300).or(z.literal('')) }),
    answer: z.object({}),
  },
  makeBackupKey: {
    method: 'POST',
    path: '/backups/key',
    who: ['technician'],
    idempotent: false,
    summary: 'Encipher the copies on the second disk by a new key; its code is told this once, for a paper in the safe',
    /** Whoever asks knows that nobody tells the code again. */
    body: z.strictObject({ willKeep: z.literal(true) }),
    answer: z.object({ code: z.string() }),
  },
  settleFormerBackups: {
    method: 'POST',
    path: '/backups/former',
    who: staff,
    summary: 'Copies on a second disk that is used no longer: removed there, or the disk itself is gone for good',
    body: z.strictObject({ folder: words.max(300), how: z.enum(['remove', 'gone']) }),
    answer: z.object({}),
  },
  getLastRestore: {
    method: 'GET',
    path: '/backups/restored',
    who: ['officer', 'receptionist', 'leader', 'technician'],
    summary: 'A restore of today, so that everybody knows what is lost; null: there was none',
    answer: z.object({ restore: restoreView.nullable(), now: instant, through: z.number().int() }),
  },
} as const satisfies Record<string, Operation>
