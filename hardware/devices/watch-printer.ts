import type { Timers } from '../../shared/kernel/time.ts'
import type { PrinterBits } from '../protocols/escpos/status-bits.ts'
import type { PrinterSession } from './printer-session.ts'

/** How often a printer that tells nothing unasked is asked while its paper comes out. */
const WATCH_MS = 1_000

/**
 * Asks a printer every second, from in a second on. No answer proves nothing here: it may wait behind a full buffer,
 * so each question waits for its answer until the connection ends. Never inside a band: some printers obey nothing there (hardware.md §3.1).
 * @returns ends it
 */
export function watchPrinter(session: PrinterSession, timers: Timers, onBits: (bits: PrinterBits) => void): () => void {
  let stopped = false
  let cancel = (): void => {}
  const again = (): void => {
    if (!stopped) cancel = timers.after(WATCH_MS, () => void look())
  }
  async function look(): Promise<void> {
    const bits = await session.ask(Infinity).catch(() => null)
    if (bits && !stopped) onBits(bits)
    again()
  }
  again()
  return () => {
    stopped = true
    cancel()
  }
}
