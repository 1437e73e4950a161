/** One fault of a seed file: which file, where in it (`counters[3].services[0].serviceId`), and what is wrong. */
export type Problem = { readonly file: string; readonly path: string; readonly reason: string }

/** Seed files that cannot be used. The message lists every problem, one a line, for the person who wrote the files. */
export class SeedError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const lines = problems.map(({ file, path, reason }) => `- ${file}${path ? `, ${path}` : ''}: ${reason}`)
    super([`Tệp cấu hình có ${problems.length} lỗi:`, ...lines].join('\n'))
    this.name = 'SeedError'
    this.problems = problems
  }
}

/** `['counters', 3, 'name']` → `counters[3].name`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text ? `${text}.${String(part)}` : String(part)
  }, '')
}
