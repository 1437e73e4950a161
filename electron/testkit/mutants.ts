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
