import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { answerQuestions } from '../../../shared/kernel/asked-thread.ts'
import { contentTypeOf } from '../../../shared/domain/digitise/content-type.ts'
import type { DigitalType } from '../../../shared/domain/digitise/content-type.ts'
import { boundStreams } from './bound-streams.ts'
import { checkPdf } from './check-pdf.ts'
import type { DrawJob, Job, JoinJob, TakeFault, TakeJob, Taken } from '../usecases/digitise/digital-port.ts'
import { countPages, drawPage } from './draw-page.ts'
import { joinPages } from './join-pages.ts'
import { makePdf } from './make-pdf.ts'
import { isPicture, readPages } from './read-pages.ts'
import type { Page } from './read-pages.ts'

/** The thread that reads files of strangers (digital-thread.ts): what goes wrong in it goes wrong here alone. */
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function take({ paths, out, limits }: TakeJob): Promise<Taken> {
  const heads = await Promise.all(paths.map(headOf))
  const types = heads.map(({ type }) => type)
  const [path] = paths
  if (path === undefined || types.includes('program')) return { refused: 'program' }
  if (heads.reduce((sum, { bytes }) => sum + bytes, 0) > limits.bytes) return { refused: 'large' }
  if (types.every(isPicture)) return await takePictures(paths, out, limits)
  if (types[0] !== 'pdf' || paths.length > 1) return { refused: 'type' }
  const taken = await takePdf(await readFile(path), limits)
  if (!('refused' in taken)) await forGood(path)
  return taken
}

const HEAD_BYTES = 16

/** What a file begins with, and how large it is. */
async function headOf(path: string): Promise<{ type: DigitalType; bytes: number }> {
  const file = await open(path, 'r')
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES)
    return { type: contentTypeOf(buffer.subarray(0, bytesRead)), bytes: (await file.stat()).size }
  } finally {
    await file.close()
  }
}

async function takePictures(paths: readonly string[], out: string, limits: TakeJob['limits']): Promise<Taken> {
  if (paths.length > limits.pages) return { refused: 'pages' }
  const made = await makePdf(pagesOf(paths, limits), limits)
  if (typeof made === 'string') return { refused: made }
  await writeForGood(out, made.pdf)
  const facts = { sha256: sha256(made.pdf), bytes: made.pdf.length, pages: made.pages, dpi: made.dpi }
  return { path: 'out', ...facts, format: 'images', conformance: '2b', isSigned: false }
}

/** The pages of pictures in their order; a file is read when its turn has come. */
async function* pagesOf(paths: readonly string[], limits: TakeJob['limits']): AsyncGenerator<Page | TakeFault> {
  for (const path of paths) {
    const bytes = await readFile(path)
    const type = contentTypeOf(bytes)
    if (isPicture(type)) yield* readPages(bytes, type, limits)
    else yield 'broken'
  }
}

async function takePdf(bytes: Buffer, limits: TakeJob['limits']): Promise<Taken> {
  const facts = await checkPdf(bytes)
  if (typeof facts === 'string') return { refused: facts }
  if (facts.pages > limits.pages) return { refused: 'pages' }
  // Two readers of different make agree, so nobody is shown another document than the one that was checked.
  if ((await countPages(bytes)) !== facts.pages) return { refused: 'broken' }
  const format = facts.conformance === null ? 'pdf' : 'pdf-a'
  return { path: 'in', sha256: sha256(bytes), bytes: bytes.length, format, ...facts }
}

async function writeForGood(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** What was sent in parts lies on the disk for good before anything names it. */
async function forGood(path: string): Promise<void> {
  const file = await open(path, 'r+')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The file as it was taken; null when it is another one by now. */
async function readTaken(path: string, hash: string): Promise<Buffer | null> {
  const bytes = await readFile(path).catch(() => null)
  return bytes !== null && sha256(bytes) === hash ? bytes : null
}

async function draw({ path, sha256: hash, page, width }: DrawJob): Promise<Uint8Array | null> {
  const bytes = await readTaken(path, hash)
  return bytes && (await drawPage(bytes, page, width))
}

/** One file as it came, when that is all of it: its signature and its PDF/A hold. Else the pages joined. */
async function join({ files, pages, title }: JoinJob): Promise<Uint8Array | null> {
  const read = new Map<string, Buffer>()
  for (const { path, sha256: hash } of files) {
    const bytes = await readTaken(path, hash)
    if (!bytes) return null
    read.set(hash, bytes)
  }
  const [only] = files
  const isWhole =
    only !== undefined &&
    files.length === 1 &&
    only.pages === pages.length &&
    pages.every(({ page, turn }, place) => page === place + 1 && turn === 0)
  if (isWhole) return read.get(only.sha256) ?? null
  const joined = pages.flatMap(({ sha256: hash, page, turn }) => {
    const pdf = read.get(hash)
    return pdf ? [{ pdf, page, turn }] : []
  })
  return await joinPages(joined, title)
}

async function work(job: Job): Promise<unknown> {
  if (job.kind === 'take') return await take(job)
  return job.kind === 'draw' ? await draw(job) : await join(job)
}

boundStreams()
answerQuestions(parentPort, work)
