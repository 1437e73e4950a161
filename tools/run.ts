import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Root of the repository, with a final separator. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** What a command came to. `output` is stdout and stderr in the order they came; empty when it was shown directly. */
export type Run = { readonly ok: boolean; readonly output: string; readonly ms: number }

/**
 * Starts the program that an npm package brings, with this very Node: no shell and no `.cmd`, so the same on Windows.
 * @param tool name of the package and of its program, e.g. `oxlint`, or `typescript:tsc` where they differ
 * @param show hand output straight to the person instead of collecting it
 */
export function runTool(
  tool: string,
  args: readonly string[],
  show = false,
  env: NodeJS.ProcessEnv = {},
): Promise<Run> {
  return runNode([programOf(tool), ...args], show, env)
}

/** Runs Node in the root folder with `args`; see `runTool`. */
export function runNode(args: readonly string[], show = false, env: NodeJS.ProcessEnv = {}): Promise<Run> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    })
    const parts: Buffer[] = []
    child.stdout?.on('data', (part: Buffer) => parts.push(part))
    child.stderr?.on('data', (part: Buffer) => parts.push(part))
    child.on('error', reject)
    child.on('close', (code) => {
      resolve({ ok: code === 0, output: Buffer.concat(parts).toString(), ms: performance.now() - started })
    })
  })
}

/** Path of the program that a package in node_modules brings, see `runTool`. */
export function programOf(tool: string): string {
  const [name = tool, program = name] = tool.split(':')
  const folder = new URL(`../node_modules/${name}/`, import.meta.url)
  const { bin } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8')) as {
    bin?: string | Record<string, string>
  }
  const path = typeof bin === 'string' ? bin : bin?.[program]
  if (!path) throw new Error(`package ${name} brings no program ${program}`)
  return fileURLToPath(new URL(path, folder))
}
