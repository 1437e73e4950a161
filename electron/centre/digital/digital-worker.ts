import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { answerQuestions } from '../../../shared/kernel/asked-thread.ts'
import { contentTypeOf } from '../../../shared/domain/digitise/content-type.ts'
import { boundStreams } from './bound-streams.ts'
import { checkPdf } from './check-pdf.ts'
import type { DrawJob, Job, JoinJob, TakeJob, Taken } from '../usecases/digitise/digital-port.ts'
import { countPages, drawPage } from './draw-page.ts'
import { joinPages } from './join-pages.ts'
import { makePdf } from './make-pdf.ts'
import type { Picture } from './make-pdf.ts'

/** The thread that reads files of strangers (digital-thread.ts): what goes wrong in it goes wrong here alone. */
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

async function take({ paths, out, limits }: TakeJob): Promise<Taken> {
  const files = await Promise.all(paths.map((path) => readFile(path)))
  const types = files.map(contentTypeOf)
  const [first] = files
  const [path] = paths
  if (!first || path === undefined || types.includes('program')) return { refused: 'program' }
  if (files.reduce((sum, { length }) => sum + length, 0) > limits.bytes) return { refused: 'large' }
  const pictures = files.flatMap((bytes, place): Picture[] => {
    const type = types[place]
    return type === 'jpeg' || type === 'png' ? [{ bytes, type }] : []
  })
  if (pictures.length === files.length) return await takePictures(pictures, out, limits)
  if (types[0] !== 'pdf' || files.length > 1) return { refused: types.includes('tiff') ? 'tiff' : 'type' }
  const taken = await takePdf(first, limits)
  if (!('refused' in taken)) await forGood(path)
  return taken
}

async function takePictures(pictures: readonly Picture[], out: string, limits: TakeJob['limits']): Promise<Taken> {
  if (pictures.length > limits.pages) return { refused: 'pages' }
  const made = await makePdf(pictures)
  if (!made) return { refused: 'broken' }
  if (made.pdf.length > limits.bytes) return { refused: 'large' }
  await writeForGood(out, made.pdf)
  const facts = { sha256: sha256(made.pdf), bytes: made.pdf.length, pages: pictures.length, dpi: made.dpi }
  return { path: 'out', ...facts, format: 'images', conformance: '2b', isSigned: false }
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
