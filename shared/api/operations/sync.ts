import { z } from 'zod'
import { dossierLine, lineNote, lineView, syncView } from '../sync-views.ts'
import { PLACE } from '../../domain/sync/place.ts'
import { instant } from '../views.ts'
import { none, words } from './operation.ts'
import type { Operation } from './operation.ts'

const desks = ['officer', 'leader'] as const
const leads = ['leader', 'technician'] as const

/** The line to the province: what waits, what was refused, what it tells (models.md §8). */
export const syncOperations = {
  getLine: {
    method: 'GET',
    path: '/line',
    who: ['officer', 'receptionist', 'leader', 'technician'],
    summary: 'Whether the province hears this centre, and what waits to be sent',
    answer: z.object({ line: lineView, now: instant, through: z.number().int() }),
  },
  getSync: {
    method: 'GET',
    path: '/sync',
    who: leads,
    summary: 'All of the line to the province: queue, rate, refused rows, notices, files, seal',
    answer: z.object({ sync: syncView, now: instant, through: z.number().int() }),
  },
  getDossierLine: {
    method: 'GET',
    path: '/dossiers/{dossierId}/line',
    who: desks,
    summary: 'What was sent of a dossier, what was answered, and what the province says of it',
    answer: z.object({ line: dossierLine, now: instant, through: z.number().int() }),
  },
  resendDelivery: {
    method: 'POST',
    path: '/deliveries/{seq}/resend',
    who: desks,
    summary: 'Send a refused row again as it was, after the province has put things right',
    body: none,
    answer: none,
  },
  correctDelivery: {
    method: 'POST',
    path: '/deliveries/{seq}/correct',
    who: desks,
    summary: 'Send a new row in the place of a refused one: as the dossier is now, one place of it put right',
    body: z.strictObject({
      change: z
        .strictObject({ field: z.string().regex(PLACE), value: z.union([words.max(300), z.number(), z.boolean()]) })
        .optional(),
    }),
    answer: none,
  },
  closeDelivery: {
    method: 'POST',
    path: '/deliveries/{seq}/close',
    who: desks,
    summary: 'Close a refused row with a note: nothing comes in its place',
    body: z.strictObject({ note: words.min(1).max(500) }),
    answer: none,
  },
  endNotice: {
    method: 'POST',
    path: '/province-notices/{noticeId}/seen',
    who: desks,
    summary: 'A notice of the province was dealt with',
    body: none,
    answer: none,
  },
  endLineNote: {
    method: 'POST',
    path: '/sync/notes/seen',
    who: leads,
    summary: 'What the line found, a restore or another seal for example, was seen by who leads',
    body: z.strictObject({ what: lineNote }),
    answer: none,
  },
  retrySync: {
    method: 'POST',
    path: '/sync/retry',
    who: leads,
    summary: 'Try the line to the province now',
    body: none,
    answer: none,
  },
  resyncProvince: {
    method: 'POST',
    path: '/sync/resync',
    who: leads,
    summary: 'Read everything from the province anew, or send everything anew; nothing is doubled by it',
    body: z.strictObject({ what: z.enum(['down', 'up']) }),
    answer: none,
  },
  takeOverJournal: {
    method: 'POST',
    path: '/sync/take-over',
    who: leads,
    summary: 'Say that this restored machine is the centre’s: its journal goes on in a new epoch',
    body: none,
    answer: none,
  },
} as const satisfies Record<string, Operation>
