import { readFileSync } from 'node:fs'
import { registerHooks, stripTypeScriptTypes } from 'node:module'

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

/** Every way to change one sign of a program, or to leave out one call that stands alone; comments, imports and types stay. */
export function mutantsOf(source: string): Mutant[] {
  const left = [...source.matchAll(/^ +(?:void )?[a-z][\w.?]*\(.*\)$/gm)]
    .filter(({ 0: line }) => !line.includes('=>') && isBalanced(line) && !/^ +(if|for|while|super)\b/.test(line))
    .map(({ index, 0: line }) => ({
      what: `${lineAt(source, index)}: ${line.trim()} left out`,
      code: source.slice(0, index) + source.slice(index + line.length),
    }))
  const changed = CHANGES.flatMap(([from, to]) =>
    [...source.matchAll(from)]
      .filter(({ index }) => isCode(source, index))
      .map(({ index, 0: sign }) => ({
        what: `${lineAt(source, index)}: ${sign.trim()} → ${to.trim()}`,
        code: source.slice(0, index) + to + source.slice(index + sign.length),
      })),
  )
  return [...changed, ...left]
}

const isBalanced = (line: string): boolean => line.split('(').length === line.split(')').length

/** Neither in a comment nor in a type or an import. */
function isCode(source: string, index: number): boolean {
  const line = source.slice(source.lastIndexOf('\n', index) + 1, source.indexOf('\n', index))
  return !/^\s*(\/\/|\/?\*|import |export type |\| \{|readonly )|^type /.test(line)
}

const lineAt = (source: string, index: number): number => source.slice(0, index).split('\n').length

type Faults = (rules: unknown) => readonly string[] | Promise<readonly string[]>

/** From now on, parts of the shell that are broken on purpose find this in place of `electron`. */
export function standInForElectron(own: object): void {
  Object.assign(globalThis, { electronOfMutants: own })
  const names = `export const { ${Object.keys(own).join(', ')} } = globalThis.electronOfMutants`
  const url = `data:text/javascript,${encodeURIComponent(names)}`
  registerHooks({
    resolve: (specifier, context, next) =>
      specifier === 'electron' ? { url, shortCircuit: true } : next(specifier, context),
  })
}

/**
 * Breaks a file of rules in one place at a time.
 * @param faults what is wrong with a copy of the rules; empty: nothing
 * @returns how many mutants there were, and those that nothing noticed
 * @throws when the file as it is has faults: then nothing would be proven
 */
export async function survivorsOf(path: string, faults: Faults): Promise<{ made: number; survivors: string[] }> {
  const source = readFileSync(path, 'utf8')
  // The way of a mutant, with nothing broken: what is noticed below is the mutant.
  const own = await faultsIn(source, path, faults)
  if (own.length > 0) throw new Error([`${path} is wrong as it is`, ...own].join('\n'))
  const mutants = mutantsOf(source)
  const survivors: string[] = []
  for (const { what, code } of mutants) if ((await faultsIn(code, path, faults)).length === 0) survivors.push(what)
  return { made: mutants.length, survivors }
}

async function faultsIn(code: string, path: string, faults: Faults): Promise<readonly string[]> {
  const absolute = stripTypeScriptTypes(code)
    .replace(/from '(\.[^']+)'/g, (_all, to: string) => `from '${new URL(to, `file://${path}`).href}'`)
    .replace(/from '([a-z@][\w/-]*)'/g, (_all, to: string) => `from '${import.meta.resolve(to)}'`)
  try {
    const rules: unknown = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(absolute)}`)
    return await faults(rules)
  } catch (error) {
    return [`does not run: ${String(error)}`]
  }
}
