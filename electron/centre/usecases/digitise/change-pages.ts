import type { AnswerOf, BodyOf } from '../../../../shared/api/operations.ts'
import type { DigitalPage } from '../../../../shared/domain/events/digital-events.ts'
import type { NewEvent } from '../../../../shared/domain/events/catalogue.ts'
import { makePerson } from '../../journal/persons.ts'
import type { PageRow, StagedRow } from '../../store/digital-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { forbids, onePaper } from './papers.ts'

type One = { readonly dossierId: string }
type Left = { left: number }

const leftOf =
  ({ store }: Deps, dossierId: string): (() => Left) =>
  () => ({ left: store.digital.stateOf(dossierId).left })

/** What waits, when it is the caller's to file: of the own counter, or sent by the officer. */
export function ownStaged({ store }: Deps, ctx: Ctx, stagedId: string): StagedRow | null {
  const { counterId, officerId } = actorOf(ctx)
  const row = store.digital.staged(stagedId)
  const isOwn =
    row !== undefined && (row.officerId === officerId || (row.counterId !== null && row.counterId === counterId))
  return isOwn ? row : null
}

/**
 * Files what waits as a paper of a dossier (TV-3.2b, TT-8.5a). The same file is filed as the same paper once. Secret papers,
 * and what was only shown or re-used, are refused (TQ-4.5; TT 03/2025/TT-VPCP Điều 5).
 */
export const attachDigital: UseCase<BodyOf<'attachDigital'> & One, AnswerOf<'attachDigital'>> = (
  deps,
  command,
  ctx,
) => {
  const { dossierId, part, stagedId } = command
  const found = onePaper(deps, dossierId, part)
  if ('refusal' in found) return found
  const forbidden = forbids(found.paper)
  if (forbidden) return forbidden
  if (found.paper.excuse) return refused('DIGITAL_PAGES')
  const staged = ownStaged(deps, ctx, stagedId)
  if (!staged) return refused('DIGITAL_STAGED_UNKNOWN')
  const left = leftOf(deps, dossierId)
  const apply = (operational: { dropStaged(id: string): void }): void => operational.dropStaged(stagedId)
  const same = deps.store.digital.filesOf(dossierId).find((one) => one.part === part && one.held === staged.sha256)
  if (same) {
    // The scan of before once more: the paper that came with the supplement is the same.
    const stands = found.paper.againMs === null ? [] : [standing(ctx, dossierId, part)]
    return { events: stands, apply, answer: () => ({ fileId: same.id, ...left() }) }
  }
  const fileId = ctx.ids.next()
  const held = makePerson(ctx.ids.next(), 'digital', staged.sha256)
  const { sha256, bytes, pages, format, conformance, dpi, source } = staged
  const payload = {
    ...{ dossierId, officerId: actorOf(ctx).officerId, part, fileId },
    ...{ sha256, bytes, pages, format, conformance, isSigned: staged.isSigned === 1, dpi, source, file: held.ref },
  }
  return {
    events: [{ type: 'digital.attached', payload }],
    persons: [held.row],
    apply,
    answer: () => ({ fileId, ...left() }),
  }
}

const samePage = (a: { fileId: string; page: number }, b: { fileId: string; page: number }): boolean =>
  a.fileId === b.fileId && a.page === b.page

const pagesIn = ({ store }: Deps, dossierId: string, part: string): PageRow[] =>
  store.digital.pagesOf(dossierId).filter((one) => one.part === part)

/** Puts the pages of a paper in the order of the paper (TT 01/2023/TT-VPCP Điều 8), and turns them upright. */
export const orderDigital: UseCase<BodyOf<'orderDigital'> & One, Record<string, never>> = (deps, command, ctx) => {
  const { dossierId, part, pages } = command
  const found = onePaper(deps, dossierId, part)
  if ('refusal' in found) return found
  const now = pagesIn(deps, dossierId, part)
  const isSame = now.length === pages.length && now.every((one) => pages.some((other) => samePage(one, other)))
  if (!isSame) return refused('DIGITAL_PAGES')
  const answer = () => ({})
  if (now.every((one, place) => isAt(one, pages[place]))) return { answer }
  return {
    events: [{ type: 'digital.ordered', payload: { dossierId, officerId: actorOf(ctx).officerId, part, pages } }],
    answer,
  }
}

