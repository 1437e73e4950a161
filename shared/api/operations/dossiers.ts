import { z } from 'zod'
import * as i from '../dossier-inputs.ts'
import * as v from '../dossier-views.ts'
import { centre, id, instant, localDate } from '../views.ts'
import { none, words } from './operation.ts'
import type { Operation } from './operation.ts'

const who = ['officer', 'leader'] as const
const issued = z.array(z.object({ id, kind: z.string(), number: z.string() }))
/** What became of a dossier, without a word about people: such answers are kept to be repeated. */
export const dossierNow = z.object({
  dossier: z.object({ id, code: z.string(), state: v.dossierState, dueAt: instant }),
  slips: issued,
})
const page = {
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(20),
}

/** Reception of dossiers, and what reads them (TQ-4.2, KT-12.1, TT-4.1). */
export const dossierOperations = {
  receiveDossier: {
    method: 'POST',
    path: '/dossiers',
    who,
    summary:
      'Receive one or several dossiers of a visit: codes, due dates, receipts, and the forwarding that goes with them',
    body: i.receiveInput,
    answer: z.object({
      visitId: id,
      dossiers: z.array(
        z.object({
          id,
          code: z.string(),
          state: v.dossierState,
          dueAt: instant,
          forwardBy: instant.nullable(),
          /** When its papers go, with the run of that time where there are runs (TT-4.2b); null: no papers, or not set. */
          carry: z.object({ kind: z.enum(['at-once', 'run', 'day']), by: instant }).nullable(),
          /** Content of the QR code that finds this dossier with its second factor. */
          qr: z.string(),
        }),
      ),
      slips: issued,
      /** Codes that the day has left of the same kind; a full range gives none. */
      codesLeft: z.number().int(),
    }),
  },
  requestSupplementAtDesk: {
    method: 'POST',
    path: '/supplements',
    who,
    summary:
      'Ask for what is missing before acceptance, once and in full: no dossier code yet, counted by person and procedure',
    body: i.deskSupplementInput,
    answer: z.object({ supplementId: id, slips: issued, nth: z.number().int() }),
  },
  refuseAtDesk: {
    method: 'POST',
    path: '/refusals',
    who,
    summary: 'Refuse to receive, or direct to the agency that is competent, with a slip; no dossier code is given',
    body: i.deskRefusalInput,
    answer: z.object({ refusalId: id, slips: issued }),
  },
  getDossier: {
    method: 'GET',
    path: '/dossiers/{dossierId}',
    who,
    summary: 'One dossier with its history and slips; identity and telephone numbers are masked',
    answer: z.object({ dossier: v.dossier, now: instant, through: z.number().int() }),
  },
  openDossier: {
    method: 'POST',
    path: '/dossiers/{dossierId}/open',
    who,
    summary: 'One dossier with all personal data, for a purpose that the journal keeps',
    body: z.strictObject({ purpose: z.enum(['processing', 'contact', 'check', 'complaint']) }),
    answer: z.object({ dossier: v.dossier, now: instant, through: z.number().int() }),
    // Its answer is all personal data: it is not kept to be repeated.
    idempotent: false,
  },
  searchDossiers: {
    method: 'GET',
    path: '/dossiers',
    who,
    summary: 'Dossiers by code, name without accents, end of a telephone or identity number; the newest first',
    query: z.strictObject({ q: z.string().trim().min(1).max(100), ...page }),
    answer: z.object({ dossiers: z.array(v.dossierLine), isMore: z.boolean() }),
  },
  countDossiers: {
    method: 'GET',
    path: '/dossier-lists',
    who,
    summary: 'How many dossiers stand in each list of open work',
    query: z.strictObject({ agencyId: id.optional() }),
    answer: z.object({
      counts: z.record(v.dossierListName, z.number().int()),
      now: instant,
      through: z.number().int(),
    }),
  },
  listDossiers: {
    method: 'GET',
    path: '/dossier-lists/{list}',
    who,
    summary: 'A list of open work, the most pressing first, a page at a time',
    query: z.strictObject({ agencyId: id.optional(), ...page }),
    answer: z.object({
      dossiers: z.array(v.dossierLine),
      total: z.number().int(),
      now: instant,
      through: z.number().int(),
    }),
  },
  listSlips: {
    method: 'GET',
    path: '/slips',
    who,
    summary: 'Slips of a dossier, or of a business day',
    query: z.strictObject({ dossierId: id.optional(), date: localDate.optional(), ...page }),
    answer: z.object({ slips: z.array(v.slipLine), total: z.number().int() }),
  },
  getSlip: {
    method: 'GET',
    path: '/slips/{slipId}',
    who,
    summary: 'A slip; what it says is given to who issued it today, to others by printing it again',
    answer: z.object({ slip: v.slipLine, content: v.slipContent.nullable() }),
  },
  reprintSlip: {
    method: 'POST',
    path: '/slips/{slipId}/reprint',
    who,
    summary: 'What a slip says, to print it once more just as it was; the journal counts it',
    body: none,
    answer: z.object({ slip: v.slipLine, content: v.slipContent.nullable() }),
    idempotent: false,
  },
  lookUpDossier: {
    method: 'POST',
    path: '/dossier-look-ups',
    who: 'open',
    summary:
      'State of a dossier for the public: by its code alone the state only; with the end of a telephone or identity number, or the code of the receipt, when and where',
    body: z.strictObject({
      code: words.min(1).max(120),
      /** Last four digits of a telephone or identity number of a party. */
      factor: z
        .string()
        .regex(/^\d{4}$/)
        .optional(),
    }),
    answer: z.object({ centre, dossier: v.publicDossier, now: instant }),
    idempotent: false,
  },
} as const satisfies Record<string, Operation>
