import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { businessDate } from '../../../shared/domain/time/vietnam-time.ts'
import { copyFile } from './copy-file.ts'

/** Ids of rows that were erased, one a line, a file a month: a backup of before must not bring them back. Ids tell nothing of anybody. */
const FILE = /^erased-\d{4}-\d{2}\.log$/
const fileOf = (ms: number): string => `erased-${businessDate(ms).slice(0, 7)}.log`

const filesIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => FILE.test(name)) : []

/** Keeps beside the backups what was erased in the centre. @throws what the disk says */
export function noteErased(folder: string, ids: readonly string[], now: number): void {
  if (ids.length === 0) return
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  appendFileSync(join(folder, fileOf(now)), ids.map((id) => `${id}\n`).join(''), { mode: 0o600, flush: true })
}

/** Every row that was erased as far as a folder of backups knows. */
export function readErased(folder: string): string[] {
  const lines = filesIn(folder).flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
  return [...new Set(lines.filter(Boolean))]
}

/** Brings what was erased to another folder of the same backups. */
export function copyErased(from: string, to: string): void {
  for (const name of filesIn(from)) copyFile(join(from, name), join(to, name))
}

/** Months before every backup that is kept. */
export function dropOldErased(folder: string, beforeMs: number): void {
  for (const name of filesIn(folder)) if (name < fileOf(beforeMs)) rmSync(join(folder, name))
}
