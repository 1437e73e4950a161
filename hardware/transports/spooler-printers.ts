/** A printer as Windows has it set up. */
export type SpoolerPrinter = {
  /** What a station's configuration takes. */
  readonly name: string
  /** Where it leads, e.g. `USB001`, `192.0.2.15` or `PORTPROMPT:`. */
  readonly port: string
  readonly driver: string
}

/** Set up here, and connections to printers of other machines. */
const HERE_AND_CONNECTED = 0x02 | 0x04
/** PRINTER_INFO_2W with eight bytes a pointer: its size, and where the words stand in it. */
const LEVEL = 2
const INFO_BYTES = 136
const NAME_AT = 8
const PORT_AT = 24
const DRIVER_AT = 32

/** The printers of the Windows spooler. Rejects elsewhere, and where Windows does not give them. */
export async function listSpoolerPrinters(platform: NodeJS.Platform = process.platform): Promise<SpoolerPrinter[]> {
  if (platform !== 'win32') throw new Error('there is no Windows spooler on this machine')
  const { default: koffi } = await import('koffi')
  const parameters = ['uint32', 'str16', 'uint32', '_Out_ uint8*', 'uint32', '_Out_ uint32*', '_Out_ uint32*']
  const enumPrinters = koffi.load('winspool.drv').func('__stdcall', 'EnumPrintersW', 'int', parameters)
  const needed = [0]
  const count = [0]
  const list = (room: Buffer | null): boolean =>
    enumPrinters(HERE_AND_CONNECTED, null, LEVEL, room, room?.length ?? 0, needed, count) !== 0
  // Without room it only says how much it needs.
  if (list(null)) return []
  const room = Buffer.alloc(needed[0] ?? 0)
  if (!list(room)) throw new Error('Windows does not say which printers it has')
  // The words lie behind the rows, in the same room.
  const words = (at: number): string =>
    room.readBigUInt64LE(at) === 0n ? '' : String(koffi.decode(room.subarray(at), 'str16'))
  return Array.from({ length: count[0] ?? 0 }, (_, row) => {
    const at = row * INFO_BYTES
    return { name: words(at + NAME_AT), port: words(at + PORT_AT), driver: words(at + DRIVER_AT) }
  })
}
