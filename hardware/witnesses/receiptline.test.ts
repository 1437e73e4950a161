import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { transform } from 'receiptline'
import { afterEach, describe, expect, it } from 'vitest'
import { openPrinterBench } from '../testkit/printer-bench.ts'
import type { PrinterBench } from '../testkit/printer-bench.ts'
import { readQr } from '../testkit/read-qr.ts'
import { readWords } from '../testkit/read-words.ts'

let bench: PrinterBench
afterEach(() => bench.close())

const CODE = 'http://127.0.0.1:8080/t/3fJk29dlsQw8Zx1LmNoPqR'
const DOCUMENT = [
  '^^^A015',
  ' ',
  '^Ho tich va chung thuc',
  ' ',
  `{code:${CODE};option:qrcode,5,m}`,
  ' ',
  '^^^Duong day nong',
  '=',
].join('\n')

/** Sends what receiptline wrote, and resolves when it is on paper. */
async function print(command: 'escpos' | 'generic', document: string): Promise<void> {
  bench = await openPrinterBench()
  const bytes = transform(document, { cpl: 48, encoding: 'cp437', command, cutting: true })
  const socket = connect(bench.sim.port, '127.0.0.1')
  socket.write(Buffer.concat([Buffer.from(bytes, 'latin1'), Buffer.from('1d7201', 'hex')]))
  await new Promise((resolve) => socket.once('data', resolve))
  socket.destroy()
}

const unknown = (): string[] => bench.sim.unknownCommands().map((bytes) => Buffer.from(bytes).toString('hex'))

/** receiptline, an encoder written by others, sends letters, stored pictures (GS 8 L) and bands (GS v 0). */
describe.each(['escpos', 'generic'] as const)('a paper that receiptline wrote for %s', (command) => {
  it('stands on the paper, words and code', async () => {
    await print(command, DOCUMENT)
    const [paper] = bench.sim.papers()
    const file = paper?.file ?? ''
    const words = readWords(file, 'eng').join(' ')
    expect(words).toContain('Ho tich va chung thuc')
    expect(words).toContain('Duong day nong')
    expect(readQr(await readFile(file))).toBe(CODE)
    expect(unknown()).toEqual([])
  })

  it('is logged where the printer does not know a letter or a command', async () => {
    // A line under letters, a letter of a code page, and a rule, which is drawn with another page's signs.
    await print(command, '_Gach chan_ é\n---\n=')
    const on = command === 'escpos' ? '32' : '02'
    expect([...new Set(unknown())]).toEqual([`1b2d${on}`, `1c2d${on}`, '82', '95'])
  })
})
