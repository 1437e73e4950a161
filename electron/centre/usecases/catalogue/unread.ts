import type { AnswerOf, QueryOf } from '../../../../shared/api/operations.ts'
import type { OfficerRow } from '../../store/config-store.ts'
import type { CatalogueRow } from '../../store/procedure-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Deps, UseCase } from '../context.ts'
import { isLeader } from '../dossier/one-dossier.ts'

/** So many are shown; after a great import there are thousands. */
const SHOWN = 50

/** A procedure whose version in force has to be read, and who has read it. */
type ToRead = {
  readonly procedureId: string
  readonly row: CatalogueRow
  readonly decision: string
  readonly from: string
  readonly readBy: ReadonlySet<string>
}

/** All that officers have to read: versions in force of imports that say so (TQ-6.1b, KT-13.6). */
function toRead({ store }: Deps): ToRead[] {
  const imports = new Map(
    store.catalogues
      .imports()
      .filter(({ mustRead, undoneMs }) => mustRead === 1 && undoneMs === null)
      .map((one) => [
        one.id,
        { ...one, read: Map.groupBy(store.catalogues.readOf(one.id), ({ procedureId }) => procedureId) },
      ]),
  )
  if (imports.size === 0) return []
  return [...store.catalogue().rows].flatMap(([procedureId, row]) => {
    const brought = imports.get(row.version.importId ?? '')
    if (!brought) return []
    const readBy = new Set(brought.read.get(procedureId)?.map(({ officerId }) => officerId))
    return { procedureId, row, decision: brought.decision, from: brought.from, readBy }
  })
}

/** Officers read what their agency decides; who has none receives for all. */
const concerns = ({ agencyId }: Pick<OfficerRow, 'agencyId'>, { row }: ToRead): boolean =>
  agencyId === null || agencyId === row.agencyId

/** What somebody has still to read before receiving it; a leader sees it of an officer. */
export const listUnreadProcedures: UseCase<QueryOf<'listUnreadProcedures'>, AnswerOf<'listUnreadProcedures'>> = (
  deps,
  { officerId },
  ctx,
) => {
  const me = actorOf(ctx).officerId
  if (officerId !== undefined && officerId !== me && !isLeader(ctx)) return refused('FORBIDDEN')
  const officer = deps.store.config().officers.get(officerId ?? me)
  if (!officer) return refused('OFFICER_UNKNOWN')
  const { agencies } = deps.store.config()
  return {
    answer: () => {
      const unread = toRead(deps).filter((one) => concerns(officer, one) && !one.readBy.has(officer.id))
      return {
        procedures: unread.slice(0, SHOWN).map(({ procedureId, row, decision, from }) => ({
          ...{ id: procedureId, code: row.view.code, name: row.view.name, decision, from },
          agency: agencies.get(row.agencyId) ?? '',
        })),
        total: unread.length,
        through: deps.through(),
      }
    },
  }
}

/** Who has not read what, those with most before all others. */
export function listProcedureReaders(deps: Deps): AnswerOf<'listProcedureReaders'> {
  const all = toRead(deps)
  const officers = [...deps.store.config().officers.values()].filter(({ role }) => role === 'officer')
  const readers = officers.flatMap((officer) => {
    const own = all.filter((one) => concerns(officer, one))
    const unread = own.filter(({ readBy }) => !readBy.has(officer.id)).length
    const { id, name, position } = officer
    return own.length === 0 ? [] : { officerId: id, name, position, concerned: own.length, unread }
  })
  readers.sort((a, b) => b.unread - a.unread || a.name.localeCompare(b.name, 'vi'))
  return { readers, through: deps.through() }
}
