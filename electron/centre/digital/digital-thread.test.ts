import { execFileSync } from 'node:child_process'
import { open } from 'node:fs/promises'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { PDFDocument as EditedPdf, PDFName, PDFRawStream } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createManualTime } from '../../../shared/testkit/manual-time.ts'
import { systemTimers } from '../../platform/time.ts'
import { editedPdf, pagePicture, textPdf } from '../../testkit/digital.ts'
import { G4_PAGE, LZW_PAGE, tiff } from '../../testkit/tiff.ts'
import type { TiffFixture } from '../../testkit/tiff.ts'
import { pdfInfo, pdfLines } from '../../testkit/read-pdf.ts'
import { createDigitalThread } from './digital-thread.ts'
import type { DigitalThread, Taken, TakenFile } from '../usecases/digitise/digital-port.ts'

let dir: string
let thread: DigitalThread
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'mot-cua-digital-'))
  thread = createDigitalThread(systemTimers())
})
afterAll(async () => {
  await thread.close()
  rmSync(dir, { recursive: true })
})

const LIMITS = { bytes: 2_000_000, pages: 5 }
const written = (name: string, bytes: Uint8Array): string => {
  const path = join(dir, name)
  writeFileSync(path, bytes)
  return path
}
const out = (): string => join(dir, 'out.pdf')
const take = (...files: Uint8Array[]): Promise<Taken> =>
  thread.take({ paths: files.map((bytes, i) => written(`f${i}`, bytes)), out: out(), limits: LIMITS })
async function taken(...files: Uint8Array[]): Promise<TakenFile> {
  const one = await take(...files)
  if ('refused' in one) throw new Error(one.refused)
  return one
}

/** Colour at a place of a picture, both from 0 to 1. */
async function colourAt(jpeg: Uint8Array | null, x: number, y: number): Promise<number[]> {
  const image = await loadImage(Buffer.from(jpeg ?? []))
  const canvas = createCanvas(image.width, image.height)
  const context = canvas.getContext('2d')
  context.drawImage(image, 0, 0)
  return [...context.getImageData(Math.floor(x * image.width), Math.floor(y * image.height), 1, 1).data.slice(0, 3)]
}

test('a PDF is kept as it came; what it declares itself to be is read and said', async () => {
  const plain = await textPdf(3)
  expect(await taken(plain)).toMatchObject({ path: 'in', pages: 3, format: 'pdf', conformance: null, isSigned: false })
  const made = await taken(pagePicture())
  expect(made).toMatchObject({ path: 'out', format: 'images', conformance: '2b' })
  expect(await taken(readFileSync(out()))).toMatchObject({ format: 'pdf-a', conformance: '2b', sha256: made.sha256 })
})

test('pictures become one PDF in their order, a page each, the same bytes every time', async () => {
  const files = [pagePicture('image/png'), pagePicture('image/jpeg', 2_339, 1_654)]
  const first = await taken(...files)
  expect(first).toMatchObject({ pages: 2, dpi: 200 })
  expect(pdfInfo(readFileSync(out()))).toMatchObject({ Pages: '2', 'PDF version': '1.7', Encrypted: 'no' })
  expect((await taken(...files)).sha256).toBe(first.sha256)
  expect((await taken(...files.toReversed())).sha256).not.toBe(first.sha256)
})

test('a page is drawn in its colours, upright', async () => {
  const { sha256 } = await taken(pagePicture())
  const jpeg = await thread.draw({ path: out(), sha256, page: 1, width: 200 })
  const [red = 255, , blue = 0] = await colourAt(jpeg, 0.2, 0.1)
  expect(red).toBeLessThan(40)
  expect(blue).toBeGreaterThan(200)
  expect(await colourAt(jpeg, 0.8, 0.8)).toEqual([255, 255, 255])
})

/** A photograph that says in its EXIF part how it was held. */
function held(jpeg: Buffer, orientation: number): Buffer {
  const part = Buffer.from('ffe100224578696600004d4d002a00000008000101120003000000010000000000000000', 'hex')
  part.writeUInt16BE(orientation, 28)
  return Buffer.concat([jpeg.subarray(0, 2), part, jpeg.subarray(2)])
}

test.each([
  [3, 0.9, 0.9],
  [6, 0.9, 0.1],
  [8, 0.1, 0.9],
])('a photograph that was held in way %i stands upright', async (orientation, x, y) => {
  const { sha256 } = await taken(held(pagePicture('image/jpeg', 1_000, 700), orientation))
  const [red = 255, , blue = 0] = await colourAt(await thread.draw({ path: out(), sha256, page: 1, width: 300 }), x, y)
  expect([red < 60, blue > 200]).toEqual([true, true])
})

