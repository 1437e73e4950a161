import { writeFileSync } from 'node:fs'
import { listSpoolerPrinters } from '../../transports/spooler-printers.ts'

/** Runs on Windows: writes down which printers it has. Argument: result. */
const [result = ''] = process.argv.slice(2)

writeFileSync(result, await listSpoolerPrinters().then(JSON.stringify, String))
