import type { AnswerOf } from '../../../../shared/api/operations.ts'
import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import { DOSSIER_MOVES } from '../../../../shared/domain/dossier/states.ts'
import type { DossierStep } from '../../../../shared/domain/dossier/states.ts'
import { move } from '../../../../shared/domain/states.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Decision, Deps, Refused } from '../context.ts'
import { openDraft, readParty } from './draft.ts'
import type { Draft, PartyBody } from './draft.ts'
import type { IssuedSlip } from './issue-slip.ts'

export type DossierNow = AnswerOf<'forwardDossier'>
/** A dossier at a step that is legal for it, with what the step writes and who takes it. */
export type AtStep = {
  readonly row: DossierRow
  readonly draft: Draft
  readonly by: { dossierId: string; officerId: string }
}

/** The dossier, when the table of legal moves has this step from its state. */
export function atStep(deps: Deps, ctx: Ctx, dossierId: string, step: DossierStep): AtStep | Refused {
  const row = deps.store.dossiers.byId(dossierId)
  if (!row) return refused('DOSSIER_UNKNOWN')
  if (move(DOSSIER_MOVES, row.state, step) === null) return refused('DOSSIER_STATE', { state: row.state })
  return { row, draft: openDraft(deps, ctx), by: { dossierId, officerId: actorOf(ctx).officerId } }
}

/** Ends a step (KT-13.4): what is gathered, with one more event, and the dossier as it stands then. */
export function endStep(
  deps: Deps,
  { row, draft }: AtStep,
  event: NewEvent,
  slips: readonly IssuedSlip[] = [],
): Decision<DossierNow> {
  // The slip stands for what happened, so it comes after it.
  draft.events.unshift(event)
  return draft.decide(() => dossierNow(deps, row.id, slips))
}

export function dossierNow({ store }: Deps, id: string, slips: readonly IssuedSlip[]): DossierNow {
  const row = store.dossiers.byId(id)
  if (!row) throw new Error(`no dossier ${id}`)
  return { dossier: { id, code: row.code, state: row.state, dueAt: row.dueMs }, slips: [...slips] }
}

/** The party whose dossier it is: the owner, else who filed it; erased words are empty. */
export function ownerOf({ store }: Deps, dossierId: string): PartyBody {
  const parties = store.dossiers.parties(dossierId)
  const found = parties.find(({ role }) => role === 'owner') ?? parties.find(({ role }) => role === 'filer')
  return readParty(found?.body ?? null) ?? { kind: 'person', name: '' }
}

/** The procedure as slips name it; its code alone when it has gone out of use. */
export function procedureOf(
  { store }: Deps,
  of: string | Pick<DossierRow, 'id' | 'procedureId'>,
): { code: string; name: string } {
  const procedureId = typeof of === 'string' ? of : of.procedureId
  // A dossier keeps the version that it was received under.
  const view = (typeof of === 'string' ? store.catalogue().rows.get(of) : store.procedureOfDossier(of.id))?.view
  return view ? { code: view.code, name: view.name } : { code: procedureId.slice(0, 40), name: '' }
}

/** Whether who acts may decide what only a leader may. */
export const isLeader = (ctx: Ctx): boolean => actorOf(ctx).role === 'leader'
