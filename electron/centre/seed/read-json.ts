import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from '@humanwhocodes/momoa'
import type { z } from 'zod'
import { checked } from '../../../shared/domain/config/checked.ts'
import type { Problem } from '../../../shared/domain/config/problem.ts'

/** Line and column where JSON breaks; JSON.parse names no place for several kinds of fault, momoa always does. */
function place(text: string): string {
  try {
    parse(text)
    return ''
  } catch (error) {
    const { line, column } = error as { line?: number; column?: number }
    return line === undefined ? '' : ` ở dòng ${line}, cột ${column}`
  }
}

function parseJson(text: string): { value: unknown } | { reason: string } {
  try {
    return { value: JSON.parse(text) as unknown }
  } catch (error) {
    return { reason: `không phải JSON đúng${place(text)} (${(error as Error).message})` }
  }
}

function readText(path: string): { text: string } | { reason: string } {
  try {
    // Notepad writes a byte order mark, which JSON does not allow.
    return { text: readFileSync(path, 'utf8').replace(/^\uFEFF/, '') }
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    return { reason: missing ? 'không có tệp này' : `không đọc được tệp (${(error as Error).message})` }
  }
}

/**
 * Reads one file and holds it against its schema.
 * @param file its path below `dir`, as a problem names it
 * @param problems takes what is wrong
 * @returns the value, or undefined when something is wrong
 */
export function readJson<S extends z.ZodType>(
  dir: string,
  file: string,
  schema: S,
  problems: Problem[],
): z.output<S> | undefined {
  const read = readText(join(dir, file))
  const parsed = 'text' in read ? parseJson(read.text) : read
  if ('reason' in parsed) {
    problems.push({ file, path: '', reason: parsed.reason })
    return undefined
  }
  return checked(file, [], schema, parsed.value, problems)
}
