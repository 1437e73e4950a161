import { openFastClient } from '../electron/testkit/fast-client.ts'
import { percentile } from './figures.ts'

/**
 * A load from a process of its own: `node bench/load-process.ts JSON` with `{url, kind, seconds, tokens}`, one client for
 * each token. `issue` gives numbers; `call` calls the next and finishes it, counting both as commands, timing the call.
 * Prints `{perSecond, p50, p99}` (ms). Any refusal ends it: a load that is refused measures nothing.
 */
type Load = { url: string; kind: 'issue' | 'call'; seconds: number; tokens: string[] }
const load = JSON.parse(process.argv[2] ?? '') as Load
const times: number[] = []
let commands = 0

async function timed(send: () => Promise<{ status: number; text: string }>): Promise<string> {
  const start = performance.now()
  const answer = await send()
  times.push(performance.now() - start)
  if (answer.status !== 200) throw new Error(answer.text)
  return answer.text
}

async function issue(token: string, index: number, until: number): Promise<void> {
  const client = await openFastClient(load.url, token)
  const body = { serviceId: `S${(index % 4) + 1}` }
  for (; performance.now() < until; commands += 1) await timed(() => client.post('/v1/tickets', body))
  client.close()
}

async function call(token: string, index: number, until: number): Promise<void> {
  const client = await openFastClient(load.url, token)
  while (performance.now() < until) {
    const text = await timed(() => client.post(`/v1/counters/C${index + 1}/call-next`, {}))
    const id = /"id":"([^"]+)"/.exec(text)?.[1]
    if (id === undefined) throw new Error('nobody waits: issue more numbers first')
    const finished = await client.post(`/v1/tickets/${id}/finish`, {})
    if (finished.status !== 200) throw new Error(finished.text)
    commands += 2
  }
  client.close()
}

const start = performance.now()
const until = start + load.seconds * 1000
const run = load.kind === 'issue' ? issue : call
await Promise.all(load.tokens.map((token, index) => run(token, index, until)))
const perSecond = (commands / (performance.now() - start)) * 1000
process.stdout.write(`${JSON.stringify({ perSecond, p50: percentile(times, 0.5), p99: percentile(times, 0.99) })}\n`)
