import { z } from 'zod'
import * as a from '../agency-views.ts'
import { partyInput } from '../dossier-inputs.ts'
import { id, instant, localDate } from '../views.ts'
import { none, words } from './operation.ts'
import type { Operation } from './operation.ts'

const who = ['officer', 'leader'] as const
const phone = z.string().regex(/^[0-9+][0-9 .]{6,19}$/)
const text = (max: number) => words.min(1).max(max)

/** The work with agencies that have no desk here: who is called, who signs, what is asked (TQ-7.2, TQ-7.3, TT-7.1, KT-11.2). */
export const agencyOperations = {
  getAgencyDesk: {
    method: 'GET',
    path: '/procedures/{procedureId}/agency-desk',
    who,
    summary:
      'What the desk asks beside the papers for the agency of a procedure: who checks, why not online, whom to call',
    answer: a.agencyDesk,
  },
  listContacts: {
    method: 'GET',
    path: '/contacts',
    who,
    summary: 'Whom desks call at the agencies, main ones first (TQ-7.3)',
    answer: z.object({ contacts: z.array(a.contact) }),
  },
  keepContact: {
    method: 'POST',
    path: '/contacts',
    who: ['leader'],
    summary: 'Keep whom desks call at an agency; with an id, change one',
    body: z.strictObject({
      contactId: id.optional(),
      agencyId: id,
      rank: a.contactRank,
      name: text(120),
      position: words.max(120).default(''),
      phone,
    }),
    answer: z.object({ contactId: id }),
  },
  endContact: {
    method: 'POST',
    path: '/contacts/{contactId}/end',
    who: ['leader'],
    summary: 'Somebody of an agency is not called any more',
    body: none,
    answer: z.object({ contactId: id }),
  },
  listSigners: {
    method: 'GET',
    path: '/signers',
    who,
    summary: 'Who may sign slips, for whom and from when to when; of an agency and a day, or all',
    query: z.strictObject({ agencyId: id.optional(), kind: a.signedSlip.optional(), date: localDate.optional() }),
    answer: z.object({
      signers: z.array(a.signer),
      /** Delegations are kept for this agency: nobody else may be named on its slips. */
      isKept: z.boolean(),
    }),
  },
  keepSigner: {
    method: 'POST',
    path: '/signers',
    who: ['leader'],
    summary: 'Keep a delegation to sign: slips, days, decision; with an id, change one (KT-3.3, KT-11.2)',
    body: z.strictObject({
      signerId: id.optional(),
      /** Absent: of every agency. */
      agencyId: id.optional(),
      kinds: z.array(a.signedSlip).min(1).max(2),
      from: localDate,
      to: localDate.optional(),
      decision: text(100),
      onBehalf: words.max(60).default(''),
      title: text(100),
      name: text(100),
    }),
    answer: z.object({ signerId: id }),
  },
  endSigner: {
    method: 'POST',
    path: '/signers/{signerId}/end',
    who: ['leader'],
    summary: 'A delegation to sign is over before its time',
    body: none,
    answer: z.object({ signerId: id }),
  },
  callAgency: {
    method: 'POST',
    path: '/agency-calls',
    who,
    summary:
      'Call somebody of an agency to the desk; a second call to the same agency goes on from the first (TQ-7.3, TQ-10.2)',
    body: z.strictObject({ agencyId: id, contactId: id.optional(), ticketId: id.optional() }),
    answer: z.object({ callId: id, dueAt: instant.nullable() }),
  },
  endAgencyCall: {
    method: 'POST',
    path: '/agency-calls/{callId}/end',
    who,
    summary: 'How a call to an agency ended: he is here, he answered by telephone, he does not come',
    body: z.strictObject({ outcome: a.callOutcome }),
    answer: z.object({ callId: id, late: z.boolean() }),
  },
  askAgency: {
    method: 'POST',
    path: '/agency-questions',
    who,
    summary:
      'Put a question to an agency: before a dossier is taken (TT-7.1), or why something is asked of a citizen (KT-6.1đ)',
    body: z.strictObject({
      kind: a.questionKind,
      /** One of these says whose question it is; a dossier goes before a procedure, that before an agency. */
      dossierId: id.optional(),
      procedureId: id.optional(),
      agencyId: id.optional(),
      ticketId: id.optional(),
      party: partyInput.optional(),
      words: text(1_000),
    }),
    answer: z.object({ questionId: id, dueAt: instant.nullable() }),
  },
  answerQuestion: {
    method: 'POST',
    path: '/agency-questions/{questionId}/answer',
    who,
    summary: 'What the agency answered, and who; its time is kept',
    body: z.strictObject({ words: text(2_000), by: text(120) }),
    answer: z.object({ questionId: id, late: z.boolean() }),
  },
  dropQuestion: {
    method: 'POST',
    path: '/agency-questions/{questionId}/drop',
    who,
    summary: 'A question is not put any more',
    body: none,
    answer: z.object({ questionId: id }),
  },
  listAgencyWork: {
    method: 'GET',
    path: '/agency-work',
    who,
    summary: 'Calls and questions to agencies: those that wait, and those of today that ended',
    answer: z.object({
      calls: z.array(a.agencyCall),
      questions: z.array(a.agencyQuestion),
      now: instant,
      through: z.number().int(),
    }),
  },
  getAgencyRecord: {
    method: 'GET',
    path: '/agency-record',
    who: ['leader'],
    summary:
      'By agency: share filed online and why not (TQ-6.11), checks beside the officer, calls and questions with their times',
    query: z.strictObject({ from: localDate.optional(), to: localDate.optional() }),
    answer: a.agencyRecord,
  },
} as const satisfies Record<string, Operation>
