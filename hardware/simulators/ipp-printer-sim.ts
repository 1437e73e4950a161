import { mkdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import { decodeIpp } from '../protocols/ipp/ipp-message.ts'
import { answerIpp } from './ipp-sim/answer-ipp.ts'
import { createSimJobs } from './ipp-sim/sim-jobs.ts'
import type { SimJob } from './ipp-sim/sim-jobs.ts'
import type { IppFault } from './ipp-sim/ipp-faults.ts'

export type IppSimOptions = {
  readonly host: string
  /** 0 picks a free one. */
  readonly port: number
  /** Folder for what came out, one PDF for each document; their names sort by time. */
  readonly paperDir: string
  /** Sizes that it has; A4 and A5 when absent. */
  readonly media?: readonly ('A4' | 'A5')[]
  /** Whether jobs may be made before their document; else only both at once. */
  readonly inTwo?: boolean
  /** From a document's last byte until its paper lies there, ms; 1,500 when absent. */
  readonly printMs?: number
  readonly clock: Clock
  readonly timers: Timers
}

export type SheetPaper = { readonly file: string; readonly jobName: string }

/** An office printer that speaks IPP, for tests and the demonstration; judged by `ipptool` and used by CUPS in the tests. */
export type IppPrinterSim = {
  readonly port: number
  readonly uri: string
  /** Breaks it, or mends it with `null`: what waits then goes on. */
  setFault(fault: IppFault | null): void
  /** What came out, oldest first. */
  papers(): readonly SheetPaper[]
  jobs(): readonly Pick<SimJob, 'id' | 'name' | 'state' | 'media'>[]
  stop(): Promise<void>
}

const PATH = '/ipp/print'
const PRINT_MS = 1_500
const LARGEST = 60_000_000

/** Starts it. Rejects when it cannot listen or its folder cannot be made. */
export async function startIppPrinterSim(options: IppSimOptions): Promise<IppPrinterSim> {
  const { host, paperDir, clock, timers, printMs = PRINT_MS, media = ['A4', 'A5'], inTwo = true } = options
  mkdirSync(paperDir, { recursive: true })
  const papers: SheetPaper[] = []
  const jobs = createSimJobs({
    timers,
    printMs,
    onPaper(job) {
      const stamp = new Date(clock.now()).toISOString().replaceAll(':', '-')
      const file = join(paperDir, `${stamp}-${String(papers.length + 1).padStart(6, '0')}.pdf`)
      writeFileSync(file, job.pdf)
      papers.push({ file, jobName: job.name })
    },
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request)
    // Its power is off, or its cable out: nobody answers.
    if (jobs.fault() === 'offline') return void request.socket.destroy()
    if (request.method !== 'POST' || request.url !== PATH) return void response.writeHead(404).end()
    const answer = answerIpp(decodeIpp(body), { jobs, media, inTwo, uri: uriOf() })
    if (answer === 'silent') return void request.socket.destroy()
    response.writeHead(200, { 'content-type': 'application/ipp' }).end(answer)
  }

  const server = createServer((request, response) => {
    serve(request, response).catch(() => response.writeHead(400).end())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, host, resolve)
  })
  const { port } = server.address() as AddressInfo
  const uriOf = (): string => `ipp://${host}:${port}${PATH}`
  return {
    port,
    uri: uriOf(),
    setFault: jobs.setFault,
    papers: () => papers,
    jobs: jobs.all,
    async stop() {
      jobs.stop()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length
    if (length > LARGEST) throw new Error('a document without end')
    parts.push(part)
  }
  return Buffer.concat(parts)
}
