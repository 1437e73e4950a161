import { issueDeviceToken, unlockOfficer } from '../../usecases/configuration/accounts.ts'
import {
  changeConfiguration,
  previewConfiguration,
  undoConfiguration,
} from '../../usecases/configuration/change-configuration.ts'
import {
  getConfiguration,
  getConfiguredProcedure,
  listConfigurationChanges,
} from '../../usecases/configuration/read-configuration.ts'
import type { Handlers } from './handler.ts'

export const configurationHandlers = {
  getConfiguration: (deps, _request, ctx) => ({ answer: () => getConfiguration(deps, ctx) }),
  getConfiguredProcedure: (deps, { params }, ctx) => getConfiguredProcedure(deps, params, ctx),
  previewConfiguration: (deps, { body }, ctx) => previewConfiguration(deps, body, ctx),
  changeConfiguration: (deps, { body }, ctx) => changeConfiguration(deps, body, ctx),
  listConfigurationChanges: (deps, { query }) => ({ answer: () => listConfigurationChanges(deps, query) }),
  undoConfiguration: (deps, { params, body }, ctx) => undoConfiguration(deps, { ...params, ...body }, ctx),
  unlockOfficer: (deps, { params }, ctx) => unlockOfficer(deps, params, ctx),
  issueDeviceToken: (deps, { params }, ctx) => issueDeviceToken(deps, params, ctx),
} satisfies Partial<Handlers>
