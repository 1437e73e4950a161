import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import type { BankRow } from '../../../../shared/domain/fees/bank-file.ts'
import { makePerson } from '../../journal/persons.ts'
import type { PersonRow } from '../../journal/persons.ts'
import type { Ctx, Deps } from '../context.ts'
import { GONE } from '../dossier/redact.ts'
import { readSlip } from '../dossier/correct.ts'

/** Whose words about money are erased. */
export type ErasedPayer = {
  /** Rows of the same person. */
  readonly personIds: readonly string[]
  /** Dossiers of the person's own, and their codes. */
  readonly dossierIds: readonly string[]
  readonly codes: ReadonlySet<string>
  /** Contents of slips that go as a whole already. */
  readonly gone: ReadonlySet<string>
}
type Redacted = {
  readonly events: readonly NewEvent[]
  readonly rows: readonly PersonRow[]
  readonly replaced: readonly string[]
}

/**
 * What money says about a person beside the papers of the own dossiers (law-facts §7): the name on receipts for the dossiers of
 * others, and the bank's words about payments that the person made or that were made for a dossier of theirs. The receipts, and the
 * rows of the bank with day, amount and number, stay.
 */
export function redactPayer(deps: Deps, ctx: Ctx, payer: ErasedPayer): Redacted {
  const { fees } = deps.store
  const paid = payer.personIds.flatMap((personId) => fees.paidBy(personId))
  const own = payer.dossierIds.flatMap((id) => fees.receiptsOfVisit(deps.store.dossiers.byId(id)?.visitId ?? ''))
  const references = new Set([...paid, ...own].flatMap(({ reference }) => reference ?? []))
  const all: Redacted[] = [
    ...paid.flatMap(({ slipId }) => (slipId === null ? [] : withoutPayer(deps, ctx, slipId, payer.gone))),
    ...withoutWords(deps, ctx, references, payer.codes),
  ]
  return {
    events: all.flatMap(({ events }) => events),
    rows: all.flatMap(({ rows }) => rows),
    replaced: all.flatMap(({ replaced }) => replaced),
  }
}

/** A receipt for somebody else's dossier: that one's paper stays, without the name of who paid. */
function withoutPayer(deps: Deps, ctx: Ctx, slipId: string, gone: ReadonlySet<string>): Redacted[] {
  const row = deps.store.slips.byId(slipId)
  const slip = row && !gone.has(row.contentPerson) ? readSlip(deps, row) : null
  if (!row || slip?.kind !== 'fee-receipt') return []
  const payer = { name: GONE, idNumber: '', address: '', phone: '', email: '' }
  const { row: made, ref } = makePerson(
    ctx.ids.next(),
    'slip',
    JSON.stringify({ ...slip, content: { ...slip.content, payer } }),
  )
  return [
    {
      events: [{ type: 'slip.redacted', payload: { slipId, content: ref } }],
      rows: [made],
      replaced: [row.contentPerson],
    },
  ]
}

const sign = (text: string): string => text.toUpperCase().replaceAll(/[^\p{L}\d]/gu, '')

/** Lists of the bank without its words about some payments; a number that only the words have is kept, it is what is compared. */
function withoutWords(deps: Deps, ctx: Ctx, references: ReadonlySet<string>, codes: ReadonlySet<string>): Redacted[] {
  const numbers = [...references, ...codes].map((text) => [text, sign(text)] as const)
  if (numbers.length === 0) return []
  return deps.store.fees.banks().flatMap((bank) => {
    const before = JSON.parse(deps.store.desks.person(bank.contentPerson) ?? '[]') as BankRow[]
    const after = before.map((row) => {
      const own = sign(row.reference)
      const said = sign(row.words)
      const named = numbers.find(([, number]) => said.includes(number))
      if (row.words === '' || (named === undefined && !numbers.some(([, number]) => number === own))) return row
      return { ...row, words: named !== undefined && references.has(named[0]) ? named[0] : '' }
    })
    if (after.every((row, place) => row === before[place])) return []
    const made = makePerson(ctx.ids.next(), 'bank', JSON.stringify(after))
    return {
      events: [{ type: 'fee.bankRedacted' as const, payload: { comparisonId: bank.id, content: made.ref } }],
      rows: [made.row],
      replaced: [bank.contentPerson],
    }
  })
}
