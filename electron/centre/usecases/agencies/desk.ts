import type { OfflineReason } from '../../../../shared/api/agency-views.ts'
import type { AnswerOf } from '../../../../shared/api/operations.ts'
import type { SettingValue } from '../../../../shared/domain/events/config-events.ts'
import { refused } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { callView, lastCall } from './calls.ts'
import { contactView } from './contacts.ts'
import { questionsNow } from './questions.ts'

/** What the desk asks beside the papers of a procedure, and whom it may call (TQ-7.2, TQ-7.3, TQ-6.11). */
export const getAgencyDesk: UseCase<{ procedureId: string }, AnswerOf<'getAgencyDesk'>> = (
  deps,
  { procedureId },
  ctx,
) => {
  const row = deps.store.catalogue().rows.get(procedureId)
  if (!row) return refused('PROCEDURE_UNKNOWN')
  const { agencyId } = row
  const config = deps.store.config()
  const call = lastCall(deps, ctx, agencyId)
  return {
    answer: () => ({
      ...{ agencyId, agency: config.agencies.get(agencyId) ?? agencyId },
      coCheck: config.setting('dossier.coCheck', ctx.businessDate, agencyId) ?? null,
      offline: reasonViews(config.setting('dossier.offlineReasons', ctx.businessDate, agencyId) ?? []),
      contacts: deps.store.agencies
        .contacts()
        .filter((contact) => contact.agencyId === agencyId)
        .map((contact) => contactView(deps, contact)),
      comesMinutes: config.setting('agency.comesMinutes', ctx.businessDate, agencyId) ?? null,
      call: call ? callView(deps, ctx, call) : null,
      ...{ now: ctx.now, through: deps.through() },
    }),
  }
}

export const reasonViews = (reasons: SettingValue<'dossier.offlineReasons'>): OfflineReason[] =>
  reasons.map(({ code, text, textEn }) => ({ code, text, ...(textEn === undefined ? {} : { textEn }) }))

/** Calls of today and questions that wait or ended today, for every desk of the house. */
export const listAgencyWork = (deps: Deps, ctx: Ctx): AnswerOf<'listAgencyWork'> => ({
  calls: deps.store.agencies.callsOf(ctx.businessDate).map((row) => callView(deps, ctx, row)),
  questions: questionsNow(deps, ctx),
  ...{ now: ctx.now, through: deps.through() },
})