const isAt = (one: PageRow, other: DigitalPage | undefined): boolean =>
  other !== undefined && samePage(one, other) && one.turn === other.turn

/**
 * Takes pages out, for a reason that the journal keeps. A file of which no page is left is deleted with its erasable row. A
 * paper that turns out to be secret loses all of its pages and is not digitised any more (TQ-4.5).
 */
export const removeDigital: UseCase<BodyOf<'removeDigital'> & One, Left> = (deps, command, ctx) => {
  const { dossierId, part, cause } = command
  const found = onePaper(deps, dossierId, part)
  if ('refusal' in found) return found
  const now = pagesIn(deps, dossierId, part)
  const out = now.filter((one) => cause === 'secret' || command.pages.some((other) => samePage(one, other)))
  const isKnown = command.pages.every((one) => now.some((other) => samePage(one, other)))
  if (!isKnown || out.length === 0) return refused('DIGITAL_PAGES')
  const words = command.words === undefined ? null : makePerson(ctx.ids.next(), 'dossier', command.words)
  const by = { dossierId, officerId: actorOf(ctx).officerId, part }
  const left = new Set(now.filter((one) => !out.includes(one)).map(({ fileId }) => fileId))
  const gone = [...new Set(out.map(({ fileId }) => fileId))].filter((fileId) => !left.has(fileId))
  const ids = gone.flatMap((fileId) => deps.store.digital.file(fileId)?.filePerson ?? [])
  const pages = out.map(({ fileId, page }) => ({ fileId, page }))
  const secret: NewEvent[] =
    cause === 'secret' && !found.paper.isFree
      ? [{ type: 'digital.excused', payload: { ...by, excuse: 'secret', words: null } }]
      : []
  return {
    events: [
      { type: 'digital.removed', payload: { ...by, pages, cause, words: words?.ref ?? null } },
      ...secret,
      ...ids.map((personId): NewEvent => ({ type: 'person.erased', payload: { personId, ground: 'removed' } })),
    ],
    persons: words ? [words.row] : [],
    apply: (operational) => operational.erasePersons(ids, ctx.now),
    answer: leftOf(deps, dossierId),
  }
}

/** Says why a paper is not digitised (TV-3.2b), or takes that back. */
export const excuseDigital: UseCase<BodyOf<'excuseDigital'> & One, Left> = (deps, command, ctx) => {
  const { dossierId, part, excuse } = command
  const found = onePaper(deps, dossierId, part)
  if ('refusal' in found) return found
  if (found.paper.isFree || found.paper.why !== null) return refused('DIGITAL_PART_UNKNOWN', { part })
  if (excuse !== null && pagesIn(deps, dossierId, part).length > 0) return refused('DIGITAL_HAS_PAGES')
  if (excuse === 'other' && command.words === undefined) return refused('BAD_REQUEST', { field: 'words' })
  const answer = leftOf(deps, dossierId)
  if (excuse === null && found.paper.excuse === null) return { answer }
  const words = command.words === undefined ? null : makePerson(ctx.ids.next(), 'dossier', command.words)
  const payload = { dossierId, officerId: actorOf(ctx).officerId, part, excuse, words: words?.ref ?? null }
  return { events: [{ type: 'digital.excused', payload }], persons: words ? [words.row] : [], answer }
}

const standing = (ctx: Ctx, dossierId: string, part: string): NewEvent => ({
  type: 'digital.stands',
  payload: { dossierId, officerId: actorOf(ctx).officerId, part },
})

/** The paper that a supplement brought changes nothing in what was scanned: it stands. */
export const keepDigital: UseCase<BodyOf<'keepDigital'> & One, Left> = (deps, { dossierId, part }, ctx) => {
  const found = onePaper(deps, dossierId, part)
  if ('refusal' in found) return found
  const answer = leftOf(deps, dossierId)
  return found.paper.againMs === null ? { answer } : { events: [standing(ctx, dossierId, part)], answer }
}

/** Throws away what waits; the file goes when nothing else needs it. */
export const dropStagedDigital: UseCase<{ stagedId: string }, Record<string, never>> = (deps, { stagedId }, ctx) => {
  if (!ownStaged(deps, ctx, stagedId)) return refused('DIGITAL_STAGED_UNKNOWN')
  return { apply: (operational) => operational.dropStaged(stagedId), answer: () => ({}) }
}
