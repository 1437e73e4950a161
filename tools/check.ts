import { runNode, runTool } from './run.ts'
import type { Run } from './run.ts'

/** Everything that is judged without running the product. The steps do not depend on one another. */
const STEPS: Readonly<Record<string, () => Promise<Run>>> = {
  format: () => runTool('oxfmt', ['--check']),
  lint: () => runTool('oxlint', []),
  types: () => runTool('typescript:tsc', ['-b']),
  unused: () => runTool('knip', []),
  links: () => runNode(['tools/check-docs.ts']),
  docs: () => runNode(['tools/write-docs.ts', '--check']),
  seed: () => runNode(['tools/check-seed.ts']),
}

/**
 * Runs the steps beside one another and prints a line for each, with its output when it failed.
 * @param wanted names of steps; none means all
 * @returns how many passed and failed
 */
export async function runChecks(wanted: readonly string[] = []): Promise<{ passed: number; failed: number }> {
  const unknown = wanted.filter((name) => !(name in STEPS))
  if (unknown.length > 0) throw new Error(`no step ${unknown.join(', ')}; there are ${Object.keys(STEPS).join(', ')}`)
  const steps = Object.entries(STEPS).filter(([name]) => wanted.length === 0 || wanted.includes(name))
  const results = await Promise.all(
    steps.map(async ([name, run]) => {
      const result = await run()
      if (!result.ok) process.stdout.write(`${result.output}\n`)
      process.stdout.write(`check ${name}: ${result.ok ? 'ok' : 'FAILED'} (${(result.ms / 1_000).toFixed(1)} s)\n`)
      return result.ok
    }),
  )
  const passed = results.filter(Boolean).length
  return { passed, failed: results.length - passed }
}

if (import.meta.main) {
  const { passed, failed } = await runChecks(process.argv.slice(2))
  process.stdout.write(`${passed} passed, ${failed} failed\n`)
  process.exitCode = failed === 0 ? 0 : 1
}
