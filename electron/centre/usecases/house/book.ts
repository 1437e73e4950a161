import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import type { SlipContent } from '../../../../shared/domain/slips/slip.ts'
import { refused } from '../context.ts'
import type { Deps, UseCase } from '../context.ts'
import { openDraft, readParty } from '../dossier/draft.ts'
import { isSlip, issueSlip } from '../dossier/issue-slip.ts'
import { ownerOf, procedureOf } from '../dossier/one-dossier.ts'
import type { BookDossier } from '../../store/house-store.ts'

type Row = SlipContent<'book'>['rows'][number]

/** Lines that one book holds; a longer period is another volume. */
const MOST_ROWS = 1_000

/**
 * The tracking book of a period, made from the data (TQ-6.8c, TQ-8.2b, forms.md §7.2): one book for each field, with the
 * eleven columns of the form. @returns a refusal when there is nothing, or more than one volume holds
 */
export const issueBook: UseCase<BodyOf<'issueBook'>, AnswerOf<'issueBook'>> = (deps, command, ctx) => {
  const { from, to, fieldId, volume } = command
  if (from > to) return refused('BAD_REQUEST', { field: 'to' })
  const found = deps.store.house.bookOf(from, to, fieldId ?? null, MOST_ROWS + 1)
  if (found.length === 0) return refused('BOOK_EMPTY')
  if (found.length > MOST_ROWS) return refused('BOOK_TOO_LONG', { most: MOST_ROWS })
  const draft = openDraft(deps, ctx)
  const slip = issueSlip(deps, ctx, draft, {
    ...{ kind: 'book', dossierIds: found.map(({ id }) => id) },
    content: {
      field: fieldOf(deps, fieldId),
      volume,
      year: Number(to.slice(0, 4)),
      rows: found.flatMap((one, place) => rowOf(deps, one, place + 1)),
    },
  })
  return draft.decide(() => ({ rows: found.length, slips: [slip].filter(isSlip) }))
}

const EVERY_FIELD = 'Tất cả các lĩnh vực'
function fieldOf({ store }: Deps, fieldId: string | undefined): string {
  if (fieldId === undefined) return EVERY_FIELD
  const rows = [...store.catalogue().rows.values()]
  return rows.find((row) => row.fieldId === fieldId)?.view.field ?? fieldId
}

function rowOf(deps: Deps, { id, returnedMs, takerPerson }: BookDossier, no: number): Row[] {
  const row = deps.store.dossiers.byId(id)
  if (!row) return []
  const { name, address = '', phone = '' } = ownerOf(deps, id)
  const taker = takerPerson === null ? null : readParty(deps.store.desks.person(takerPerson))
  return [
    {
      ...{ no, code: row.code, procedure: procedureOf(deps, row).name, party: name },
      addressPhone: [address, phone].filter(Boolean).join(' / '),
      agency: deps.store.config().agencies.get(row.agencyId) ?? '',
      ...{ receivedAt: row.receivedMs, dueAt: row.dueMs, returnedAt: returnedMs, resultChannel: row.delivery },
      signed: taker?.name ?? '',
    },
  ]
}
