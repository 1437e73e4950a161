import type { PrintCause } from '../shared/api/views.ts'
import type { PageSize } from '../shared/domain/slips/layout/sheet.ts'

/** How an office printer is now. */
export type SheetStatus =
  | { readonly kind: 'unchecked' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'offline'; readonly cause: PrintCause }

/**
 * What became of a document, asked of whoever keeps the printer's jobs. `sent`: it has left for a printer that confirms
 * nothing. `gone`: nobody knows of it any more, or never did. `away`: nobody answers now.
 */
export type SheetJob =
  | { readonly at: 'printing'; readonly cause: PrintCause | null }
  | { readonly at: 'printed' }
  | { readonly at: 'sent' }
  | { readonly at: 'failed'; readonly cause: PrintCause }
  | { readonly at: 'unknown' }
  | { readonly at: 'gone' }
  | { readonly at: 'away' }

export type SheetRequest = {
  /** Unlike any other's: by it the job is found again after a crash. */
  readonly name: string
  readonly pdf: Uint8Array
  readonly size: PageSize
  /**
   * Asked once, just before the first byte that can make paper, with the reference by which the job is asked for later.
   * When it answers false, nothing is sent and the outcome is `failed`.
   */
  begin(ref: string): boolean
}

/** What came of handing a document over: it is under way by its reference, or surely nothing of it comes out. */
export type SheetSent =
  | { readonly at: 'sent'; readonly ref: string }
  | { readonly at: 'failed'; readonly cause: PrintCause }
  /** It may be under way: ask by the reference that `begin` got. */
  | { readonly at: 'unsure' }

/** A printer of A4 and A5 sheets, with a system before it that has jobs. Faults are values; nothing here rejects for one. */
export type SheetPrinter = {
  readonly id: string
  /** Where it leads, for people. */
  readonly line: string
  /** Asks the printer now. */
  check(): Promise<SheetStatus>
  /**
   * The size on which a form of `wanted` comes out, by what the last `check` found: that size where the printer has it,
   * else A4; null where it has neither. A printer that does not say which it has gets what is wanted.
   */
  sizeFor(wanted: PageSize): PageSize | null
  /** Hands a document over, once. */
  send(request: SheetRequest): Promise<SheetSent>
  /** What became of a document, also one of an earlier run. */
  ask(ref: string): Promise<SheetJob>
  /** Takes a document back if it is still possible; `ask` says what came of it. */
  cancel(ref: string): Promise<void>
  close(): Promise<void>
}
