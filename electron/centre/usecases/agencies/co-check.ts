import type { DossierInput } from '../../../../shared/api/dossier-inputs.ts'
import { isCheckedTogether } from '../../../../shared/domain/agencies/agency-work.ts'
import type { PayloadOf } from '../../../../shared/domain/events/catalogue.ts'
import type { FilingChannel } from '../../../../shared/domain/slips/parts.ts'
import { refused } from '../context.ts'
import type { Ctx, Deps, Refused } from '../context.ts'
import type { Draft } from '../dossier/draft.ts'
import { lastCall } from './calls.ts'
import { contactOf, contactView } from './contacts.ts'

type CoCheck = NonNullable<PayloadOf<'dossier.received'>['coCheck']>

/**
 * Who of the competent agency checked the papers beside the officer (TQ-7.2): somebody that the centre knows, or a name.
 * Where the house asks for it always, nothing is taken without; an agency that was called and did not come is written down
 * as that (TQ-7.3, TQ-10.2). @returns null when nobody is named, and none has to be
 */
export function coCheckOf(
  deps: Deps,
  ctx: Ctx,
  draft: Draft,
  agencyId: string,
  channel: FilingChannel,
  { coCheck: asked }: Pick<DossierInput, 'coCheck'>,
): CoCheck | null | Refused {
  if (!isCheckedTogether(channel)) return null
  const rule = deps.store.config().setting('dossier.coCheck', ctx.businessDate, agencyId)
  if (!asked) return rule === 'required' ? refused('CO_CHECK_NEEDED') : null
  const { how, contactId, name } = asked
  if (how === 'not-reached')
    return lastCall(deps, ctx, agencyId) ? { how, contactId: null, name: null } : refused('AGENCY_NOT_CALLED')
  if (contactId === undefined)
    return name === undefined ? refused('CO_CHECK_NEEDED') : { how, contactId: null, name: draft.words(name) }
  const contact = contactOf(deps, agencyId, contactId)
  if (!contact) return refused('CONTACT_UNKNOWN')
  const { name: own, position } = contactView(deps, contact)
  // His name as it is today: whoever is called there later has not checked this dossier.
  return { how, contactId, name: draft.words([own ?? '', position].filter(Boolean).join(', ')) }
}

/** Why it was not filed online, by the house's list, the first of it when the officer said nothing (TQ-6.11). */
export function offlineOf(
  { store }: Deps,
  ctx: Ctx,
  agencyId: string,
  channel: FilingChannel,
  asked: string | undefined,
): string | null | Refused {
  const reasons = store.config().setting('dossier.offlineReasons', ctx.businessDate, agencyId)
  if (reasons === undefined || channel === 'online') return null
  if (asked === undefined) return reasons[0]?.code ?? null
  return reasons.some(({ code }) => code === asked) ? asked : refused('BAD_REQUEST', { field: 'offline' })
}
