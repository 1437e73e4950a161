/** The few calls of the Windows spooler that a raw job needs; each answers false, or null, where Windows refuses. */
export type SpoolerApi = {
  /** A handle of a printer by its name in Windows. */
  open(printer: string): unknown
  /** What Windows says that the printer is, by the bits of PRINTER_INFO_6; null when it would not say. */
  status(handle: unknown): number | null
  startDocument(handle: unknown, name: string): boolean
  /** Runs in another thread: a network printer may keep it waiting. @returns bytes taken */
  write(handle: unknown, bytes: Uint8Array): Promise<number>
  endDocument(handle: unknown): boolean
  close(handle: unknown): void
}

/** Bytes as they are: no driver looks at them. */
const RAW = 'RAW'
const LEVEL_DOCUMENT = 1
const LEVEL_STATUS = 6
const STATUS_BYTES = 4

/** Loads `winspool.drv` by koffi, which nothing but Windows needs. Rejects elsewhere. */
export async function loadSpoolerApi(platform: NodeJS.Platform = process.platform): Promise<SpoolerApi> {
  if (platform !== 'win32') throw new Error('there is no Windows spooler on this machine')
  const { default: koffi } = await import('koffi')
  const winspool = koffi.load('winspool.drv')
  koffi.struct('DOC_INFO_1W', { pDocName: 'str16', pOutputFile: 'str16', pDatatype: 'str16' })
  const call = (text: string) => winspool.func('__stdcall', ...signature(text))
  const openPrinter = call('OpenPrinterW int str16|_Out_ void**|void*')
  const getPrinter = call('GetPrinterW int void*|uint32|_Out_ uint8*|uint32|_Out_ uint32*')
  const startDoc = call('StartDocPrinterW uint32 void*|uint32|DOC_INFO_1W*')
  const writePrinter = call('WritePrinter int void*|uint8*|uint32|_Out_ uint32*')
  const endDoc = call('EndDocPrinter int void*')
  const closePrinter = call('ClosePrinter int void*')
  return {
    open(printer) {
      const handle: unknown[] = [null]
      return openPrinter(printer, handle, null) === 0 ? null : handle[0]
    },
    status(handle) {
      const bits = Buffer.alloc(STATUS_BYTES)
      return getPrinter(handle, LEVEL_STATUS, bits, STATUS_BYTES, [0]) === 0 ? null : bits.readUInt32LE()
    },
    startDocument: (handle, name) =>
      startDoc(handle, LEVEL_DOCUMENT, { pDocName: name, pOutputFile: null, pDatatype: RAW }) !== 0,
    write: (handle, bytes) =>
      new Promise((resolve, reject) => {
        const taken = [0]
        const copy = Buffer.from(bytes)
        writePrinter.async(handle, copy, copy.length, taken, (error: unknown, good: number) => {
          if (error) reject(error as Error)
          // Named here, so that its memory is not given away while the other thread reads it.
          else resolve(good === 0 ? 0 : Math.min(taken[0] ?? 0, copy.length))
        })
      }),
    endDocument: (handle) => endDoc(handle) !== 0,
    close: (handle) => void closePrinter(handle),
  }
}

/** `Name result a|b` as koffi takes it. */
function signature(text: string): [name: string, result: string, parameters: string[]] {
  const [name = '', result = '', ...rest] = text.split(' ')
  return [name, result, rest.join(' ').split('|')]
}
