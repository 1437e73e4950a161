import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { ParseArgsOptionsConfig } from 'node:util'

/** The words of the command line were off; the message says what it takes. */
export class UsageError extends Error {}

/** Reads `--name value` words; every option is a string unless it is named in `flags`. @throws UsageError */
export function readOptions<S extends string, F extends string = never>(
  args: string[],
  strings: readonly S[],
  flags: readonly F[] = [],
) {
  const options: ParseArgsOptionsConfig = {}
  for (const name of strings) options[name] = { type: 'string' }
  for (const name of flags) options[name] = { type: 'boolean' }
  try {
    const { values } = parseArgs({ args, options, strict: true, allowPositionals: false })
    return values as { [K in S]?: string } & { [K in F]?: boolean }
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** @throws UsageError when the option is missing */
export function required(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new UsageError(`--${name} is missing`)
  return value
}

/** A port from the command line; 0 picks a free one. @throws UsageError */
export function portOf(text: string, name = 'port'): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(`--${name} takes a number from 0 to 65535`)
  return port
}

/** A file that the command line names. @throws UsageError when it cannot be read */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}

/** One line of JSON on stdout, for the program that started this one. */
export function sayReady(value: object): void {
  process.stdout.write(`${JSON.stringify(value)}\n`)
}

/** What a service process of Electron has instead of signals, which Windows does not know. */
type ParentPort = { on(event: 'message', hear: (message: { data: unknown }) => void): void }

/** Runs `stop` at the first SIGTERM or SIGINT, or when the shell says so, and leaves with 0. */
export function stopOnSignal(stop: () => Promise<void>): void {
  const leave = (): void => {
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.once('SIGTERM', leave)
  process.once('SIGINT', leave)
  const { parentPort } = process as { parentPort?: ParentPort }
  parentPort?.on('message', ({ data }) => {
    if (data === 'stop') leave()
  })
}
