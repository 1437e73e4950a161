/** Where a host finds a simulated device. */
export type SimAddress =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'serial'; readonly path: string; readonly baudRate: number }
  /** Two named pipes, by what the host writes to and reads from. */
  | { readonly kind: 'files'; readonly write: string; readonly read: string }

/** `dead`: the device has no power. `silent`: the cable is out, nothing goes either way. */
export type LineMode = 'on' | 'dead' | 'silent'

/** The device's end of its line, whatever carries the bytes. */
export type SimLine = {
  readonly address: SimAddress
  send(bytes: Uint8Array): void
  /** There may be room again. */
  pump(): void
  setMode(mode: LineMode): void
  stop(): Promise<void>
}

/** What a simulated device gives its line. */
export type SimEnd = {
  /** Free bytes of the receive buffer; the line is not read while it is 0. */
  room(): number
  onBytes(bytes: Uint8Array): void
}

/** Opens the line of one simulated device. Rejects when the port or the path cannot be had. */
export type OpenSimLine = (end: SimEnd) => Promise<SimLine>
