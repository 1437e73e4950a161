import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual, parseArgs } from 'node:util'
import { EQUAL, differences } from '../electron/testkit/sync-sim/check.ts'
import { simulate } from '../electron/testkit/sync-sim/simulate.ts'
import { createTrail } from '../electron/testkit/sync-sim/trail.ts'
import type { Trail } from '../electron/testkit/sync-sim/trail.ts'

const MOST_SHOWN = 500
const STEPS_AT_ONCE = 10_000

/** Runs a seed. @returns the first thing in which a centre and the province are not equal at its end; null: they are */
async function runSeed(seed: number, hours: number, trail: Trail): Promise<string | null> {
  const dir = mkdtempSync(join(tmpdir(), 'sync-sim-'))
  try {
    const simulation = await simulate({ dir, seed, hours, centres: 3, trail })
    try {
      for (const centre of simulation.centres) {
        const found = Object.entries(await differences(simulation, centre))
        const first = found.find(([name, value]) => !isDeepStrictEqual(value, EQUAL[name as keyof typeof EQUAL]))
        if (first) return `${centre.id} ${first[0]}: ${JSON.stringify(first[1])}`.slice(0, MOST_SHOWN)
      }
      return null
    } finally {
      await simulation.stop()
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** A trail that is written down as well. */
function writtenTrail(file: string): Trail & { end(): void } {
  writeFileSync(file, '')
  const steps: string[] = []
  const write = (): void =>
    appendFileSync(
      file,
      steps
        .splice(0)
        .map((step) => `${step}\n`)
        .join(''),
    )
  const trail = createTrail((step) => steps.push(step) >= STEPS_AT_ONCE && write())
  return { ...trail, end: write }
}

/** `3` is one seed, `1-50` are fifty. */
function seedsOf(text: string): number[] {
  const [from = NaN, to = from] = text.split('-').map(Number)
  if (!(from <= to)) throw new Error('usage: npm run seeds -- 1-50 [68 ...] [--hours 1000] [--trail FILE]')
  return Array.from({ length: to - from + 1 }, (_, n) => from + n)
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { hours: { type: 'string', default: '1000' }, trail: { type: 'string' } },
})
for (const seed of positionals.flatMap(seedsOf)) {
  const trail = values.trail === undefined ? { ...createTrail(), end() {} } : writtenTrail(values.trail)
  const differs = await runSeed(seed, Number(values.hours), trail).catch((error: unknown) => String(error))
  trail.end()
  process.stdout.write(`seed ${seed}: ${differs ?? 'equal'} (trail ${trail.digest().slice(0, 12)})\n`)
  if (differs !== null) process.exitCode = 1
}