const PLAIN: TiffFixture = {
  ...{ width: 200, height: 280, compression: 1, photometric: 2, samples: 3, bits: 8 },
  data: Buffer.from(
    Array.from({ length: 200 * 280 * 3 }, (_, n) => (n % 600 < 300 && n < 42_000 ? (n % 3) * 127 : 255)),
  ),
}
const JPEG_PAGE: TiffFixture = { ...PLAIN, compression: 7, photometric: 6, data: pagePicture('image/jpeg', 200, 280) }

test.each([
  ['G4', G4_PAGE],
  ['LZW', LZW_PAGE],
  ['no compression', PLAIN],
  ['JPEG', JPEG_PAGE],
])('a page of a TIFF by %s is the page that was scanned', async (_, page) => {
  const made = await taken(tiff([page]))
  expect(made).toMatchObject({ path: 'out', pages: 1, format: 'images', conformance: '2b', dpi: 24 })
  const jpeg = await thread.draw({ path: out(), sha256: made.sha256, page: 1, width: 300 })
  const [red = 255] = await colourAt(jpeg, 0.2, 0.1)
  expect(red).toBeLessThan(60)
  expect((await colourAt(jpeg, 0.8, 0.8)).every((one) => one > 245)).toBe(true)
})

test('the pages of a TIFF stand with those of other files in their order, in the size that the scanner says', async () => {
  // A fax: twice as many dots across as down on the same page.
  const fax = tiff([{ ...G4_PAGE, dpi: [200, 100] }, G4_PAGE])
  const made = await taken(pagePicture('image/jpeg', 2_339, 1_654), fax)
  expect(made).toMatchObject({ pages: 3, dpi: 24 })
  const doc = await EditedPdf.load(readFileSync(out()))
  expect(doc.getPages().map((page) => Math.round(page.getWidth()))).toEqual([842, 72, 595])
  expect(Math.round(doc.getPage(1).getHeight())).toBe(202)
})

/** The same file, its strip said to lie behind its end. */
function gone(file: Buffer): Buffer {
  const table = file.readUInt32LE(4)
  const field = [...Array(file.readUInt16LE(table)).keys()]
    .map((n) => table + 2 + n * 12)
    .find((at) => file.readUInt16LE(at) === 273)
  file.writeUInt32LE(file.length - 20, (field ?? 0) + 8)
  return file
}

/** A picture that says that it is so large. */
function wide(width: number, height: number): Buffer {
  const png = pagePicture('image/png', 200, 280)
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  return png
}

/** A PDF of some kilobytes whose description of itself unfolds to so many bytes. */
const unfolding = (bytes: number): Promise<Buffer> =>
  editedPdf((doc) => {
    const packed = deflateSync(Buffer.alloc(bytes, ' '))
    const about = doc.context.obj({ Type: 'Metadata', Subtype: 'XML', Filter: 'FlateDecode', Length: packed.length })
    doc.catalog.set(PDFName.of('Metadata'), doc.context.register(PDFRawStream.of(about, packed)))
  })

