import { writeFileSync } from 'node:fs'
import { createWindowsSheetPrinter } from '../../devices/windows-sheet-printer.ts'
import { loadSpoolerApi } from '../../transports/spooler-api.ts'
import { loadSpoolerJobs } from '../../transports/spooler-jobs.ts'
import type { SpoolerJob } from '../../transports/spooler-jobs.ts'

/**
 * Runs on Windows: prints a document under its name as a print program would, with a job that is held open, and writes
 * down what the list of jobs said meanwhile and afterwards. Arguments: printer, result.
 */
const [printer = '', result = ''] = process.argv.slice(2)
const NAME = 'mot-cua-job-1'

async function print(): Promise<string> {
  const raw = await loadSpoolerApi()
  const jobs = await loadSpoolerJobs()
  let seen: readonly SpoolerJob[] = []
  const office = createWindowsSheetPrinter({
    ...{ id: 'p', printer, program: process.execPath, folder: 'sheets', load: loadSpoolerJobs },
    timers: { after: () => () => undefined, every: () => () => undefined },
    async run(_program, args) {
      const handle = raw.open(printer)
      raw.startDocument(handle, String(args.at(-1)))
      await raw.write(handle, Buffer.from('%PDF-1.4'))
      seen = jobs.list(printer) ?? []
      raw.endDocument(handle)
      raw.close(handle)
    },
  })
  const status = await office.check()
  const sent = await office.send({ name: NAME, pdf: Buffer.from('%PDF'), size: 'A4', begin: () => true })
  const documents = seen.map(({ document, status: bits }) => [document.split(/[\\/]/).at(-1), bits])
  return JSON.stringify({ status, sent, documents, after: jobs.list(printer), nowhere: jobs.list('khong-co') })
}

writeFileSync(result, await print().catch((error: unknown) => String(error)))
