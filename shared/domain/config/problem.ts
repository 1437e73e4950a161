/** One fault of a configuration: which file or list, where in it (`counters[3].services[0].serviceId`), and what is wrong. */
export type Problem = { readonly file: string; readonly path: string; readonly reason: string }

/** `['counters', 3, 'name']` → `counters[3].name`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text ? `${text}.${String(part)}` : String(part)
  }, '')
}
