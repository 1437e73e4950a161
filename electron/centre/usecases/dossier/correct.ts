import type { BodyOf } from '../../../../shared/api/operations.ts'
import type { PartyRole } from '../../../../shared/api/dossier-views.ts'
import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import { DOSSIER_MOVES } from '../../../../shared/domain/dossier/states.ts'
import type { Slip, SlipContent, SlipKind } from '../../../../shared/domain/slips/slip.ts'
import { move } from '../../../../shared/domain/states.ts'
import type { DossierRow } from '../../store/dossier-store.ts'
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
  // Another person's row stays another person's.
  if (previous !== undefined && cause === 'wrong-words') draft.join(previous, person.id)
  const corrected = new Set([
    row.id,
    ...(previous === undefined ? [] : correctable(deps, dossiers.dossiersOf(previous))),
  ])
  for (const dossierId of corrected) {
    const { officerId } = by
    draft.events.push({
      type: 'dossier.partyCorrected',
      payload: { dossierId, officerId, role, previous: previous ?? null, person, cause },
    })
    draft.index(dossierId)
  }
  const change: Change = (slip, of) => withParty(slip, { role, party, code: of.code, isWhose: isWhose(deps, of, role) })
  const slips = replaceSlips(deps, ctx, draft, { dossierIds: [...corrected], by, cause }, change)
  return draft.decide(() => dossierNow(deps, row.id, slips))
}

/** Those that are not over: the papers of the others stay as they were handed out. */
const correctable = ({ store }: Deps, dossierIds: readonly string[]): string[] =>
  dossierIds.filter((id) => {
    const state = store.dossiers.byId(id)?.state
    return state !== undefined && move(DOSSIER_MOVES, state, 'correct') !== null
  })

/** Whether a party of this role is whose dossier it is: papers of the agency name nobody else. */
const isWhose = ({ store }: Deps, { id }: DossierRow, role: PartyRole): boolean =>
  role === 'owner' || (role === 'filer' && !store.dossiers.parties(id).some((one) => one.role === 'owner'))

/**
 * Cancels a dossier that was entered by mistake, e.g. twice. Its code stays given, its papers are cancelled; a receipt that it
 * shares with others is issued anew without it.
 */
export const voidDossier: UseCase<BodyOf<'voidDossier'> & One, DossierNow> = (deps, command, ctx) => {
  const at = atStep(deps, ctx, command.dossierId, 'void')
  if ('refusal' in at) return at
  const { row, draft, by } = at
  const { cause } = command
  const twinId = twinOf(deps, command)
  if (twinId === 'unknown' || twinId === row.id) return refused('TWIN_UNKNOWN')
  const payload = { ...by, cause, twinId, words: draft.words(command.words) }
  draft.events.push({ type: 'dossier.voided', payload })
  const slips = replaceSlips(deps, ctx, draft, { dossierIds: [row.id], by, cause }, (slip) =>
    withoutDossier(slip, row.code),
  )
  return draft.decide(() => dossierNow(deps, row.id, slips))
}

/** The dossier that was meant, by its id or code; `unknown` when there is none that stands, null when none is named. */
function twinOf({ store }: Deps, { twinId, twinCode }: BodyOf<'voidDossier'>): string | null {
  if (twinId === undefined && twinCode === undefined) return null
  const row =
    twinId === undefined ? store.dossiers.byCode((twinCode ?? '').trim().toUpperCase()) : store.dossiers.byId(twinId)
  return row === undefined || row.state === 'void' ? 'unknown' : row.id
}

type About = {
  readonly dossierIds: readonly string[]
  readonly by: { officerId: string }
  readonly cause: Cause
}
/** What a slip of a dossier should say instead; `gone`: nothing any more; null: it may stay as it is. */
type Change = (slip: Slip, of: DossierRow) => SlipContent<SlipKind> | 'gone' | null

/** Cancels the slips of dossiers that have to change, each once, and issues what they should have said. */
function replaceSlips(deps: Deps, ctx: Ctx, draft: Draft, about: About, change: Change): IssuedSlip[] {
  const issued: IssuedSlip[] = []
  const seen = new Set<string>()
  for (const of of about.dossierIds.flatMap((id) => deps.store.dossiers.byId(id) ?? [])) {
    for (const row of deps.store.slips.ofDossier(of.id)) {
      if (row.cancelCause !== null || seen.has(row.id)) continue
      seen.add(row.id)
      const slip = readSlip(deps, row)
      const content = slip && change(slip, of)
      if (content === null) continue
      const anew = replaceSlip(deps, ctx, draft, about, { row, of, content })
      if (anew) issued.push(anew)
    }
  }
  return issued
}

type Replaced = { readonly row: SlipRow; readonly of: DossierRow; readonly content: SlipContent<SlipKind> | 'gone' }

function replaceSlip(
  deps: Deps,
  ctx: Ctx,
  draft: Draft,
  { by, cause }: About,
  { row, of, content }: Replaced,
): IssuedSlip | null {
  const cancelled = { slipId: row.id, officerId: by.officerId, cause, words: null }
  draft.events.push({ type: 'slip.cancelled', payload: cancelled } satisfies NewEvent)
  if (content === 'gone') return null
  const isVoided = draft.events.some((event) => event.type === 'dossier.voided')
  const kept = deps.store.slips.dossiersOf(row.id).filter((id) => !isVoided || id !== of.id)
  return issueSlip(deps, ctx, draft, {
    ...{ kind: row.kind, content, dossierIds: kept, replaces: row.id, fieldId: of.fieldId },
    ...(row.aboutId === null ? {} : { aboutId: row.aboutId }),
  })
}

/** The value of a slip; null when it was erased. */
export function readSlip({ store }: Deps, { contentPerson }: SlipRow): Slip | null {
  const text = store.desks.person(contentPerson)
  return text === null ? null : (JSON.parse(text) as Slip)
}

type Corrected = {
  readonly role: PartyRole
  readonly party: PartyBody
  readonly code: string
  readonly isWhose: boolean
}

function withParty(slip: Slip, corrected: Corrected): SlipContent<SlipKind> | null {
  const { role, party, code } = corrected
  if (slip.kind === 'receipt') return receiptWith(slip.content, role, party, code)
  if (!corrected.isWhose) return null
  const named = slipParty(party)
  const { kind } = slip
  if (kind === 'supplement' || kind === 'refusal' || kind === 'appointment') return { ...slip.content, of: named }
  if (kind === 'control') return { ...slip.content, of: named.name }
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
  // What was paid was paid: a receipt of money is cancelled or paid back by its own step.
  if (slip.kind === 'fee-receipt' || slip.kind === 'fee-refund') return null
  if (slip.kind === 'dossier-handover' || slip.kind === 'result-handover') return null
  if (slip.kind !== 'receipt') return 'gone'
  const items = slip.content.items.filter((item) => item.code !== code)
  return items.length === 0 ? 'gone' : { ...slip.content, items }
}
