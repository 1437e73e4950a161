import type { Connection, ConnectionListener, Transport } from '../ports.ts'
import type { SpoolerApi } from './spooler-api.ts'

export type SpoolerOptions = {
  /** The printer's name in Windows. */
  readonly printer: string
  /** Loads the calls into Windows; rejects on other systems. */
  readonly load: () => Promise<SpoolerApi>
}

/** The spooler takes a job at once; how fast it goes on nobody tells. */
const BYTES_PER_SECOND = 500_000
const DOCUMENT = 'Mot Cua'

/** Bits of PRINTER_INFO_6 with which nothing comes out, in words for a technician. */
const TROUBLES: readonly (readonly [bit: number, words: string])[] = [
  [0x0000_0001, 'is paused'],
  [0x0000_0002, 'has an error'],
  [0x0000_0008, 'has a paper jam'],
  [0x0000_0010, 'is out of paper'],
  [0x0000_0080, 'is offline'],
  [0x0000_1000, 'is not available'],
  [0x0040_0000, 'has its cover open'],
]

/**
 * A printer of the Windows spooler, raw (hardware.md §5.5): each write is a document of its own, so a job is one write.
 * Nothing comes back over it: its papers are handed over, and nobody calls them printed. Opening rejects where Windows
 * has no such printer, or says that nothing would come out of it.
 */
export function createSpoolerTransport({ printer, load }: SpoolerOptions): Transport {
  return {
    name: `spooler ${printer}`,
    bytesPerSecond: BYTES_PER_SECOND,
    wholeWrites: true,
    open: async (listener) => connectionOf(printer, await load(), listener),
  }
}

function connectionOf(printer: string, api: SpoolerApi, listener: ConnectionListener): Connection {
  const handle = api.open(printer)
  if (handle === null || handle === undefined) throw new Error(`Windows has no printer ${printer}`)
  const status = api.status(handle) ?? 0
  const trouble = TROUBLES.find(([bit]) => (status & bit) !== 0)
  if (trouble) {
    api.close(handle)
    throw new Error(`Windows says that ${printer} ${trouble[1]}`)
  }
  let closed = false
  let writing: Promise<void> = Promise.resolve()

  async function document(bytes: Uint8Array): Promise<void> {
    if (closed) throw new Error('the printer is closed')
    if (!api.startDocument(handle, DOCUMENT)) throw new Error(`Windows takes no document for ${printer}`)
    try {
      for (let from = 0; from < bytes.length;) {
        const taken = await api.write(handle, bytes.subarray(from))
        if (taken === 0) throw new Error(`Windows took ${from} of ${bytes.length} bytes for ${printer}`)
        from += taken
      }
    } finally {
      api.endDocument(handle)
    }
  }

  return {
    write(bytes) {
      const mine = writing.then(() => document(bytes))
      writing = mine.catch((error: unknown) => {
        if (!closed) listener.onLost(error as Error)
        closed = true
      })
      return mine
    },
    close() {
      closed = true
      // A document under way is ended first.
      void writing.then(() => api.close(handle))
    },
  }
}
