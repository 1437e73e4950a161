import { expect } from 'vitest'
import { buildTestShell } from './start-shell.ts'

/** One mistake in the wiring of the shell. */
export type Mistake = {
  readonly name: string
  /** Where it is made. */
  readonly file: string
  readonly there: string
  /** What stands there in its place: right, and wrong while `PLANTED` says so. */
  readonly left: string
}

/** Asked each time the line runs, so that a program that runs can be made to err, and to do right again. */
const planted = ({ name }: Mistake): string =>
  `(globalThis as { planted?: Set<string> }).planted?.has(${JSON.stringify(name)})`

/**
 * The shell with all of these mistakes in it, none of which it makes until it is told to (`order('plant')`, or `planted` of
 * its machine): one program to build and to start for many of them.
 * @returns its folder; the caller removes it
 */
export async function buildWithMistakes(mistakes: readonly Mistake[]): Promise<string> {
  const found: string[] = []
  const program = await buildTestShell([
    {
      name: 'mistakes',
      enforce: 'pre',
      transform(code, id) {
        const own = mistakes.filter(({ file }) => id.endsWith(`/electron/${file}`))
        if (own.length === 0) return null
        // Once: a line that stands there twice could be changed where nobody looks.
        found.push(...own.filter(({ there }) => code.split(there).length === 2).map(({ name }) => name))
        return own.reduce((text, one) => text.replace(one.there, one.left.replace('PLANTED', planted(one))), code)
      },
    },
  ])
  expect(found.toSorted()).toEqual(mistakes.map(({ name }) => name).toSorted())
  return program
}
