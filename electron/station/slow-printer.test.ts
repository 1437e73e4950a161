import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readQr } from '../../hardware/testkit/read-qr.ts'
import { readWords } from '../../hardware/testkit/read-words.ts'
import { SAMPLE_QR } from '../../hardware/testkit/sample-slip.ts'
import { startSerialPrinting } from '../testkit/start-serial-printing.ts'
import { takesLetters } from './paper-maker.ts'

describe('whether a ticket goes in plain letters', () => {
  it.each([
    [576, 960, true],
    [576, 3_840, true],
    [576, 5_760, false],
    [384, 3_840, false],
    [576, 11_520, false],
    [576, 500_000, false],
  ])('on %i dots over %i bytes a second: %s', (width, bytesPerSecond, letters) => {
    expect(takesLetters({ letters: 'when-slow', width: width as 576 }, bytesPerSecond)).toBe(letters)
    expect(takesLetters({ letters: 'never', width: width as 576 }, bytesPerSecond)).toBe(false)
    expect(takesLetters({ letters: 'always', width: width as 576 }, bytesPerSecond)).toBe(true)
  })
})

it('a printer at 9,600 baud gives its ticket in seconds, in plain letters, and the job says so', async () => {
  const baudRate = 9_600
  const { centre, printer, print, dispose } = await startSerialPrinting({
    baudRate,
    width: 576,
    model: 'epson-80',
    transport: (path) => ({ kind: 'serial', path, baudRate }),
  })
  try {
    await print()
    expect(centre.reports).toMatchObject([{ jobId: 'A001', report: { outcome: 'printed', letters: true } }])
    const [paper] = printer.papers()
    expect(readWords(paper?.file ?? '', 'eng').join(' ')).toContain('SO THU TU')
    expect(readQr(readFileSync(paper?.file ?? ''))).toBe(SAMPLE_QR)
    expect(printer.unknownCommands()).toEqual([])
  } finally {
    await dispose()
  }
})
