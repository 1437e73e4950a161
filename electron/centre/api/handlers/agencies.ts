import { callAgency, endAgencyCall } from '../../usecases/agencies/calls.ts'
import { endContact, keepContact, listContacts } from '../../usecases/agencies/contacts.ts'
import { getAgencyDesk, listAgencyWork } from '../../usecases/agencies/desk.ts'
import { answerQuestion, askAgency, dropQuestion } from '../../usecases/agencies/questions.ts'
import { getAgencyRecord } from '../../usecases/agencies/record.ts'
import { endSigner, keepSigner, listSigners } from '../../usecases/agencies/signers.ts'
import type { Handlers } from './handler.ts'

export const agencyHandlers = {
  getAgencyDesk: (deps, { params }, ctx) => getAgencyDesk(deps, params, ctx),
  listContacts: (deps, _request, ctx) => listContacts(deps, {}, ctx),
  keepContact: (deps, { body }, ctx) => keepContact(deps, body, ctx),
  endContact: (deps, { params }, ctx) => endContact(deps, params, ctx),
  listSigners: (deps, { query }) => ({ answer: () => listSigners(deps, query) }),
  keepSigner: (deps, { body }, ctx) => keepSigner(deps, body, ctx),
  endSigner: (deps, { params }, ctx) => endSigner(deps, params, ctx),
  callAgency: (deps, { body }, ctx) => callAgency(deps, body, ctx),
  endAgencyCall: (deps, { params, body }, ctx) => endAgencyCall(deps, { ...params, ...body }, ctx),
  askAgency: (deps, { body }, ctx) => askAgency(deps, body, ctx),
  answerQuestion: (deps, { params, body }, ctx) => answerQuestion(deps, { ...params, ...body }, ctx),
  dropQuestion: (deps, { params }, ctx) => dropQuestion(deps, params, ctx),
  listAgencyWork: (deps, _request, ctx) => ({ answer: () => listAgencyWork(deps, ctx) }),
  getAgencyRecord: (deps, { query }, ctx) => ({ answer: () => getAgencyRecord(deps, ctx, query) }),
} satisfies Partial<Handlers>
