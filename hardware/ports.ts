import type { PrintCause } from '../shared/api/views.ts'
import type { Bitmap } from './bitmap.ts'
import type { PlainPaper } from './plain-paper.ts'

/** What became of one paper, by the printer's own answer (hardware.md §3). */
export type PrintOutcome =
  | { readonly outcome: 'printed' }
  /** Nothing of it came out. */
  | { readonly outcome: 'failed'; readonly cause: PrintCause }
  /**
   * Some or all of it may have come out; never print it again by itself. `handedOver`: nothing went wrong as far as
   * anybody can see, but this printer confirms nothing.
   */
  | { readonly outcome: 'unknown'; readonly handedOver?: true }

/** What a printer was found to answer (hardware.md §3): it decides how its papers are confirmed. */
export type PrinterAnswers = {
  /** Process marks (`GS ( H`): everything before is on paper. */
  readonly mark: boolean
  /** Questions in turn (`GS r`): everything before was worked through. */
  readonly inTurn: boolean
  /**
   * Macros (`GS :`, `GS ^`), which it forgets with its power; `aloud`: it also does what it is given while it learns one.
   */
  readonly macro: 'none' | 'quiet' | 'aloud'
  /** Changes of state, unasked (`GS a`). */
  readonly autoStatus: boolean
  /** By its own words (`GS I`); null when it does not say. */
  readonly maker: string | null
  readonly model: string | null
}

/** What a printer is doing now. A fault is a state, not an exception; `jobId` names the paper that waits for it. */
export type PrinterStatus =
  | { readonly kind: 'unchecked' }
  | { readonly kind: 'ready'; readonly paperLow: boolean }
  | { readonly kind: 'printing'; readonly jobId: string; readonly phase: 'sending' | 'awaiting-id' }
  | { readonly kind: 'offline'; readonly cause: PrintCause; readonly jobId: string | null }
  | { readonly kind: 'closed' }

/** What goes on a paper: a picture, or plain letters where the line is too slow for one. */
export type PrintContent = { readonly bitmap: Bitmap } | { readonly letters: PlainPaper }

export type PrintRequest = PrintContent & {
  readonly id: string
  /**
   * Asked once, just before the first byte that can make paper. When it answers false, nothing is sent and the
   * outcome is `failed`. After true the paper may exist, whatever happens next: the caller writes that down here.
   */
  begin(): boolean
}

/** A printer of tickets. One conformance suite holds for every implementation. */
export type TicketPrinter = {
  readonly id: string
  /** Dots a row: a bitmap of another width is a programming error and throws. */
  readonly width: number
  /** Rows a mm of paper. */
  readonly dotsPerMm: number
  /** The last known state, without asking the printer. */
  status(): PrinterStatus
  /** Asks the printer now. A fault is a value. While a paper is printed it answers the last known state. */
  check(): Promise<PrinterStatus>
  /** Tells every change of state until the returned function is called. */
  onChange(listener: (status: PrinterStatus) => void): () => void
  /** What it answers, as far as that is known; null for a printer that was not yet well enough to be asked. */
  answers(): PrinterAnswers | null
  /** Finds out anew what it answers, when the papers asked for before are out; null when it is not well enough. */
  probe(): Promise<PrinterAnswers | null>
  /**
   * Prints one paper, at most once, after those asked for before. Waits through faults for as long as they last;
   * the state says so meanwhile. Never rejects for a fault of the device.
   */
  print(request: PrintRequest): Promise<PrintOutcome>
  /** Ends the connection. A paper under way becomes `unknown`, one not begun `failed`. */
  close(): Promise<void>
}

/**
 * One number display. `shown`: it answered; `sent`: it never answers, so nobody can tell; `dead`: it does not answer,
 * or its line is gone.
 */
export type NumberDisplay = {
  readonly id: string
  readonly state: 'unchecked' | 'shown' | 'sent' | 'dead'
  /** The number it should show; empty for nothing. */
  readonly shows: string
  /** The last number that it confirmed, or was given where it confirms nothing; null before the first. */
  readonly shown: string | null
}

/** The number displays of one line. What a display shows is a state: the newest value counts. */
export type NumberDisplays = {
  displays(): readonly NumberDisplay[]
  /** Shows a number, or nothing with `''`; at once, or when the display lives again. Throws for an unknown id. */
  show(id: string, number: string): void
  /** Writes what it should show at once, also to a dead one. Resolves when that was answered or given up. */
  rewrite(id: string): Promise<NumberDisplay>
  /** Tells every change of state until the returned function is called. */
  onChange(listener: (display: NumberDisplay) => void): () => void
  /** Tells every write that ended well, also the same number again: the display's last good sign. */
  onWritten(listener: (display: NumberDisplay) => void): () => void
  close(): Promise<void>
}

/** Whether a scanner's line is there; `reason` in words for a technician. A scanner on a line that is there may still be broken. */
export type ScannerState =
  | { readonly kind: 'unchecked' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'lost'; readonly reason: string }

/** A scanner of codes. It tells codes to whoever opened it and keeps none. */
export type CodeScanner = {
  readonly id: string
  state(): ScannerState
  /** Tells every change of state until the returned function is called. */
  onChange(listener: (state: ScannerState) => void): () => void
  close(): Promise<void>
}

/** Moves bytes; knows nothing of what they mean. */
export type Transport = {
  /** Where it leads, for logs, e.g. `tcp 10.0.0.5:9100`. */
  readonly name: string
  /** Bytes a second that it surely carries; only used to reckon deadlines. */
  readonly bytesPerSecond: number
  /** Each write arrives on its own, and another program's may stand between two: a job is one write. */
  readonly wholeWrites?: boolean
  /**
   * Whether what it leads to can still be seen, e.g. the name of a port: who only listens would never notice that it is
   * gone. Absent where nobody can tell.
   */
  readonly isThere?: () => boolean
  /** Opens a connection. Rejects when there is none to be had. */
  open(listener: ConnectionListener): Promise<Connection>
}

export type ConnectionListener = {
  onBytes(bytes: Uint8Array): void
  /** The connection is gone, told once; not told after `close`. */
  onLost(reason: Error): void
}

export type Connection = {
  /** Resolves when the line can take more, not when the bytes have arrived. Rejects when the connection is gone. */
  write(bytes: Uint8Array): Promise<void>
  /** Ends it at once; further writes reject. */
  close(): void
}
