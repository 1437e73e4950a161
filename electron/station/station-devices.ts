import type { StationReport } from '../../shared/api/station-views.ts'
import { followDisplays } from './display-follower.ts'
import type { DisplayFollower, DisplayFollowerOptions } from './display-follower.ts'
import { createPrinterRack } from './printer-rack.ts'
import type { PrinterRack, PrinterRackOptions } from './printer-rack.ts'
import { followScanners } from './scanner-follower.ts'
import type { ScannerFollowerOptions } from './scanner-follower.ts'
import { createSheetRack } from './sheet-rack.ts'
import type { SheetRack } from './sheet-rack.ts'
import type { StationConfig } from './station-config.ts'

export type StationDevices = {
  readonly rack: PrinterRack
  readonly sheets: SheetRack
  readonly displays: DisplayFollower
  /** Opens these devices and closes what is not wanted any more; those that stay the same stay open. */
  setDevices(config: StationConfig): Promise<void>
  /** Every device as the centre is told of it. */
  states(): Pick<StationReport, 'printers' | 'displays' | 'scanners'>
  close(): Promise<void>
}

type Tools = PrinterRackOptions & Omit<DisplayFollowerOptions, 'lines'> & Omit<ScannerFollowerOptions, 'scanners'>

/** All devices of a station; none are open at first. */
export function createStationDevices(tools: Tools): StationDevices {
  const rack = createPrinterRack(tools)
  const sheets = createSheetRack(tools)
  const displays = followDisplays({ ...tools, lines: [] })
  let scanners = followScanners({ ...tools, scanners: [] })
  let heard: StationConfig['scanners'] = []
  return {
    rack,
    sheets,
    displays,
    async setDevices(config) {
      if (JSON.stringify(config.scanners) !== JSON.stringify(heard)) {
        await scanners.close()
        scanners = followScanners({ ...tools, scanners: config.scanners })
        heard = config.scanners
      }
      await displays.setLines(config.displays)
      await sheets.setPrinters(config.sheets)
      await rack.setPrinters(config.printers)
    },
    states: () => ({
      printers: [...rack.states(), ...sheets.states()],
      displays: [...displays.states()],
      scanners: scanners.states().map(({ id, name, state }) => ({ id, name, state: state.kind })),
    }),
    async close() {
      await Promise.all([rack.close(), sheets.close(), displays.close(), scanners.close()])
    },
  }
}
