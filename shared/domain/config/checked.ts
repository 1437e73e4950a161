import { z } from 'zod'
import { pathText } from './problem.ts'
import type { Problem } from './problem.ts'

const vietnamese = z.locales.vi().localeError

/**
 * Holds a value against a schema.
 * @param at where the value stands in its file or list
 * @param problems takes every fault, in Vietnamese
 * @returns the value, or undefined when something is wrong
 */
export function checked<S extends z.ZodType>(
  file: string,
  at: readonly PropertyKey[],
  schema: S,
  value: unknown,
  problems: Problem[],
): z.output<S> | undefined {
  const result = schema.safeParse(value, { error: vietnamese })
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    problems.push({ file, path: pathText([...at, ...issue.path]), reason: issue.message })
  }
  return undefined
}
