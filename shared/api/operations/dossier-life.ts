import { z } from 'zod'
import * as i from '../dossier-inputs.ts'
import { dossierNow } from './dossiers.ts'
import { none, words } from './operation.ts'
import type { Operation } from './operation.ts'

const who = ['officer', 'leader'] as const
const said = words.min(1).max(1_000)
const step = { method: 'POST', who, answer: dossierNow } as const

/** What happens to a dossier after its reception (TT-4.2 to 4.4, KT-4, BD-10). */
export const dossierLifeOperations = {
  forwardDossier: {
    ...step,
    path: '/dossiers/{dossierId}/forward',
    summary: 'Forward the electronic dossier to the competent agency',
    body: none,
  },
  requestSupplement: {
    ...step,
    path: '/dossiers/{dossierId}/supplement',
    summary: "Hand on the agency's request for a supplement: the clock stands still",
    body: i.supplementInput,
  },
  supplementReceived: {
    ...step,
    path: '/dossiers/{dossierId}/supplied',
    summary: 'What was asked for is there: the clock starts again',
    body: none,
  },
  refuseDossier: {
    ...step,
    path: '/dossiers/{dossierId}/refuse',
    summary: 'The agency refuses after acceptance: a refusal slip as the result',
    body: i.refusalInput,
  },
  issueApology: {
    ...step,
    path: '/dossiers/{dossierId}/apology',
    summary: 'Apologise and give a new date, once, at least a day before the old one',
    body: i.apologyInput,
  },
  recordResult: {
    ...step,
    path: '/dossiers/{dossierId}/result',
    summary: 'The result is there, or lies on another shelf now',
    body: i.resultInput,
  },
  returnResult: {
    ...step,
    path: '/dossiers/{dossierId}/return',
    summary: 'Hand the result over, against the receipt or a legal authorisation',
    body: i.returnInput,
  },
  requirePayment: {
    ...step,
    path: '/dossiers/{dossierId}/payment',
    summary: 'The agency waits for a payment to the state',
    body: z.strictObject({ words: said }),
  },
  paymentMade: {
    ...step,
    path: '/dossiers/{dossierId}/payment-made',
    summary: 'The payment to the state was made: processing goes on',
    body: none,
  },
  requestWithdrawal: {
    ...step,
    path: '/dossiers/{dossierId}/withdrawal',
    summary: 'The citizen asks to stop',
    body: z.strictObject({ how: z.enum(['desk', 'writing', 'portal']), words: said }),
  },
  stopDossier: {
    ...step,
    path: '/dossiers/{dossierId}/stop',
    summary: 'There is no decision yet: stop, with a stop notice',
    body: z.strictObject({ signer: i.signerInput, returned: said.optional() }),
  },
  continueDossier: {
    ...step,
    path: '/dossiers/{dossierId}/continue',
    summary: 'The wish to stop was taken back, or a decision is there already',
    body: none,
  },
  archiveDossier: {
    ...step,
    path: '/dossiers/{dossierId}/archive',
    summary: 'Not supplemented in time: filed at the agency',
    body: none,
  },
  correctParty: {
    ...step,
    path: '/dossiers/{dossierId}/parties',
    summary: 'Put the name or data of a party right: papers that are out are cancelled and replaced',
    body: i.correctionInput,
  },
  voidDossier: {
    ...step,
    path: '/dossiers/{dossierId}/void',
    summary: 'Cancel a dossier that was entered by mistake; its code is never given again',
    body: i.voidInput,
  },
  issueControlSlip: {
    ...step,
    path: '/dossiers/{dossierId}/control-slip',
    summary: 'The control slip that travels with the paper, with its hops so far',
    body: none,
  },
} as const satisfies Record<string, Operation>
