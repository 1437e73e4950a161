import { join } from 'node:path'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import { inboxDir } from '../../platform/updates/places.ts'
import type * as ChildModule from '../../shell/child.ts'
import type * as Plans from '../../platform/child-plans.ts'
import type { Shell } from '../../shell/context.ts'
import { begin, NOBODY, seen } from './electron.ts'
import { become, keptLog, wrong } from './faults.ts'
import type { Row } from './faults.ts'

const plan = { name: 'centre', program: 'centre.mjs', args: ['centre', '--demo'] } as const

/** What is wrong with the supervision of the programs without windows. */
export async function childFaults({ superviseChild }: typeof ChildModule): Promise<string[]> {
  const supervised = () => {
    begin()
    const { clock, timers, advance } = createManualTime()
    const { log, lines } = keptLog()
    const child = superviseChild(plan, { clock, timers, log })
    return { advance, child, lines, ends: (): void => void seen.children.at(-1)?.emit('exit', 1) }
  }
  return withoutKilling(async (kills) => {
    const rows = [...backOff(supervised()), ...(await stopped(supervised())), ...(await waiting(supervised()))]
    rows.push(['nobody is killed who ended', [...kills], []])
    return wrong([...rows, ...(await killed(supervised(), kills))])
  })
}

type Supervised = {
  readonly advance: (ms: number) => void
  readonly child: ChildModule.Child
  readonly lines: readonly unknown[][]
  readonly ends: () => void
}

function backOff({ advance, ends, lines }: Supervised): Row[] {
  const rows: Row[] = [
    [
      'is started',
      seen.children[0]?.asked,
      ['centre.mjs', ['centre', '--demo'], { serviceName: 'mot-cua-centre', stdio: 'inherit' }],
    ],
  ]
  for (const [turn, ms] of [1_000, 2_000, 5_000, 15_000, 30_000, 30_000].entries()) {
    ends()
    advance(ms - 1)
    rows.push([`not before ${ms} ms`, seen.children.length, turn + 1])
    advance(1)
    rows.push([`after ${ms} ms`, seen.children.length, turn + 2])
  }
  advance(61_000)
  ends()
  advance(1_000)
  rows.push(['soon, once it ran well', seen.children.length, 8])
  ends()
  advance(2_000)
  rows.push(['more slowly again', seen.children.length, 9])
  rows.push(['says so', lines[1], ['error', 'a child ended', { child: 'centre', code: 1, failures: 2, waitMs: 2_000 }]])
  return rows
}

async function stopped({ advance, child, ends }: Supervised): Promise<Row[]> {
  const stop = child.stop()
  const before = await become(stop)
  ends()
  const after = await become(stop)
  advance(60_000)
  return [
    ['is told to stop', seen.children[0]?.told, ['stop']],
    ['is waited for', [before, after], ['waits', 'done']],
    ['is not started again', seen.children.length, 1],
  ]
}

async function waiting({ advance, child, ends }: Supervised): Promise<Row[]> {
  ends()
  const stop = await become(child.stop())
  advance(60_000)
  return [['one that is down stays down', [stop, seen.children.length], ['done', 1]]]
}

async function killed({ advance, child, ends }: Supervised, kills: readonly unknown[]): Promise<Row[]> {
  const stop = child.stop()
  advance(9_999)
  const early = [...kills]
  advance(1)
  const late = [...kills]
  ends()
  return [
    ['has ten seconds', early, []],
    ['is killed then', late, [[NOBODY, 'SIGKILL']]],
    ['is waited for', await become(stop), 'done'],
  ]
}

/** Runs with nobody killed. @param run gets what was asked to be */
async function withoutKilling<T>(run: (kills: unknown[]) => Promise<T>): Promise<T> {
  const { kill } = process
  const kills: unknown[] = []
  process.kill = (...asked) => {
    kills.push(asked)
    return true
  }
  try {
    return await run(kills)
  } finally {
    process.kill = kill
  }
}

/** What is wrong with the choice of these programs. */
export function planFaults({ childPlans }: typeof Plans): string[] {
  const plansOf = (config: object | null, centre: string | null = 'https://10.0.0.2:8443'): unknown =>
    childPlans({ config, centre } as unknown as Shell, '/p').map(
      ({ name, program, args }) => `${name} ${program} ${args.join(' ')}`,
    )
  const own = { data: '/d', port: 8080 }
  const program = join('/p', 'centre.mjs')
  const base = `centre ${program} centre --data /d --port 8080 --updates ${inboxDir()}`
  return wrong([
    ['nothing is known', plansOf(null), []],
    ['no centre', plansOf({ centre: own }, null), []],
    ['a window alone', plansOf({ role: 'kiosk' }), []],
    ['its own centre', plansOf({ centre: own }), [base]],
    ['a demonstration', plansOf({ centre: { ...own, demo: true } }), [`${base} --demo`]],
    [
      'a centre for the house',
      plansOf({ centre: { ...own, lan: { port: 8443, trustPort: 8081 } } }),
      [`${base} --lan-port 8443 --trust-port 8081`],
    ],
    [
      'its devices',
      plansOf({ station: { data: '/s', tokenFile: '/t' } }),
      [`station ${program} station --centre https://10.0.0.2:8443 --data /s --token-file /t`],
    ],
  ])
}
