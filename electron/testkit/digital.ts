import { createCanvas } from '@napi-rs/canvas'
import { PDFDocument as EditedPdf } from 'pdf-lib'
import PDFDocument from 'pdfkit'
import type { Client } from '../../shared/api/client.ts'
import type { StagedDigital } from '../../shared/api/digital-views.ts'
import type { AnswerOf, BodyOf } from '../../shared/api/operations.ts'
import type { CallResult } from '../../shared/api/client.ts'
import { must } from './hall.ts'

/** A PDF as a scanner program writes it: `pages` pages with words; `options` of pdfkit, e.g. a password. */
export async function textPdf(pages = 1, words = 'Trang', options: PDFKit.PDFDocumentOptions = {}): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', margin: 50, autoFirstPage: false, ...options })
  const parts: Buffer[] = []
  doc.on('data', (part: Buffer) => parts.push(part))
  const done = new Promise((resolve) => doc.on('end', resolve))
  for (let no = 1; no <= pages; no++) doc.addPage().fontSize(40).text(`${words} ${no}`)
  doc.end()
  await done
  return Buffer.concat(parts)
}

/** The same with something done to it. */
export async function editedPdf(edit: (doc: EditedPdf) => unknown): Promise<Buffer> {
  const doc = await EditedPdf.load(await textPdf())
  await edit(doc)
  return Buffer.from(await doc.save())
}

/** A page as a camera or a scanner takes it: a blue square in the upper left of white. A4 at 200 dpi unless told. */
export function pagePicture(type: 'image/jpeg' | 'image/png' = 'image/jpeg', width = 1_654, height = 2_339): Buffer {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  context.fillStyle = '#0000ff'
  context.fillRect(0, 0, width / 2, height / 4)
  return type === 'image/jpeg' ? canvas.toBuffer(type, 90) : canvas.toBuffer(type)
}

/** Sends a file in parts. @returns its upload id */
export async function upload(client: Client, bytes: Buffer, size = 200_000): Promise<string> {
  const uploadId: string = crypto.randomUUID()
  for (let offset = 0; offset < bytes.length; offset += size) {
    const data = bytes.subarray(offset, offset + size).toString('base64')
    must(await client.call('addDigitalPart', { params: { uploadId }, body: { offset, data } }))
  }
  return uploadId
}

/** Sends files that make one paper, and has them checked. */
export async function stage(
  client: Client,
  files: readonly Buffer[],
  more: Partial<BodyOf<'stageDigital'>> = {},
): Promise<CallResult<AnswerOf<'stageDigital'>>> {
  const uploads: string[] = []
  for (const bytes of files) uploads.push(await upload(client, bytes))
  return client.call('stageDigital', { body: { uploads, source: 'file', ...more } })
}

/** A file that waits. */
export const staged = async (client: Client, ...files: Buffer[]): Promise<StagedDigital> =>
  must(await stage(client, files)).staged

/** Files a PDF as a paper of a dossier. @returns the id of the file */
export async function attach(client: Client, dossierId: string, part: string, ...files: Buffer[]): Promise<string> {
  const { id: stagedId } = await staged(client, ...files)
  return must(await client.call('attachDigital', { params: { dossierId }, body: { part, stagedId } })).fileId
}

export const digitalOf = async (client: Client, dossierId: string): Promise<AnswerOf<'getDigital'>['digital']> =>
  must(await client.call('getDigital', { params: { dossierId } })).digital
