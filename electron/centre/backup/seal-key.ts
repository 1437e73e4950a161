import { createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Crockford's signs: what looks like another one on paper is read as that. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE = /^[0-9A-HJKMNP-TV-Z]{32}$/
const LENGTH = 32
const FILE = 'backup.key'

/** A key for the copies on the second disk as a person writes it down: 160 bits of chance in eight groups of four. */
export function newKeyCode(): string {
  const signs = [...randomBytes(LENGTH)].map((byte) => SIGNS[byte % SIGNS.length])
  return (signs.join('').match(/.{4}/g) ?? []).join('-')
}

/** The key behind a code as somebody typed it; null when it cannot be one. */
export function keyOfCode(typed: string): Buffer | null {
  const code = typed.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1')
  // The code is all chance: nothing has to be made slow to guess.
  return CODE.test(code) ? Buffer.from(hkdfSync('sha256', code, '', 'mot-cua backup', 32)) : null
}

/** Names a key without telling it. */
export const keyMark = (key: Buffer): string => createHmac('sha256', key).update('mark').digest('hex').slice(0, 8)

/** The key of a centre's second disk as hex; null: it has none. */
export function readSealKey(dir: string): string | null {
  return keyOfCode(readSealCode(dir) ?? '')?.toString('hex') ?? null
}

/** Makes a new key, which lies in the data folder and in no backup. */
export function makeSealKey(dir: string): { code: string; mark: string } {
  const code = newKeyCode()
  const key = keyOfCode(code)
  if (!key) throw new Error('a new code is no code')
  writeSealCode(dir, code)
  return { code, mark: keyMark(key) }
}

/** Keeps the code of the second disk in a data folder. */
export function writeSealCode(dir: string, code: string): void {
  const aside = join(dir, `${FILE}.part`)
  writeFileSync(aside, `${code}\n`, { mode: 0o600, flush: true })
  renameSync(aside, join(dir, FILE))
}

/** The code that a data folder has; null: it has none, or half of one. */
export function readSealCode(dir: string): string | null {
  const file = join(dir, FILE)
  const code = existsSync(file) ? readFileSync(file, 'utf8').trim() : ''
  return keyOfCode(code) ? code : null
}
