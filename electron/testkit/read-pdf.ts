import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What programs of others (Debian package poppler-utils) find in a PDF. */
function withFile<T>(pdf: Uint8Array, read: (file: string, folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'))
  try {
    const file = join(folder, 'slip.pdf')
    writeFileSync(file, pdf)
    return read(file, folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function run(program: string, args: readonly string[]): string {
  const done = spawnSync(program, args, { encoding: 'utf8' })
  if (done.error) throw new Error(`${program} is missing: install the package poppler-utils to run this test`)
  if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`)
  return done.stdout
}

/** The words of all pages as lines, in the order of the page; spaces between columns count as one. */
export function pdfLines(pdf: Uint8Array): string[] {
  const text = withFile(pdf, (file) => run('pdftotext', ['-layout', '-enc', 'UTF-8', file, '-']))
  return text
    .normalize('NFC')
    .split(/[\n\f]/)
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
}

/** One grey PNG a page. */
export function pdfPictures(pdf: Uint8Array, dpi: number): Buffer[] {
  return withFile(pdf, (file, folder) => {
    run('pdftoppm', ['-r', String(dpi), '-gray', '-png', file, join(folder, 'page')])
    const pages = readdirSync(folder).filter((name) => name.endsWith('.png'))
    return pages.toSorted().map((name) => readFileSync(join(folder, name)))
  })
}

/** Fonts of the file as `pdffonts` lists them, one line each. */
export const pdfFonts = (pdf: Uint8Array): string[] =>
  withFile(pdf, (file) => run('pdffonts', [file]).trim().split('\n').slice(2))

/** Facts of the file as `pdfinfo` names them. */
export function pdfInfo(pdf: Uint8Array): Readonly<Record<string, string>> {
  const lines = withFile(pdf, (file) => run('pdfinfo', [file])).split('\n')
  const pairs = lines.map((line) => /^([^:]+):\s+(.*)$/.exec(line)).filter((found) => found !== null)
  return Object.fromEntries(pairs.map(([, name = '', value = '']) => [name, value]))
}
