import type { PrinterHealthRow } from '../../../shared/api/device-health-views.ts'
import type { Ctx, Deps } from './context.ts'
import { toldStations } from './display-health.ts'
import type { ToldStation } from './display-health.ts'
import { paperOfRoll } from './paper-roll.ts'
import { boundPrinters } from './printers.ts'

/** Every printer that a device is bound to or a station has, with what it has used of its roll. */
export function printerRows(deps: Deps, ctx: Ctx): PrinterHealthRow[] {
  const bound = boundPrinters(deps)
  const held = printersOfStations(deps)
  const jobs = deps.store.desks.openPrintJobs()
  return [...new Set([...bound.keys(), ...held.keys()])].map((id) => {
    const row = deps.store.desks.printer(id)
    const told = held.get(id)
    return {
      id,
      devices: bound.get(id) ?? countersOf(deps, told),
      state: row?.state ?? told?.printer.state ?? 'never',
      cause: row ? row.cause : (told?.printer.cause ?? null),
      nearEnd: row?.nearEnd ?? false,
      since: row?.sinceMs ?? null,
      waiting: jobs.filter(({ printerId }) => printerId === id).length,
      station: told ? stationOf(told) : null,
      lastGoodAt: lastGood(told, row),
      paper: paperOfRoll(deps, ctx, id),
    }
  })
}

type Held = Pick<ToldStation, 'device' | 'atMs'> & { readonly printer: ToldStation['report']['printers'][number] }

/** Printers by id with the station that told of them last. */
export function printersOfStations(deps: Deps): ReadonlyMap<string, Held> {
  const all = toldStations(deps).toSorted((a, b) => a.atMs - b.atMs)
  return new Map(
    all.flatMap(({ device, atMs, report }) =>
      report.printers.map((printer) => [printer.id, { device, atMs, printer }] as const),
    ),
  )
}

/** Names of the counters whose slips an office printer prints. */
const countersOf = ({ store }: Deps, told: Held | undefined): string[] =>
  (told?.printer.sheetsFor ?? []).map((id) => store.config().counters.get(id)?.name ?? id)

function stationOf({ device, printer }: Held): PrinterHealthRow['station'] {
  const { line, model, facts } = printer
  const office = printer.sheetsFor ? ({ office: true } as const) : {}
  return { id: device.id, name: device.name, printer: printer.name, line, model, facts, ...office }
}

/** A printer that is offline was well until it was not; one that is well was so when its station told last. */
function lastGood(told: Held | undefined, row: { state: string; sinceMs: number } | undefined): number | null {
  if (row?.state === 'offline') return row.sinceMs
  return told?.printer.state === 'ready' ? told.atMs : null
}
