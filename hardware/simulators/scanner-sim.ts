import type { OpenSimLine, SimAddress } from './lines/sim-line.ts'

export type ScannerSimulator = {
  readonly address: SimAddress
  /** Holds a code before the scanner: its text goes out in UTF-8 with the sign that ends a code. */
  scan(code: string): void
  stop(): Promise<void>
}

const ENDS = { cr: '\r', 'cr-lf': '\r\n', none: '' } as const
export type ScannerEnd = keyof typeof ENDS
export const SCANNER_ENDS = Object.keys(ENDS) as ScannerEnd[]

/** A code scanner on a line (hardware.md §6.2). `end` is what its configuration sheet sets; with `none` only silence ends a code. */
export async function startScannerSimulator(open: OpenSimLine, end: ScannerEnd): Promise<ScannerSimulator> {
  const line = await open({ room: () => Infinity, onBytes: () => undefined })
  return {
    address: line.address,
    scan: (code) => line.send(Buffer.from(code + ENDS[end], 'utf8')),
    stop: () => line.stop(),
  }
}
