import type { Log } from '../../platform/log.ts'

/** A question to a part of the shell, what it answered and what it should. */
export type Row = readonly [what: string, found: unknown, expected: unknown]

/** A line for each wrong answer. */
export const wrong = (rows: readonly Row[]): string[] =>
  rows.flatMap(([what, found, expected]) =>
    JSON.stringify(found) === JSON.stringify(expected) ? [] : [`${what}: ${JSON.stringify(found)}`],
  )

/** What a promise has become after everything that can happen at once has happened; a mistake may let it wait for ever. */
export async function become(promise: Promise<unknown>): Promise<unknown> {
  let is: unknown = 'waits'
  promise.then(
    (value) => (is = value ?? 'done'),
    (error: unknown) => (is = `fails: ${error instanceof Error ? error.message : String(error)}`),
  )
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve))
  return is
}

/** A log whose lines a table looks at: level and message. */
export function keptLog(): { log: Log; lines: unknown[][] } {
  const lines: unknown[][] = []
  const level = (name: string) => (about: unknown, message: string) => void lines.push([name, message, about])
  return { log: { info: level('info'), warn: level('warn'), error: level('error') } as unknown as Log, lines }
}
