import type { BodyOf } from '../../../../shared/api/operations.ts'
import type { PartyRole } from '../../../../shared/api/dossier-views.ts'
import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import type { Slip, SlipContent, SlipKind } from '../../../../shared/domain/slips/slip.ts'
import type { SlipRow } from '../../store/slip-store.ts'
import { refused } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import type { Draft, PartyBody } from './draft.ts'
import { issueSlip, slipParty } from './issue-slip.ts'
import type { IssuedSlip } from './issue-slip.ts'
import { atStep, dossierNow } from './one-dossier.ts'
import type { DossierNow } from './one-dossier.ts'

type One = { dossierId: string }
type Cause = BodyOf<'correctParty'>['cause']

/**
 * Puts a party right after its papers are out, e.g. a wrong name: every paper that names it is cancelled with its reason and
 * issued anew under a new number (forms.md §10.3). Who filed several dossiers of the visit is put right in all of them.
 */
export const correctParty: UseCase<BodyOf<'correctParty'> & One, DossierNow> = (deps, command, ctx) => {
  const at = atStep(deps, ctx, command.dossierId, 'correct')
  if ('refusal' in at) return at
  const { row, draft, by } = at
  const { role, party, cause } = command
  const { dossiers } = deps.store
  const previous = dossiers.parties(row.id).find((one) => one.role === role)?.personId
  if (previous === undefined && role !== 'owner') return refused('BAD_REQUEST', { field: 'role' })
  const person = draft.party(party)
  const corrected = previous === undefined ? [row.id] : dossiers.dossiersOf(previous)
  for (const dossierId of corrected) {
    const { officerId } = by
    draft.events.push({
      type: 'dossier.partyCorrected',
      payload: { dossierId, officerId, role, previous: previous ?? null, person, cause },
    })
    draft.index(dossierId)
  }
  const slips = replaceSlips(deps, ctx, draft, { dossierId: row.id, by, cause }, (slip) =>
    corrected.length > 0 ? withParty(slip, role, party, row.code) : null,
  )
  return draft.decide(() => dossierNow(deps, row.id, slips))
}

/**
 * Cancels a dossier that was entered by mistake, e.g. twice. Its code stays given, its papers are cancelled; a receipt that it
 * shares with others is issued anew without it.
 */
export const voidDossier: UseCase<BodyOf<'voidDossier'> & One, DossierNow> = (deps, command, ctx) => {
  const at = atStep(deps, ctx, command.dossierId, 'void')
  if ('refusal' in at) return at
  const { row, draft, by } = at
  const { cause, twinId = null } = command
  if (twinId !== null && (twinId === row.id || !deps.store.dossiers.byId(twinId))) return refused('DOSSIER_UNKNOWN')
  const payload = { ...by, cause, twinId, words: draft.words(command.words) }
  draft.events.push({ type: 'dossier.voided', payload })
  const slips = replaceSlips(deps, ctx, draft, { dossierId: row.id, by, cause }, (slip) =>
    withoutDossier(slip, row.code),
  )
  return draft.decide(() => dossierNow(deps, row.id, slips))
}

type About = { readonly dossierId: string; readonly by: { officerId: string }; readonly cause: Cause }
/** What a slip should say instead; `gone`: nothing any more; null: it may stay as it is. */
type Change = (slip: Slip) => SlipContent<SlipKind> | 'gone' | null

/** Cancels the slips of a dossier that have to change, and issues what they should have said. */
function replaceSlips(
  deps: Deps,
  ctx: Ctx,
  draft: Draft,
  { dossierId, by, cause }: About,
  change: Change,
): IssuedSlip[] {
  const issued: IssuedSlip[] = []
  for (const row of deps.store.slips.ofDossier(dossierId).filter(({ cancelCause }) => cancelCause === null)) {
    const slip = readSlip(deps, row)
    const content = slip && change(slip)
    if (content === null) continue
    const cancelled = { slipId: row.id, officerId: by.officerId, cause, words: null }
    draft.events.push({ type: 'slip.cancelled', payload: cancelled } satisfies NewEvent)
    if (content === 'gone') continue
    const about = deps.store.slips.dossiersOf(row.id)
    const kept = draft.events.some((event) => event.type === 'dossier.voided')
      ? about.filter((id) => id !== dossierId)
      : about
    const fieldId = deps.store.dossiers.byId(dossierId)?.fieldId ?? null
    const anew = issueSlip(deps, ctx, draft, {
      ...{ kind: row.kind, content, dossierIds: kept, replaces: row.id, fieldId },
      ...(row.aboutId === null ? {} : { aboutId: row.aboutId }),
    })
    if (anew) issued.push(anew)
  }
  return issued
}

/** The value of a slip; null when it was erased. */
export function readSlip({ store }: Deps, { contentPerson }: SlipRow): Slip | null {
  const text = store.desks.person(contentPerson)
  return text === null ? null : (JSON.parse(text) as Slip)
}

function withParty(slip: Slip, role: PartyRole, party: PartyBody, code: string): SlipContent<SlipKind> | null {
  const named = slipParty(party)
  if (slip.kind === 'receipt') return receiptWith(slip.content, role, party, code)
  if (role === 'principal') return null
  const { kind } = slip
  if (kind === 'supplement' || kind === 'refusal' || kind === 'appointment') return { ...slip.content, of: named }
  return kind === 'apology' || kind === 'stop' ? { ...slip.content, to: named } : null
}

function receiptWith(
  content: SlipContent<'receipt'>,
  role: PartyRole,
  party: PartyBody,
  code: string,
): SlipContent<'receipt'> {
  const named = slipParty(party)
  if (role === 'filer') return { ...content, filer: named }
  if (role === 'principal') return { ...content, principal: { ...named, paper: party.paper ?? '' } }
  const owner = { name: party.name, address: party.address ?? '' }
  return { ...content, items: content.items.map((item) => (item.code === code ? { ...item, owner } : item)) }
}

function withoutDossier(slip: Slip, code: string): SlipContent<SlipKind> | 'gone' | null {
  if (slip.kind === 'dossier-handover' || slip.kind === 'result-handover') return null
  if (slip.kind !== 'receipt') return 'gone'
  const items = slip.content.items.filter((item) => item.code !== code)
  return items.length === 0 ? 'gone' : { ...slip.content, items }
}
