import { median, spread } from './figures.ts'
import { runScript, startScript } from './processes.ts'

type Bare = { perSecond: number; fdatasyncMs: { p50: number; p99: number } }
type Loaded = { perSecond: number; p50: number; p99: number }
type Ready = { url: string; kiosk: string; sessions: string[] }

const CLIENTS = [1, 8, 16, 64]
const ROUNDS = 5
const SECONDS = 2

/**
 * Durable commands through HTTP beside a bare commit loop, turn by turn in one run: the disk of a shared machine drifts,
 * so only the ratio inside a round says something.
 */
export async function measureThroughput(): Promise<void> {
  const centre = await startScript<Ready>('./centre-process.ts', [String(Math.max(...CLIENTS))])
  const { url, kiosk, sessions } = centre.said
  const load = (kind: 'issue' | 'call', clients: number, seconds = SECONDS): Promise<Loaded> => {
    const tokens = kind === 'issue' ? Array<string>(clients).fill(kiosk) : sessions.slice(0, clients)
    return runScript('./load-process.ts', [JSON.stringify({ url, kind, seconds, tokens })])
  }
  await load('issue', 64)
  const bare: Bare[] = []
  const rows = new Map<string, { ratio: number[]; figures: Loaded[] }>()
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const clients of CLIENTS) {
      for (const kind of ['issue', 'call'] as const) {
        const before = await runScript<Bare>('./bare-loop.ts', ['1'])
        const figures = await load(kind, clients)
        const after = await runScript<Bare>('./bare-loop.ts', ['1'])
        bare.push(before, after)
        const row = rows.get(`${kind} ${clients}`) ?? { ratio: [], figures: [] }
        row.ratio.push(figures.perSecond / ((before.perSecond + after.perSecond) / 2))
        row.figures.push(figures)
        rows.set(`${kind} ${clients}`, row)
      }
    }
  }
  await centre.stop()
  print(bare, rows)
}

function print(bare: readonly Bare[], rows: ReadonlyMap<string, { ratio: number[]; figures: Loaded[] }>): void {
  console.log(`bare commit loop, FULL      ${spread(bare.map((b) => b.perSecond))} commits/s`)
  console.log(
    `fdatasync of 4 KiB          p50 ${median(bare.map((b) => b.fdatasyncMs.p50)).toFixed(2)} ms, p99 ${median(bare.map((b) => b.fdatasyncMs.p99)).toFixed(2)} ms`,
  )
  console.log('command  clients   commands/s            ratio to bare loop    p50 ms   p99 ms')
  for (const [name, { ratio, figures }] of rows) {
    const [kind = '', clients = ''] = name.split(' ')
    const [p50, p99] = [median(figures.map((f) => f.p50)), median(figures.map((f) => f.p99))]
    console.log(
      `${kind.padEnd(8)} ${clients.padStart(7)}   ${spread(figures.map((f) => f.perSecond)).padEnd(21)} ${spread(ratio, 2).padEnd(21)} ${p50.toFixed(2).padStart(6)}   ${p99.toFixed(2).padStart(6)}`,
    )
  }
}
