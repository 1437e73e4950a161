import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import type { DigitalFileRow } from '../../store/digital-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, Refused, UseCase } from '../context.ts'
import { ownStaged } from './change-pages.ts'
import { onePaper } from './papers.ts'

/** A file on the disk, as it was filed. */
export type FileToDraw = { readonly sha256: string; readonly pages: number }

/** The file of a small picture: of a dossier, or what waits at the own counter. */
export function fileToDraw(deps: Deps, ctx: Ctx, fileId: string, page: number): FileToDraw | Refused {
  const found = deps.store.digital.file(fileId)
  const file = found?.held ? found : ownStaged(deps, ctx, fileId)
  return file && page <= file.pages ? { sha256: file.sha256, pages: file.pages } : refused('DIGITAL_FILE_UNKNOWN')
}

/** Somebody looks at a page so that it can be read: the journal keeps it once a day (KT-5.1d, invariant 8). */
export const viewDigitalPage: UseCase<{ fileId: string; page: number }, FileToDraw> = (deps, { fileId, page }, ctx) => {
  const file = deps.store.digital.file(fileId)
  if (!file?.held || page > file.pages) return refused('DIGITAL_FILE_UNKNOWN')
  return { events: viewed(deps, ctx, [file]), answer: () => ({ sha256: file.sha256, pages: file.pages }) }
}

export type PaperToRead = {
  readonly name: string
  readonly files: readonly FileToDraw[]
  readonly pages: readonly { readonly sha256: string; readonly page: number; readonly turn: number }[]
}

/** A paper as one file, with its name and the order of its pages. */
export const readDigitalPaper: UseCase<{ dossierId: string; part: string }, PaperToRead> = (
  deps,
  { dossierId, part },
  ctx,
) => {
  const found = onePaper(deps, dossierId, part)
  if ('refusal' in found) return found
  const files = deps.store.digital.filesOf(dossierId).filter((one) => one.part === part && one.held !== null)
  if (files.length === 0) return refused('DIGITAL_FILE_UNKNOWN')
  const hashes = new Map(files.map(({ id, sha256 }) => [id, sha256]))
  const pages = deps.store.digital.pagesOf(dossierId).flatMap(({ part: of, fileId, page, turn }) => {
    const sha256 = hashes.get(fileId)
    return of === part && sha256 !== undefined ? [{ sha256, page, turn }] : []
  })
  return {
    events: viewed(deps, ctx, files),
    answer: () => ({
      name: found.paper.fileName,
      files: files.map(({ sha256, pages: count }) => ({ sha256, pages: count })),
      pages,
    }),
  }
}

function viewed({ store }: Deps, ctx: Ctx, files: readonly DigitalFileRow[]): NewEvent[] {
  const { officerId } = actorOf(ctx)
  return files
    .filter(({ id }) => !store.digital.wasViewed(id, officerId, ctx.businessDate))
    .map(({ id, dossierId, part }) => ({ type: 'digital.viewed', payload: { dossierId, officerId, part, fileId: id } }))
}
