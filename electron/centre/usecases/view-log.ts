import type { AnswerOf, QueryOf } from '../../../shared/api/operations.ts'
import { readCode } from '../../../shared/domain/dossier/code.ts'
import { refused } from './context.ts'
import type { UseCase } from './context.ts'

/**
 * Who saw whose data, when and what for (KT-5.1d, BD-18.1c; Luật 91/2025/QH15, Điều 4: a citizen may ask). It names
 * dossiers by their codes and officers by name, and says nothing of what was seen.
 */
export const listDataViews: UseCase<QueryOf<'listDataViews'>, AnswerOf<'listDataViews'>> = (deps, query) => {
  const { dossiers, config, viewLog } = deps.store
  const { code, officerId = null, from = null, until = null, page, size } = query
  const row = code === undefined ? undefined : dossiers.byCode(readCode(code) ?? code)
  if (code !== undefined && !row) return refused('DOSSIER_UNKNOWN')
  const filter = { dossierId: row?.id ?? null, officerId, from, until }
  return {
    answer: () => {
      const found = viewLog.views(filter, size + 1, (page - 1) * size)
      const { officers } = config()
      return {
        views: found.slice(0, size).map(({ atMs, code: of, officerId: by, what, slip }) => ({
          ...{ at: atMs, code: of, officerId: by, what, slip },
          officer: officers.get(by)?.name ?? '',
        })),
        isMore: found.length > size,
        officers: [...officers].map(([id, { name }]) => ({ id, name })),
      }
    },
  }
}
