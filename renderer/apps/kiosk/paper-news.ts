import type { PrintCause, PrintState } from '../../../shared/api/views.ts'
import type { Words } from '../../../shared/i18n/vi.ts'

/** What became of the paper: `kind` decides colour, icon and how long the number stays on the screen. */
export type PaperNews = { kind: 'wait' | 'fine' | 'elsewhere' | 'trouble'; title: string; hint: string | null }

type Paper = {
  number: string
  print: PrintState
  printCause: PrintCause | null
  /** Name of another kiosk at which it comes out. */
  printAt?: string | undefined
}

/**
 * The paper of a ticket in words for the citizen; the number counts whatever became of it.
 * @param late nothing has come for so long that nobody should wait for it: the printer's station may be away
 */
export function paperNews({ number, print, printCause, printAt }: Paper, late: boolean, { paper }: Words): PaperNews {
  const troubled = (cause: PrintCause): PaperNews => {
    return { kind: 'trouble', title: paper.failed(paper.causes[cause], number), hint: paper.remember }
  }
  switch (print) {
    case 'queued':
    case 'taken':
      if (printCause !== null) return troubled(printCause)
      if (late) return { kind: 'trouble', title: paper.late(number), hint: paper.remember }
      return printAt
        ? { kind: 'elsewhere', title: paper.elsewhere(printAt), hint: null }
        : { kind: 'wait', title: paper.printing, hint: null }
    case 'printed':
      return printAt
        ? { kind: 'elsewhere', title: paper.elsewhere(printAt), hint: null }
        : { kind: 'fine', title: paper.printed, hint: null }
    case 'sent':
      return { kind: 'fine', title: printAt ? paper.elsewhere(printAt) : paper.printed, hint: paper.ifNone }
    case 'none':
      return { kind: 'trouble', title: paper.none(number), hint: paper.remember }
    case 'unknown':
      return { kind: 'trouble', title: paper.unknown(number), hint: paper.remember }
    case 'failed':
      return troubled(printCause ?? 'error')
    case 'expired':
      return troubled('unreachable')
  }
}
