import { createHash } from 'node:crypto'
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSpareCodes } from './spare-codes.ts'

const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex')

test('a power cut in the middle of a line makes no code good twice, and hides no deed', () => {
  const dir = mkdtempSync(join(tmpdir(), 'mot-cua-codes-'))
  try {
    const file = join(dir, 'spare-codes-used.jsonl')
    const open = () => openSpareCodes(file, () => ['ABCD', 'EFGH'].map(hashOf), { now: () => 7, monotonic: () => 0 })
    expect(open().spend('ABCD', 'close')).toEqual({ ok: true })
    appendFileSync(file, '{"code":"12')
    expect(open().spend('EFGH', 'reload')).toEqual({ ok: true })
    expect(open().spend('EFGH', 'reload')).toEqual({ ok: false, code: 'WRONG_PIN' })
    expect(open().untold()).toEqual([
      { code: hashOf('ABCD'), at: 7, deed: 'close' },
      { code: hashOf('EFGH'), at: 7, deed: 'reload' },
    ])
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
})
