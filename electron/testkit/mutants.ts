import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'

/** One place of a program changed so that it means something else. */
export type Mutant = { readonly what: string; readonly code: string }

const CHANGES: readonly (readonly [RegExp, string])[] = [
  [/===/g, '!=='],
  [/!==/g, '==='],
  [/&&/g, '||'],
  [/\|\|/g, '&&'],
  [/ < /g, ' <= '],
  [/ < /g, ' > '],
  [/ > /g, ' < '],
  [/\.some\(/g, '.every('],
  [/\.every\(/g, '.some('],
  [/(?<=[(\s])!(?=\w)/g, ''],
  [/\btrue\b/g, 'false'],
  [/\bfalse\b/g, 'true'],
  [/return (?=\w)/g, 'return !'],
  [/ \+ /g, ' - '],
  [/ - /g, ' + '],
]

/** Every way to change one sign of a program; comments, imports and types stay as they are. */
export function mutantsOf(source: string): Mutant[] {
  return CHANGES.flatMap(([from, to]) =>
    [...source.matchAll(from)]
      .filter(({ index }) => isCode(source, index))
      .map(({ index, 0: sign }) => ({
        what: `${lineAt(source, index)}: ${sign.trim()} → ${to.trim()}`,
        code: source.slice(0, index) + to + source.slice(index + sign.length),
      })),
  )
}

/** Neither in a comment nor in a type or an import. */
function isCode(source: string, index: number): boolean {
  const line = source.slice(source.lastIndexOf('\n', index) + 1, source.indexOf('\n', index))
  return !/^\s*(\/\/|\/?\*|import |export type |\| \{|readonly )|^type /.test(line)
}

const lineAt = (source: string, index: number): number => source.slice(0, index).split('\n').length

/**
 * Breaks a file of rules in one place at a time.
 * @param faults what is wrong with a copy of the rules; empty: nothing
 * @returns how many mutants there were, and those that nothing noticed
 * @throws when the file as it is has faults: then nothing would be proven
 */
export async function survivorsOf(
  path: string,
  faults: (rules: unknown) => readonly string[],
): Promise<{ made: number; survivors: string[] }> {
  const source = readFileSync(path, 'utf8')
  // The way of a mutant, with nothing broken: what is noticed below is the mutant.
  if ((await verdict(source, path, faults)) !== 'unnoticed') throw new Error(`${path} is wrong as it is`)
  const mutants = mutantsOf(source)
  const survivors: string[] = []
  for (const { what, code } of mutants) if ((await verdict(code, path, faults)) === 'unnoticed') survivors.push(what)
  return { made: mutants.length, survivors }
}

async function verdict(code: string, path: string, faults: (rules: unknown) => readonly string[]): Promise<string> {
  const absolute = stripTypeScriptTypes(code)
    .replace(/from '(\.[^']+)'/g, (_all, to: string) => `from '${new URL(to, `file://${path}`).href}'`)
    .replace(/from 'zod'/g, `from '${import.meta.resolve('zod')}'`)
  try {
    const rules: unknown = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(absolute)}`)
    return faults(rules).length > 0 ? 'noticed' : 'unnoticed'
  } catch {
    return 'broken'
  }
}
