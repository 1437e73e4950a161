import { z } from 'zod'
import { digitalCause, digitalExcuse, digitalPart } from '../../domain/digitise/parts.ts'
import { digitalPage, digitalSource } from '../../domain/events/digital-events.ts'
import * as v from '../digital-views.ts'
import { id, instant } from '../views.ts'
import type { RefusalCode } from '../codes.ts'
import { none, words } from './operation.ts'
import type { Operation } from './operation.ts'

const who = ['officer', 'leader'] as const
/** A station too: it brings what the scanner of a counter wrote. */
const bringers = ['officer', 'leader', 'station'] as const
const uploadId = z.string().regex(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
const said = words.min(1).max(300)
const page = z.int().min(1).max(2_000)
/** What a file itself is at fault for: it would be refused the next time too. */
const DIGITAL_FAULTS = [
  'DIGITAL_TYPE',
  'DIGITAL_BROKEN',
  'DIGITAL_ENCRYPTED',
  'DIGITAL_SCRIPT',
  'DIGITAL_TOO_LARGE',
  'DIGITAL_TOO_MANY_DOTS',
  'DIGITAL_TOO_MANY_PAGES',
] as const satisfies readonly RefusalCode[]
export type DigitalFault = (typeof DIGITAL_FAULTS)[number]
export const isDigitalFault = (code: string): code is DigitalFault => DIGITAL_FAULTS.some((one) => one === code)

const changed = z.object({ left: z.number().int() })

/** Digitised papers of dossiers (TV-3.2b, TT-8.5a; TT 01/2023/TT-VPCP). */
export const digitalOperations = {
  addDigitalPart: {
    method: 'POST',
    path: '/digital-uploads/{uploadId}',
    who: bringers,
    summary:
      'Send the next part of a file; one that is sent again changes nothing, and a cut line goes on from what came',
    body: z.strictObject({
      offset: z.int().min(0).max(1_000_000_000),
      data: z.base64().min(4).max(700_000),
    }),
    answer: z.object({ received: z.number().int() }),
    bodyLimit: 768 * 1024,
    // A part at its place is the same however often it comes.
    idempotent: false,
  },
  stageDigital: {
    method: 'POST',
    path: '/digital-staged',
    who: bringers,
    summary: 'Check what was sent, by its content: one PDF, or pictures of pages that become one PDF/A in their order',
    body: z.strictObject({
      uploads: z.array(uploadId).min(1).max(300),
      source: digitalSource,
      /** The counter that it is for; of a station only. */
      counterId: id.optional(),
    }),
    answer: z.object({ staged: v.stagedDigital }),
  },
  listStagedDigital: {
    method: 'GET',
    path: '/digital-staged',
    who,
    summary:
      'What waits at the own counter to be filed into a dossier, and what its scanner brought that was not taken',
    answer: v.stagedDigitals.extend({ now: instant, through: z.number().int() }),
  },
  dropStagedDigital: {
    method: 'POST',
    path: '/digital-staged/{stagedId}/drop',
    who,
    summary: 'Throw away what waits and belongs to no dossier',
    body: none,
    answer: none,
  },
  reportTurnedAway: {
    method: 'POST',
    path: '/digital-turned-away',
    who: ['station'],
    summary: 'Tell a counter which file of its scanner was not taken, and why',
    body: z.strictObject({
      counterId: id,
      /** As it lies in the folder; the journal never has it. */
      name: z.string().trim().min(1).max(200),
      code: z.enum(DIGITAL_FAULTS),
    }),
    answer: none,
  },
  dropTurnedAway: {
    method: 'POST',
    path: '/digital-turned-away/{turnedAwayId}/drop',
    who,
    summary: 'Take note of a file that was not taken',
    body: none,
    answer: none,
  },
  getDigital: {
    method: 'GET',
    path: '/dossiers/{dossierId}/digital',
    who,
    summary: 'Papers of a dossier: what is digitised, what is still to be, and why something is not',
    answer: z.object({ digital: v.digitalDossier, now: instant, through: z.number().int() }),
  },
  attachDigital: {
    method: 'POST',
    path: '/dossiers/{dossierId}/digital',
    who,
    summary: 'File what waits as a paper of a dossier; its pages come after those that are there',
    body: z.strictObject({ part: digitalPart, stagedId: id }),
    answer: changed.extend({ fileId: id }),
  },
  orderDigital: {
    method: 'POST',
    path: '/dossiers/{dossierId}/digital/order',
    who,
    summary: 'Put the pages of a paper in order, or turn them',
    body: z.strictObject({ part: digitalPart, pages: z.array(digitalPage).min(1).max(2_000) }),
    answer: none,
  },
  removeDigital: {
    method: 'POST',
    path: '/dossiers/{dossierId}/digital/remove',
    who,
    summary: 'Take pages out, for a reason; a file of which no page is left is deleted',
    body: z.strictObject({
      part: digitalPart,
      pages: z
        .array(z.strictObject({ fileId: id, page }))
        .min(1)
        .max(2_000),
      cause: digitalCause,
      words: said.optional(),
    }),
    answer: changed,
  },
  excuseDigital: {
    method: 'POST',
    path: '/dossiers/{dossierId}/digital/excuse',
    who,
    summary: 'Say why a paper is not digitised, or take that back',
    body: z.strictObject({ part: digitalPart, excuse: digitalExcuse.nullable(), words: said.optional() }),
    answer: changed,
  },
  keepDigital: {
    method: 'POST',
    path: '/dossiers/{dossierId}/digital/keep',
    who,
    summary: 'Say that the paper which came with a supplement is the one that was digitised before',
    body: z.strictObject({ part: digitalPart }),
    answer: changed,
  },
  drawDigitalThumb: {
    method: 'GET',
    path: '/digital-files/{fileId}/thumb',
    who,
    summary: 'A page as a small picture, too small to be read',
    query: z.strictObject({ page: z.coerce.number().int().min(1).max(2_000).default(1) }),
    answer: z.object({ jpeg: z.base64() }),
  },
  viewDigitalPage: {
    method: 'POST',
    path: '/digital-files/{fileId}/view',
    who,
    summary: 'A page so that it can be read; the journal keeps who looked at which file on which day',
    body: z.strictObject({ page }),
    answer: z.object({ jpeg: z.base64() }),
    // Its answer is personal data: it is not kept to be repeated.
    idempotent: false,
  },
  readDigitalPaper: {
    method: 'POST',
    path: '/dossiers/{dossierId}/digital/file',
    who,
    summary: 'A paper as one PDF under its name: as it came, or its pages joined; the journal keeps who took it',
    body: z.strictObject({ part: digitalPart }),
    answer: z.object({ name: z.string(), pdf: z.base64() }),
    idempotent: false,
  },
} as const satisfies Record<string, Operation>
