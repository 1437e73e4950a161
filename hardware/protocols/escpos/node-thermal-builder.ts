import { PrinterTypes, ThermalPrinter } from 'node-thermal-printer'

/** Collects the bytes of one job. */
export type JobBuilder = { add(bytes: Uint8Array): void; bytes(): Uint8Array }

/**
 * A builder on `node-thermal-printer`, used for what it does well: collecting commands in order. Its own connections,
 * code pages, image and QR functions stay unused, each for a fault in hardware.md §1.2; its connection is an object
 * that refuses to be used, because our transports wait for the printer's confirmation.
 */
export function createJobBuilder(): JobBuilder {
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    // The package takes any object with these two methods, but its typings only know an address.
    interface: NO_CONNECTION as unknown as string,
  })
  return {
    add: (bytes) => printer.add(Buffer.from(bytes)),
    bytes: () => Uint8Array.from(printer.getBuffer() ?? []),
  }
}

const refuse = (): Promise<never> => Promise.reject(new Error('bytes are sent by our own transports only'))
/** What the package gets in place of a connection. */
export const NO_CONNECTION = { isPrinterConnected: refuse, execute: refuse }
