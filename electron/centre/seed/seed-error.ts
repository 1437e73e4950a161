import type { Problem } from '../../../shared/domain/config/problem.ts'

/** Seed files that cannot be used. The message lists every problem, one a line, for the person who wrote the files. */
export class SeedError extends Error {
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const lines = problems.map(({ file, path, reason }) => `- ${file}${path ? `, ${path}` : ''}: ${reason}`)
    super([`Tệp cấu hình có ${problems.length} lỗi:`, ...lines].join('\n'))
    this.name = 'SeedError'
    // In words: whoever reads a file reads Vietnamese.
    this.problems = problems.map(({ file, path, reason }) => ({ file, path, reason }))
  }
}
