import type { BodyOf } from '../../../../shared/api/operations.ts'
import { viHouse } from '../../../../shared/i18n/vi/house.ts'
import { actorOf, refused } from '../context.ts'
import type { UseCase } from '../context.ts'
import { openDraft } from './draft.ts'
import { isSlip, issueSlip } from './issue-slip.ts'
import { dossierNow, ownerOf, procedureOf } from './one-dossier.ts'
import type { DossierNow } from './one-dossier.ts'

type Report = BodyOf<'reportHarm'> & { dossierId: string }
type Settle = BodyOf<'settleHarm'> & { dossierId: string; harmId: string }

/** Papers were lost or damaged (TT-7.3): minutes of it, and the dossier stays on a list until it is made good. */
export const reportHarm: UseCase<Report, DossierNow> = (deps, { dossierId, kind, place, words }, ctx) => {
  const row = deps.store.dossiers.byId(dossierId)
  if (!row) return refused('DOSSIER_UNKNOWN')
  if (row.state === 'void') return refused('DOSSIER_STATE', { state: row.state })
  const draft = openDraft(deps, ctx)
  const { officerId } = actorOf(ctx)
  const harmId = ctx.ids.next()
  draft.events.push({
    type: 'dossier.harmed',
    payload: { dossierId, officerId, harmId, kind, place, words: draft.words(words) },
  })
  const slip = issueSlip(deps, ctx, draft, {
    ...{ kind: 'harm', dossierIds: [dossierId], aboutId: harmId, fieldId: row.fieldId },
    content: {
      ...{ code: row.code, of: ownerOf(deps, dossierId).name, procedure: procedureOf(deps, row) },
      ...{ at: ctx.now, what: viHouse.harms[kind], place: viHouse.places[place], words },
      agency: deps.store.config().agencies.get(row.agencyId) ?? '',
      by: deps.store.config().officers.get(officerId)?.name ?? '',
    },
  })
  return draft.decide(() => dossierNow(deps, dossierId, [slip].filter(isSlip)))
}

/** Made good: how, at what cost, and who bears all of it (TT-7.3). */
export const settleHarm: UseCase<Settle, DossierNow> = (deps, command, ctx) => {
  const { dossierId, harmId, how, cost, borneBy = null, words } = command
  const harm = deps.store.house.harms(dossierId).find(({ id }) => id === harmId)
  if (!harm || harm.settledMs !== null) return refused('HARM_UNKNOWN')
  if (cost > 0 && borneBy === null) return refused('BAD_REQUEST', { field: 'borneBy' })
  const draft = openDraft(deps, ctx)
  const { officerId } = actorOf(ctx)
  draft.events.push({
    type: 'dossier.harmSettled',
    payload: { dossierId, officerId, harmId, how, cost, borneBy, words: draft.words(words) },
  })
  return draft.decide(() => dossierNow(deps, dossierId, []))
}
