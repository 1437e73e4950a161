/** A job in the list of a printer of Windows. */
export type SpoolerJob = {
  readonly id: number
  /** What the program called it. */
  readonly document: string
  /** Bits of JOB_INFO_1. */
  readonly status: number
  /** Pages that the spooler says are out; 0 where it does not count. */
  readonly pages: number
}

/** What is asked of the Windows spooler about the jobs of a printer. */
export type SpoolerJobs = {
  /** Null: Windows has no such printer. */
  list(printer: string): SpoolerJob[] | null
  /** What Windows says that the printer is, by the bits of PRINTER_INFO_6; null when it would not say. */
  status(printer: string): number | null
  /** Takes a job out of the list; false where Windows refuses. */
  remove(printer: string, jobId: number): boolean
}

/** JOB_INFO_1W with eight bytes a pointer: its size, and where its fields stand. */
const INFO_BYTES = 96
const DOCUMENT_AT = 32
const STATUS_AT = 56
const PAGES_AT = 72
const MOST = 200
const LEVEL_STATUS = 6
const CONTROL_DELETE = 5

/** Loads `winspool.drv` by koffi, which nothing but Windows needs. Rejects elsewhere. */
export async function loadSpoolerJobs(platform: NodeJS.Platform = process.platform): Promise<SpoolerJobs> {
  if (platform !== 'win32') throw new Error('there is no Windows spooler on this machine')
  const { default: koffi } = await import('koffi')
  const winspool = koffi.load('winspool.drv')
  const call = (name: string, ...parameters: string[]) => winspool.func('__stdcall', name, 'int', parameters)
  const openPrinter = call('OpenPrinterW', 'str16', '_Out_ void**', 'void*')
  const closePrinter = call('ClosePrinter', 'void*')
  const getPrinter = call('GetPrinterW', 'void*', 'uint32', '_Out_ uint8*', 'uint32', '_Out_ uint32*')
  const setJob = call('SetJobW', 'void*', 'uint32', 'uint32', 'void*', 'uint32')
  const [number, bytes, out] = ['uint32', '_Out_ uint8*', '_Out_ uint32*']
  const enumJobs = call('EnumJobsW', 'void*', number, number, number, bytes, number, out, out)

  function withPrinter<T>(printer: string, ask: (handle: unknown) => T): T | null {
    const handle: unknown[] = [null]
    if (openPrinter(printer, handle, null) === 0) return null
    try {
      return ask(handle[0])
    } finally {
      closePrinter(handle[0])
    }
  }

  function jobsOf(handle: unknown): SpoolerJob[] {
    const [needed, count] = [[0], [0]]
    const list = (room: Buffer | null): boolean =>
      enumJobs(handle, 0, MOST, 1, room, room?.length ?? 0, needed, count) !== 0
    // Without room it only says how much it needs; between the two there may be one job more.
    if (list(null) && (needed[0] ?? 0) === 0) return []
    const room = Buffer.alloc((needed[0] ?? 0) + 4_096)
    if (!list(room)) return []
    return Array.from({ length: count[0] ?? 0 }, (_, row) => {
      const at = row * INFO_BYTES
      const words = at + DOCUMENT_AT
      return {
        id: room.readUInt32LE(at),
        document: room.readBigUInt64LE(words) === 0n ? '' : String(koffi.decode(room.subarray(words), 'str16')),
        status: room.readUInt32LE(at + STATUS_AT),
        pages: room.readUInt32LE(at + PAGES_AT),
      }
    })
  }

  return {
    list: (printer) => withPrinter(printer, jobsOf),
    status: (printer) =>
      withPrinter(printer, (handle) => {
        const bits = Buffer.alloc(4)
        return getPrinter(handle, LEVEL_STATUS, bits, bits.length, [0]) === 0 ? null : bits.readUInt32LE()
      }),
    remove: (printer, jobId) => withPrinter(printer, (handle) => setJob(handle, jobId, 0, null, CONTROL_DELETE)) === 1,
  }
}
