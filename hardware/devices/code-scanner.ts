import type { Cancel, Timers } from '../../shared/kernel/time.ts'
import type { CodeScanner, Connection, ScannerState, Transport } from '../ports.ts'
import { createCodeFramer } from '../protocols/scanners/frame-codes.ts'
import type { CodeEnd } from '../protocols/scanners/frame-codes.ts'

export type CodeScannerOptions = {
  readonly id: string
  readonly transport: Transport
  readonly end: CodeEnd
  readonly timers: Timers
  /** A whole code. Personal data when it is a card: hand it on, keep and log nothing of it. */
  onCode(code: string): void
}

/** Between the bytes of one code a USB port pauses at most so long; a code that ends with a sign may take its time. */
const SILENCE_MS: Record<CodeEnd, number> = { silence: 200, line: 1_000 }
/**
 * A silence is waited for in so many parts. A machine that stood still lets a timer end before it reads what came
 * meanwhile: one part more, and it has read it.
 */
const SILENCE_PARTS = 2
/** A scanner is looked for so often, whether it is still there, and whether it is back. */
const LOOK_MS = 2_000

/**
 * A code scanner on a serial line (hardware.md §6.2): opens its port, again and again when it goes, and tells whole
 * codes. Nothing is ever written to it.
 */
export function createCodeScanner({ id, transport, end, timers, onCode }: CodeScannerOptions): CodeScanner {
  const listeners = new Set<(state: ScannerState) => void>()
  let state: ScannerState = { kind: 'unchecked' }
  let connection: Connection | null = null
  let framer = createCodeFramer(end)
  let closed = false
  let cancelRest: Cancel = () => {}
  let cancelLook: Cancel = () => {}

  function tell(next: ScannerState): void {
    if (JSON.stringify(next) === JSON.stringify(state)) return
    state = next
    for (const listener of listeners) listener(state)
  }

  function hear(bytes: Uint8Array): void {
    cancelRest()
    for (const code of framer.push(bytes)) onCode(code)
    awaitSilence(SILENCE_PARTS)
  }

  function awaitSilence(parts: number): void {
    cancelRest = timers.after(SILENCE_MS[end] / SILENCE_PARTS, () => {
      if (parts > 1) return awaitSilence(parts - 1)
      const code = framer.rest()
      if (code !== null) onCode(code)
    })
  }

  function lose(reason: Error): void {
    cancelRest()
    cancelLook()
    connection = null
    if (closed) return
    tell({ kind: 'lost', reason: reason.message })
    cancelLook = timers.after(LOOK_MS, () => void open())
  }

  /** The reading end of a line that is cut may never hear of it. */
  function look(): void {
    if (transport.isThere?.() === false) {
      connection?.close()
      return lose(new Error(`there is no ${transport.name}`))
    }
    cancelLook = timers.after(LOOK_MS, look)
  }

  async function open(): Promise<void> {
    try {
      framer = createCodeFramer(end)
      const opened = await transport.open({ onBytes: hear, onLost: lose })
      if (closed) return opened.close()
      connection = opened
      tell({ kind: 'ready' })
      look()
    } catch (error) {
      lose(error as Error)
    }
  }

  const opening = open()
  return {
    id,
    state: () => state,
    onChange(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async close() {
      closed = true
      cancelRest()
      cancelLook()
      connection?.close()
      await opening
    },
  }
}
