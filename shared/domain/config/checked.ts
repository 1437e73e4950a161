import { z } from 'zod'
import { inEnglish } from './in-english.ts'
import { pathText, said } from './problem.ts'
import type { Fault } from './problem.ts'

const vietnamese = z.locales.vi().localeError
const english = z.locales.en().localeError

const wordsOf = (found: ReturnType<typeof vietnamese>): string =>
  typeof found === 'string' ? found : (found?.message ?? '')

/**
 * Holds a value against a schema.
 * @param at where the value stands in its file or list
 * @param problems takes every fault, with its words in Vietnamese and in English
 * @returns the value, or undefined when something is wrong
 */
export function checked<S extends z.ZodType>(
  file: string,
  at: readonly PropertyKey[],
  schema: S,
  value: unknown,
  problems: { push(fault: Fault): unknown },
): z.output<S> | undefined {
  const result = schema.safeParse(value, { error: vietnamese })
  if (result.success) return result.data
  for (const issue of result.error.issues) {
    const vi = issue.message
    // A sentence that stands beside its rule has its English in a table; zod knows the words of the others.
    const en = inEnglish(vi) ?? wordsOf(english(issue as Parameters<typeof english>[0]))
    problems.push({ file, path: pathText([...at, ...issue.path]), ...said('shape', { vi, en }) })
  }
  return undefined
}
