import { spawnSync } from 'node:child_process'

/**
 * The lines of words that an independent reader (tesseract with Vietnamese, Debian packages tesseract-ocr and
 * tesseract-ocr-vie) finds on a ticket. Throws a sentence that says what to install when the reader is missing.
 * @param file a PNG at 203 dots an inch
 */
export function readWords(file: string): string[] {
  // One column of lines of any size; two threads of a reader only wait for each other on a small machine.
  const words = [file, '-', '-l', 'vie', '--psm', '4', '--dpi', '203']
  const read = spawnSync('tesseract', words, { encoding: 'utf8', env: { ...process.env, OMP_THREAD_LIMIT: '1' } })
  if (read.error || read.status !== 0)
    throw new Error('tesseract cannot read Vietnamese: install the packages tesseract-ocr and tesseract-ocr-vie')
  return read.stdout
    .split('\n')
    .map((line) => line.trim().normalize('NFC'))
    .filter((line) => line !== '')
}