describe('is refused, and names why', () => {
  const signed = (head: string) => Buffer.concat([Buffer.from(head, 'latin1'), Buffer.alloc(500, 1)])
  test.each<[string, () => Promise<Uint8Array[]> | Uint8Array[], string]>([
    ['a program', () => [signed('MZ\x90')], 'program'],
    ['an archive, or a document of an office program', () => [signed('PK\x03\x04')], 'program'],
    ['a script', () => [Buffer.from('#!/bin/sh\nexit\n')], 'program'],
    ['a program behind a page', () => [pagePicture(), signed('\x7fELF')], 'program'],
    ['words', () => [Buffer.from('xin chào')], 'type'],
    ['a PDF that begins later', async () => [Buffer.concat([Buffer.from('GIF89a'), await textPdf()])], 'type'],
    ['a TIFF of nothing', () => [signed('II*\0')], 'broken'],
    [
      'a TIFF with half a photograph',
      () => [tiff([{ ...JPEG_PAGE, data: JPEG_PAGE.data.subarray(0, 900) }])],
      'broken',
    ],
    ['half a TIFF', () => [tiff([G4_PAGE]).subarray(0, 60)], 'broken'],
    ['a TIFF whose picture is not there', () => [gone(tiff([PLAIN]))], 'broken'],
    ['a TIFF that goes in a circle', () => [tiff([G4_PAGE, G4_PAGE], { loop: true })], 'broken'],
    ['a TIFF as no scanner writes it', () => [tiff([{ ...G4_PAGE, compression: 34_712 }])], 'type'],
    ['a TIFF of too many pages', () => [tiff(Array.from({ length: 6 }, () => G4_PAGE))], 'pages'],
    [
      'TIFFs of too many pages together',
      () => [tiff([G4_PAGE, G4_PAGE, G4_PAGE]), tiff([G4_PAGE, G4_PAGE, G4_PAGE])],
      'pages',
    ],
    ['a TIFF of more dots than a page has', () => [tiff([{ ...G4_PAGE, width: 20_000, height: 20_000 }])], 'dots'],
    ['a picture of more dots than a page has', () => [wide(9_000, 9_000)], 'dots'],
    ['two PDFs as one', async () => [await textPdf(), await textPdf()], 'type'],
    [
      'a PDF with a password',
      async () => [await textPdf(1, 'x', { userPassword: 'a', ownerPassword: 'b' })],
      'encrypted',
    ],
    ['a PDF that forbids something', async () => [await textPdf(1, 'x', { ownerPassword: 'b' })], 'encrypted'],
    [
      'a script in it',
      () => editedPdf((doc) => doc.addJavaScript('go', 'app.alert(1)')).then((one) => [one]),
      'script',
    ],
    [
      'a file in it',
      () =>
        editedPdf((doc) => doc.attach(Buffer.from('MZ'), 'a.exe', { mimeType: 'application/x' })).then((one) => [one]),
      'attachment',
    ],
    ['a PDF that unfolds to fill the memory', () => unfolding(80 * 1024 * 1024).then((one) => [one]), 'broken'],
    ['half a PDF', async () => [(await textPdf(3)).subarray(0, 700)], 'broken'],
    ['a head alone', () => [Buffer.from('%PDF-1.7\n')], 'broken'],
    ['half a picture', () => [pagePicture('image/png').subarray(0, 900)], 'broken'],
    ['half a photograph', () => [pagePicture().subarray(0, 9_000)], 'broken'],
    ['a picture that is no page', () => [pagePicture('image/png', 20, 20)], 'broken'],
    ['too many pages', async () => [await textPdf(6)], 'pages'],
    ['too large', async () => [Buffer.concat([await textPdf(), Buffer.alloc(2_000_000)])], 'large'],
  ])('%s', async (_, make, refused) => {
    expect(await take(...(await make()))).toEqual({ refused })
  })
})

test('a file that never ends takes no other file with it, however long those waited', async () => {
  const time = createManualTime()
  const own = createDigitalThread(time.timers)
  const pipe = join(dir, 'pipe')
  execFileSync('mkfifo', [pipe])
  const pdf = written('good', await textPdf())
  const job = (path: string) => own.take({ paths: [path], out: out(), limits: LIMITS })
  await job(pdf)
  const [endless, waiting] = [job(pipe).catch(String), job(pdf)]
  // Once somebody reads the pipe the file is being worked on; it never comes.
  const writer = await open(pipe, 'w')
  time.advance(60_000)
  // The system holds the thread while it reads; it is let go after it was ended.
  await writer.close()
  expect(await endless).toContain('has ended')
  expect(await waiting).toMatchObject({ pages: 1 })
  await own.close()
})

test('a file that is gone or another one by now is not shown', async () => {
  const path = written('kept', await textPdf())
  const { sha256 } = await taken(await textPdf())
  expect(await thread.draw({ path: join(dir, 'none'), sha256, page: 1, width: 100 })).toBeNull()
  writeFileSync(path, await textPdf(1, 'Khác'))
  expect(await thread.draw({ path, sha256, page: 1, width: 100 })).toBeNull()
})

test('pages of several files are joined in their order, turned as they are shown; one whole file stays as it is', async () => {
  const [one, two] = [await textPdf(2, 'Mot'), await textPdf(1, 'Hai')]
  const [a, b] = [(await taken(one)).sha256, (await taken(two)).sha256]
  const files = [
    { path: written('a', one), sha256: a, pages: 2 },
    { path: written('b', two), sha256: b, pages: 1 },
  ]
  const page = (sha256: string, no: number, turn = 0) => ({ sha256, page: no, turn })
  const joined = await thread.join({ files, pages: [page(a, 2), page(b, 1, 90), page(a, 1)], title: 'T' })
  expect(pdfLines(joined ?? Buffer.alloc(0))).toEqual(['Mot 2', 'Hai 1', 'Mot 1'])
  const whole = await thread.join({ files: files.slice(0, 1), pages: [page(a, 1), page(a, 2)], title: 'T' })
  expect(Buffer.from(whole ?? []).equals(one)).toBe(true)
})
