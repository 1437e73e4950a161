import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * What an independent reader (zbarimg, Debian package zbar-tools) finds in a picture; null when there is no code.
 * Throws a sentence that says what to install when the reader is missing.
 */
export function readQr(png: Buffer): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'qr-'))
  try {
    const file = join(folder, 'ticket.png')
    writeFileSync(file, png)
    const read = spawnSync('zbarimg', ['-q', '--raw', file], { encoding: 'utf8' })
    if (read.error) throw new Error('zbarimg is missing: install the package zbar-tools to run this test')
    return read.status === 0 ? read.stdout.trimEnd() : null
  } finally {
    rmSync(folder, { recursive: true })
  }
}
