import { holdMessages, noteCall, resendMessage, setMessageConsent } from '../../usecases/messages/consent.ts'
import {
  listDossierMessages,
  listMessageChannels,
  listMessages,
  previewMessages,
} from '../../usecases/messages/read.ts'
import type { Handlers } from './handler.ts'

export const messageHandlers = {
  listMessageChannels: (deps, _request, ctx) => ({ answer: () => listMessageChannels(deps, ctx) }),
  listDossierMessages: (deps, { params }, ctx) => listDossierMessages(deps, params, ctx),
  setMessageConsent: (deps, { params, body }, ctx) => setMessageConsent(deps, { ...params, ...body }, ctx),
  noteCall: (deps, { params, body }, ctx) => noteCall(deps, { ...params, ...body }, ctx),
  listMessages: (deps, { query }, ctx) => ({ answer: () => listMessages(deps, ctx, query) }),
  resendMessage: (deps, { params }, ctx) => resendMessage(deps, params, ctx),
  holdMessages: (deps, { body }, ctx) => holdMessages(deps, body, ctx),
  previewMessages: (deps, { body }, ctx) => previewMessages(deps, body, ctx),
} satisfies Partial<Handlers>
