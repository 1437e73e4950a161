import type { SheetJob } from '../../../../shared/api/sheet-views.ts'
import type { SlipKind } from '../../../../shared/domain/slips/slip.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'

/** Longer than a station takes to hear of a job that its printer could print. */
const TAKEN_AFTER_MS = 10_000
/** As long as "printed" stands there. */
const GOOD_FOR_MS = 10_000

export type SheetNews =
  /** All goes well: a quiet sign. */
  | { readonly kind: 'quiet'; readonly words: string; readonly isOver: boolean }
  /** The officer must know: what, and what to do; `does` are the presses that make sense. */
  | {
      readonly kind: 'trouble'
      readonly words: string
      readonly todo: string | null
      readonly does: readonly ('again' | 'open' | 'stop' | 'seen' | 'is-out')[]
    }

/** What an officer is told of a paper; null when it is no news any more. Pure. */
export function sheetNews(job: SheetJob, now: number, { sheets, paper }: Words): SheetNews | null {
  const quiet = (words: string, isOver = false): SheetNews => ({ kind: 'quiet', words, isOver })
  const { state, cause } = job
  switch (state) {
    case 'printed':
    case 'sent':
      return now - (job.endedAt ?? now) < GOOD_FOR_MS ? quiet(sheets[state], true) : null
    case 'queued':
    case 'taken':
      if (job.cancelAsked) return quiet(sheets.stopping)
      if (cause !== null) return trouble(sheets.notPrinted(paper.now[cause]), sheets.todo[cause], onWay(job))
      if (state === 'taken' || now - job.queuedAt < TAKEN_AFTER_MS) return quiet(sheets.printing)
      return trouble(sheets.away, sheets.todo.unreachable, onWay(job))
    case 'unknown':
      return trouble(sheets.unknown, null, ['is-out', 'again'])
    case 'expired':
      return trouble(sheets.expired, null, ['again', 'open', 'seen'])
    case 'failed':
    case 'none':
      return notOut(cause, sheets, paper)
  }
}

const notOut = (cause: SheetJob['cause'], sheets: Words['sheets'], paper: Words['paper']): SheetNews =>
  cause === null
    ? trouble(sheets.notOut, null, ['again', 'open', 'seen'])
    : trouble(sheets.failed(paper.causes[cause]), sheets.todo[cause], ['again', 'open', 'seen'])

type Trouble = Extract<SheetNews, { kind: 'trouble' }>
const trouble = (words: string, todo: string | null, does: Trouble['does']): Trouble => ({
  kind: 'trouble',
  words,
  todo,
  does,
})

/** A document that its printer has may come out any moment: it is opened as PDF only after it was taken back. */
const onWay = ({ state }: SheetJob): Trouble['does'] => (state === 'queued' ? ['stop', 'open'] : ['stop'])

/** Which paper it is, e.g. "Giấy tiếp nhận 5/TTPVHCC". */
export const sheetName = ({ kind, number }: SheetJob, { dossiers, sheets }: Words): string =>
  sheets.slip(dossiers.slipKinds[kind as SlipKind] ?? kind, number)
