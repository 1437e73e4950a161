import { readFileSync, writeFileSync } from 'node:fs'
import { loadSpoolerApi } from '../../transports/spooler-api.ts'
import { createSpoolerTransport } from '../../transports/windows-spooler.ts'

/**
 * Runs on Windows: sends a file to a printer of the spooler and writes down how that went, because Node under Wine has
 * no standard output (hardware.md §5.5). Arguments: name of the printer, file, result.
 */
const [printer = '', file = '', result = ''] = process.argv.slice(2)

async function print(): Promise<string> {
  const transport = createSpoolerTransport({ printer, load: () => loadSpoolerApi() })
  const connection = await transport.open({ onBytes: () => undefined, onLost: () => undefined })
  await connection.write(readFileSync(file))
  connection.close()
  return `${process.platform}: sent`
}

writeFileSync(result, await print().catch((error: unknown) => String(error)))
