import type { AnswerOf } from '../../../../shared/api/operations.ts'
import type { CatalogueImport } from '../../../../shared/api/catalogue-views.ts'
import type { ImportRow } from '../../store/catalogue-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Deps, UseCase } from '../context.ts'

/** Imports of procedures, newest first. */
export function listCatalogueImports(deps: Deps): AnswerOf<'listCatalogueImports'> {
  const newest = deps.store.catalogues.newest()
  return {
    imports: deps.store.catalogues.imports().map((row) => viewOf(deps, row, newest)),
    through: deps.through(),
  }
}

function viewOf({ store }: Deps, row: ImportRow, newest: string | null): CatalogueImport {
  const nameOf = (officerId: string | null): string | null =>
    officerId === null ? null : store.configuration.officerName(officerId)
  const { id, decision, decidedOn, from, format, added, changed, ended, leftOut } = row
  return {
    ...{ id, at: row.atMs, actorName: nameOf(row.actor), decision, decidedOn, from, mustRead: row.mustRead === 1 },
    ...{ format, added, changed, ended, leftOut },
    undoneAt: row.undoneMs,
    undoneByName: nameOf(row.undoneBy),
    undoable: id === newest,
  }
}

/**
 * Who has read how much of an import: officers at work, of an agency only its procedures. Who has no agency receives for
 * all.
 */
export const listImportReaders: UseCase<{ importId: string }, AnswerOf<'listImportReaders'>> = (
  { store },
  { importId },
) => {
  if (!store.catalogues.import(importId)) return refused('CATALOGUE_IMPORT_UNKNOWN')
  const concerned = store.catalogues.concerned(importId)
  const read = store.catalogues.readers(importId)
  const sum = (rows: readonly { agencyId: string; count: number }[], agencyId: string | null): number =>
    rows.filter((row) => agencyId === null || row.agencyId === agencyId).reduce((all, { count }) => all + count, 0)
  const officers = [...store.config().officers.values()].filter(({ role }) => role === 'officer')
  return {
    answer: () => ({
      readers: officers.map(({ id, name, agencyId }) => ({
        officerId: id,
        name,
        concerned: sum(concerned, agencyId),
        read: sum(
          read.filter(({ officerId }) => officerId === id),
          agencyId,
        ),
      })),
    }),
  }
}

/**
 * Takes the newest import back by one event: what was in force before is in force again. An older one was the ground on
 * which the newer were held against, so it goes after them.
 */
export const undoCatalogueImport: UseCase<{ importId: string }, AnswerOf<'undoCatalogueImport'>> = (
  { store },
  { importId },
) => {
  if (!store.catalogues.import(importId)) return refused('CATALOGUE_IMPORT_UNKNOWN')
  if (store.catalogues.newest() !== importId) return refused('CATALOGUE_IMPORT_OLDER')
  return { events: [{ type: 'catalogue.importUndone', payload: { importId } }], answer: () => ({}) }
}

/** What the import that is in force changed in a procedure, and whether who asks has read it. */
export const getProcedureNews: UseCase<{ procedureId: string }, AnswerOf<'getProcedureNews'>> = (
  { store },
  { procedureId },
  ctx,
) => {
  const row = store.catalogue().rows.get(procedureId)
  if (!row) return refused('PROCEDURE_UNKNOWN')
  const { seq, importId } = row.version
  const brought = importId === null ? null : store.catalogues.import(importId)
  if (!brought) return { answer: () => ({ news: null }) }
  const { id, decision, from, mustRead } = brought
  const before = store.procedureBefore(procedureId, from, seq)
  return {
    answer: () => ({
      news: {
        ...{ importId: id, decision, from, mustRead: mustRead === 1 },
        readAt: store.catalogues.readAt(id, procedureId, actorOf(ctx).officerId),
        before: before?.view ?? null,
        after: row.view,
      },
    }),
  }
}

/** Says that one has read what an import changed in a procedure; saying it again changes nothing. */
export const markProcedureRead: UseCase<{ procedureId: string; importId: string }, AnswerOf<'markProcedureRead'>> = (
  { store },
  { procedureId, importId },
  ctx,
) => {
  const row = store.catalogue().rows.get(procedureId)
  if (!row) return refused('PROCEDURE_UNKNOWN')
  // Another version has come in the meantime: that one has not been read.
  if (row.version.importId !== importId) return refused('CATALOGUE_CHANGED')
  const { officerId } = actorOf(ctx)
  const answer = () => ({})
  if (store.catalogues.readAt(importId, procedureId, officerId) !== null) return { answer }
  return { events: [{ type: 'procedure.read', payload: { officerId, importId, procedureId } }], answer }
}

/** Whether an officer still has to read what is new in a procedure before receiving it (TQ-6.1b, KT-13.6). */
export function isUnread({ store }: Deps, officerId: string, procedureId: string): boolean {
  const importId = store.catalogue().rows.get(procedureId)?.version.importId ?? null
  if (importId === null || store.catalogues.import(importId)?.mustRead !== 1) return false
  return store.catalogues.readAt(importId, procedureId, officerId) === null
}
