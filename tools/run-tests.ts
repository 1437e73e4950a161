import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { runChecks } from './check.ts'
import { preflight, thisMachine } from './preflight.ts'
import { ROOT, runNode, runTool } from './run.ts'
import { countLine, countTests } from './test-counts.ts'
import type { Counts, Report } from './test-counts.ts'

/**
 * `npm test`: preflight, checks, pages, tests; `npm run soak` (`--soak`): the tests with the full counts, no checks.
 * Each check and the build of the pages count as one test, so the last line says everything.
 * What else stands in the arguments goes to vitest, e.g. a path.
 */
async function main(args: readonly string[]): Promise<Counts> {
  const missing = preflight(thisMachine())
  if (missing) {
    process.stdout.write(`${missing}\n`)
    return { passed: 0, failed: 1, skipped: 0 }
  }
  const soak = args.includes('--soak')
  // Every program that a test starts, and every process of the tests, finds compiled what another one has loaded.
  process.env['NODE_COMPILE_CACHE'] ??= join(ROOT, 'out', 'compiled')
  const [checks] = await Promise.all([soak ? { passed: 0, failed: 0 } : runChecks(), compilePrograms()])
  const pages = await runTool('vite', ['build', '--config', 'renderer/vite.config.ts'], true)
  const tests = await runVitest(
    args.filter((arg) => arg !== '--soak'),
    soak,
  )
  return {
    passed: checks.passed + Number(pages.ok) + tests.passed,
    failed: checks.failed + Number(!pages.ok) + tests.failed,
    skipped: tests.skipped,
  }
}

/** Those that tests kill leave nothing compiled behind: without what it needs, each program loads and ends by itself. */
async function compilePrograms(): Promise<void> {
  const programs = [['electron/headless.mjs', 'centre'], ['electron/headless.mjs', 'station'], ['province/serve.ts']]
  await Promise.all(programs.map((program) => runNode(program)))
}

async function runVitest(args: readonly string[], soak: boolean): Promise<Counts> {
  const file = join(ROOT, 'out', 'test-report.json')
  rmSync(file, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { ok } = await runTool('vitest', ['run', ...reporters, ...args], true, soak ? { SOAK: '1' } : {})
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Report) : null
  return countTests(report, ok)
}

const counts = await main(process.argv.slice(2))
process.stdout.write(`${countLine(counts)}\n`)
process.exitCode = counts.failed === 0 ? 0 : 1
