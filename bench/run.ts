import { availableParallelism, loadavg } from 'node:os'
import { measureBackups } from './backups.ts'
import { measureCatalogue } from './catalogue.ts'
import { measureDevices } from './devices.ts'
import { measureDrain } from './drain.ts'
import { measurePaint } from './paint.ts'
import { measurePrintTurns } from './print-turns.ts'
import { measureProvince } from './province.ts'
import { measureRecovery } from './recovery.ts'
import { measureRender } from './render.ts'
import { measureSlips } from './slips.ts'
import { measureStart } from './start.ts'
import { measureStorm } from './storm.ts'
import { measureThroughput } from './throughput.ts'

/** `npm run bench [NAME …]`: every measurement, or the named ones. Prints figures, judges nothing. */
const MEASUREMENTS: Readonly<Record<string, () => Promise<void>>> = {
  throughput: measureThroughput,
  start: measureStart,
  paint: measurePaint,
  devices: measureDevices,
  recovery: measureRecovery,
  backups: measureBackups,
  slips: measureSlips,
  catalogue: measureCatalogue,
  province: measureProvince,
  drain: measureDrain,
  storm: measureStorm,
  render: async () => {
    await measureRender()
    await measurePrintTurns()
  },
}

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(MEASUREMENTS)
// On a loaded machine the figures are those of the load.
const [load = 0] = loadavg()
console.log(`Node ${process.version}, ${availableParallelism()} cores, load ${load.toFixed(1)}`)
for (const name of names) {
  const measure = MEASUREMENTS[name]
  if (!measure) throw new Error(`no measurement ${name}; there are: ${Object.keys(MEASUREMENTS).join(' ')}`)
  console.log(`\n${name}`)
  await measure()
}
