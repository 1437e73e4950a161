import { wordsOf } from '../../../../shared/api/codes.ts'
import type { DigitalFileView, DigitalPaper, StagedDigital } from '../../../../shared/api/digital-views.ts'
import type { AnswerOf } from '../../../../shared/api/operations.ts'
import { DIGITAL_DEFAULTS } from '../../../../shared/domain/digitise/digital-settings.ts'
import type { DigitalFacts, DigitalFileRow, PageRow, StagedRow } from '../../store/digital-store.ts'
import { actorOf, refused } from '../context.ts'
import type { Ctx, Deps, UseCase } from '../context.ts'
import { forbids, papersOf } from './papers.ts'
import type { Paper } from './papers.ts'

const BYTES_PER_MEGABYTE = 1024 * 1024

/** Limits of files, as they are set for the day. */
export function digitalLimits(
  { store }: Deps,
  ctx: Ctx,
): { megabytes: number; bytes: number; pages: number; dpi: number } {
  const { setting } = store.config()
  const megabytes = setting('digital.maxMegabytes', ctx.businessDate) ?? DIGITAL_DEFAULTS.maxMegabytes
  return {
    megabytes,
    bytes: megabytes * BYTES_PER_MEGABYTE,
    pages: setting('digital.maxPages', ctx.businessDate) ?? DIGITAL_DEFAULTS.maxPages,
    dpi: setting('digital.minDpi', ctx.businessDate) ?? DIGITAL_DEFAULTS.minDpi,
  }
}

/** Papers of a dossier: what is digitised, what is still to be, and why something is not (TV-3.2b, BD-5.3). */
export const getDigital: UseCase<{ dossierId: string }, AnswerOf<'getDigital'>> = (deps, { dossierId }, ctx) => {
  const row = deps.store.dossiers.byId(dossierId)
  if (!row) return refused('DOSSIER_UNKNOWN')
  const { left, isSecret } = deps.store.digital.stateOf(dossierId)
  const { megabytes, pages, dpi } = digitalLimits(deps, ctx)
  return {
    answer: () => {
      const files = Map.groupBy(deps.store.digital.filesOf(dossierId), ({ part }) => part)
      const inOrder = Map.groupBy(deps.store.digital.pagesOf(dossierId), ({ part }) => part)
      const papers = papersOf(deps, row).map((paper) =>
        paperView(deps, paper, files.get(paper.part) ?? [], inOrder.get(paper.part) ?? [], dpi),
      )
      return {
        digital: {
          dossierId,
          code: row.code,
          isSecret: isSecret === 1,
          left,
          papers,
          limits: { megabytes, pages, dpi },
        },
        now: ctx.now,
        through: deps.through(),
      }
    },
  }
}

/** What waits at the own counter, and what was not taken, the oldest first. */
export function listStagedDigital(deps: Deps, ctx: Ctx): AnswerOf<'listStagedDigital'> {
  const { counterId, officerId } = actorOf(ctx)
  const { dpi } = digitalLimits(deps, ctx)
  const staged = deps.store.digital.inbox(counterId, officerId).map((row) => stagedView(row, dpi))
  const turnedAway = deps.store.digital
    .turnedAway(counterId)
    .map(({ id, name, code, atMs }) => ({ id, name, why: wordsOf(code), at: atMs }))
  return { staged, turnedAway, now: ctx.now, through: deps.through() }
}

const factsView = ({ bytes, pages, format, conformance, isSigned, dpi, source }: DigitalFacts, leastDpi: number) => ({
  ...{ bytes, pages, format, conformance, dpi, source },
  isSigned: isSigned === 1,
  isCoarse: dpi !== null && dpi < leastDpi,
})

export const stagedView = (row: StagedRow, leastDpi: number): StagedDigital => ({
  id: row.id,
  ...factsView(row, leastDpi),
  at: row.atMs,
})

function paperView(
  deps: Deps,
  paper: Paper,
  files: readonly DigitalFileRow[],
  pages: readonly PageRow[],
  leastDpi: number,
): DigitalPaper {
  const { part, no, name, slip, fileName, why, excuse } = paper
  const words = excuse?.wordsPerson ?? null
  return {
    ...{ part, no, name, slip, fileName, why },
    state: stateOf(paper, pages.length),
    excuse: excuse?.excuse ?? null,
    againSince: paper.againMs,
    excuseWords: words === null ? null : deps.store.desks.person(words),
    mayAdd: forbids(paper) === null && excuse === null,
    pages: pages.map(({ fileId, page, turn }) => ({ fileId, page, turn })),
    files: files.map((row): DigitalFileView => ({
      id: row.id,
      ...factsView(row, leastDpi),
      at: row.atMs,
      officer: deps.store.config().officers.get(row.officerId)?.name ?? null,
      isThere: row.held !== null && deps.files.sizeOf(row.sha256) === row.bytes,
    })),
  }
}

function stateOf({ excuse, why, againMs, isFree }: Paper, pages: number): DigitalPaper['state'] {
  if (againMs !== null && why === null && excuse === null) return 'again'
  if (pages > 0) return 'done'
  if (excuse) return 'excused'
  if (why !== null) return 'none'
  return isFree ? 'wanted' : 'todo'
}
