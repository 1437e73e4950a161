import type { PrintCause } from '../../../shared/api/views.ts'
import type { PageSize } from '../../../shared/domain/slips/layout/sheet.ts'

/** Operations (RFC 8011 §5.4.15; the last one is of CUPS). */
export const OPERATION = {
  printJob: 0x02,
  createJob: 0x05,
  sendDocument: 0x06,
  cancelJob: 0x08,
  getJobAttributes: 0x09,
  getJobs: 0x0a,
  getPrinterAttributes: 0x0b,
  cupsGetPrinters: 0x4002,
} as const

/** Answers of 0x0000 to 0x00ff are good ones. */
export const isGood = (status: number): boolean => status < 0x100
export const STATUS = { ok: 0, badRequest: 0x400, notFound: 0x406, gone: 0x407, formatNotSupported: 0x40a } as const
export const REFUSES = { notPossible: 0x404, notAccepting: 0x506, busy: 0x507, operation: 0x501 } as const

/** States of a printer (RFC 8011 §5.4.11). */
export const PRINTER = { idle: 3, processing: 4, stopped: 5 } as const
/** States of a job (RFC 8011 §5.3.7). */
export const JOB = { pending: 3, held: 4, processing: 5, stopped: 6, cancelled: 7, aborted: 8, completed: 9 } as const

/** What a reason means to people, the gravest first. */
const CAUSES: readonly (readonly [RegExp, PrintCause])[] = [
  [/^(media-empty|input-tray-missing)/, 'paper-end'],
  [/^(media-needed|media-size-mismatch)/, 'media-needed'],
  [/^media-jam/, 'jam'],
  [/^(cover|door|interlock)-open/, 'cover-open'],
  [/^(toner|marker-supply|developer)-empty|^opc-life-over/, 'toner-empty'],
  [/^(offline|shutdown|timed-out)/, 'unreachable'],
  [/^(paused|hold-new-jobs)/, 'paused'],
]

/**
 * Why nothing comes out, by `printer-state-reasons` (RFC 8011 §5.4.12); null when nothing hinders. A report or a warning
 * hinders only a printer that stands still: one of two trays may be empty. CUPS alone says `offline-report` of a printer
 * that it cannot reach.
 */
export function causeOfPrinter(state: number | null, reasons: readonly string[]): PrintCause | null {
  const isStopped = state === PRINTER.stopped
  const grave = reasons.filter(
    (reason) => isStopped || reason === 'offline-report' || !/^none$|^cups-|-(report|warning)$/.test(reason),
  )
  for (const [pattern, cause] of CAUSES) if (grave.some((reason) => pattern.test(reason))) return cause
  if (reasons.some((reason) => reason.endsWith('-error'))) return 'error'
  return isStopped ? 'paused' : null
}

/** Whether a name of `media-supported` or `media-ready` is this size: `iso_a5_148x210mm`, `A5`, `iso-a5`. */
export const isMedia = (media: string, size: PageSize): boolean =>
  new RegExp(`(^|[_-])${size}([_.-]|$)`, 'i').test(media)
