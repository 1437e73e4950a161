import { z } from 'zod'
import * as i from '../dossier-inputs.ts'
import * as h from '../house-views.ts'
import { id, instant, localDate } from '../views.ts'
import { dossierNow } from './dossiers.ts'
import { none, words } from './operation.ts'
import type { Operation } from './operation.ts'

const who = ['officer', 'leader'] as const
const staff = ['officer', 'leader', 'technician', 'receptionist'] as const
const issued = z.array(z.object({ id, kind: z.string(), number: z.string() }))
const handedOver = z.object({ handOverId: id, slips: issued })
const page = {
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(50),
}
const period = { from: localDate.optional(), to: localDate.optional() }

/** What goes on inside the house: courier runs, clocks, mishaps, books (TT-4.2b, KT-4.1, TT-7.3, BD-14.3). */
export const houseOperations = {
  getDossierWatch: {
    method: 'GET',
    path: '/dossier-watch',
    who,
    summary: 'Clocks that somebody has to look at now: forwarding with its minutes, runs that call or were missed',
    answer: h.dossierWatch,
  },
  listRuns: {
    method: 'GET',
    path: '/runs',
    who,
    summary: 'Courier runs of today for each agency, and the lists of papers that went on a day',
    query: z.strictObject({ date: localDate.optional() }),
    answer: h.runsOfDay,
  },
  handOverPapers: {
    method: 'POST',
    path: '/hand-overs',
    who,
    summary:
      'Papers that go to an agency, counted, on a list with two signatures: dossiers, uncollected results, dossiers to be filed there',
    body: i.handOverInput,
    answer: handedOver,
  },
  takeResults: {
    method: 'POST',
    path: '/results',
    who,
    summary: 'Results that an agency sends with a run: counted, each on its shelf, on a list with two signatures',
    body: i.runResultsInput,
    answer: handedOver,
  },
  signHandOver: {
    method: 'POST',
    path: '/hand-overs/{handOverId}/signatures',
    who,
    summary: 'Both sides have signed the list, each its copy',
    body: none,
    answer: z.object({ handOverId: id }),
  },
  cancelHandOver: {
    method: 'POST',
    path: '/hand-overs/{handOverId}/cancel',
    who,
    summary: 'A list that was not handed over: it is cancelled and its papers wait again',
    body: none,
    answer: z.object({ handOverId: id }),
  },
  reportHarm: {
    method: 'POST',
    path: '/dossiers/{dossierId}/harms',
    who,
    summary: 'Papers of a dossier were lost or damaged, with minutes',
    body: i.harmInput,
    answer: dossierNow,
  },
  settleHarm: {
    method: 'POST',
    path: '/dossiers/{dossierId}/harms/{harmId}/settle',
    who,
    summary: 'How lost or damaged papers were made good, what it cost and who bears it',
    body: i.harmSettledInput,
    answer: dossierNow,
  },
  issueAppointment: {
    method: 'POST',
    path: '/dossiers/{dossierId}/appointment',
    who,
    summary: 'Same-day work that is not done the same day: a note with hour and day',
    body: i.appointmentInput,
    answer: dossierNow,
  },
  issueBook: {
    method: 'POST',
    path: '/books',
    who,
    summary: 'The tracking book of a period, of one field or of all, as a slip',
    body: z.strictObject({
      from: localDate,
      to: localDate,
      fieldId: id.optional(),
      volume: words.max(40).default(''),
    }),
    answer: z.object({ rows: z.number().int(), slips: issued }),
  },
  listRefusals: {
    method: 'GET',
    path: '/refusals',
    who,
    summary: 'Refusals of a period, at the desk and after acceptance, the newest first',
    query: z.strictObject({ ...period, ...page }),
    answer: z.object({ refusals: z.array(h.refusalLine), total: z.number().int() }),
  },
  raiseWorkRequest: {
    method: 'POST',
    path: '/work-requests',
    who: staff,
    summary: 'Ask the centre for work on equipment, software or the building, on a numbered slip',
    body: z.strictObject({
      kind: h.workRequestKind,
      severity: h.workRequestSeverity,
      asset: words.max(60).default(''),
      description: words.min(1).max(2_000),
      wish: words.max(1_000).default(''),
    }),
    answer: z.object({ requestId: id, slips: issued }),
  },
  settleWorkRequest: {
    method: 'POST',
    path: '/work-requests/{requestId}/settle',
    who: ['leader', 'technician'],
    summary: 'Take a request for work on, or say what came of it; its slip is issued anew with that',
    body: z.strictObject({
      words: words.min(1).max(2_000),
      dueAt: instant.optional(),
      partner: words.max(200).default(''),
      done: z.boolean(),
    }),
    answer: z.object({ requestId: id, slips: issued }),
  },
  listWorkRequests: {
    method: 'GET',
    path: '/work-requests',
    who: staff,
    summary: 'Requests for work that are open, and those of today',
    answer: z.object({ requests: z.array(h.workRequest), now: instant, through: z.number().int() }),
  },
  getDossierRecord: {
    method: 'GET',
    path: '/dossier-record',
    who: ['leader'],
    summary: 'How agencies and procedures keep their time: open, soon, late now, and what was counted in a period',
    query: z.strictObject(period),
    answer: h.dossierRecord,
  },
} as const satisfies Record<string, Operation>
