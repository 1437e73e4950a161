import type { AnswerOf, BodyOf, ParamsOf, QueryOf } from '../../../shared/api/operations.ts'
import type { Centre } from '../centre.ts'
import { uploadKey } from '../files/stage-digital.ts'
import { refused } from '../usecases/context.ts'
import type { Caller, Decision } from '../usecases/context.ts'
import { digitalLimits } from '../usecases/digitise/read-digital.ts'
import { fileToDraw, readDigitalPaper, viewDigitalPage } from '../usecases/digitise/view-digital.ts'
import type { FileToDraw, PaperToRead } from '../usecases/digitise/view-digital.ts'
import type { Ctx } from '../usecases/context.ts'
import type { Outcome } from '../usecases/execute.ts'
import { stillLoggedIn } from './authenticate.ts'

const UPLOAD = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const THUMB_PX = 180
/** A page of A4 at about 150 dpi: small print can be read. */
const PAGE_PX = 1_240

const said = (answer: unknown): Outcome => ({ ok: true, answer: JSON.stringify(answer) })

/** Writes a part of a file where nobody sees it yet. A disk that refuses leaves nothing of the file. */
export async function addDigitalPart(
  { deps, executor, log }: Centre,
  caller: Caller,
  { uploadId }: ParamsOf<'addDigitalPart'>,
  { offset, data }: BodyOf<'addDigitalPart'>,
): Promise<Outcome> {
  if (!UPLOAD.test(uploadId)) return { ok: false, refusal: { code: 'BAD_REQUEST', detail: { field: 'uploadId' } } }
  const key = uploadKey(caller, uploadId)
  const before = deps.uploads.received(key)
  if (offset > before) return { ok: false, refusal: { code: 'DIGITAL_UPLOAD', detail: { received: before } } }
  const bytes = Buffer.from(data, 'base64')
  const ctx = executor.context(caller)
  if (offset + bytes.length > digitalLimits(deps, ctx).bytes) {
    deps.uploads.drop(key)
    return { ok: false, refusal: { code: 'DIGITAL_TOO_LARGE' } }
  }
  try {
    await deps.uploads.write(key, offset, bytes, ctx.now)
  } catch (error) {
    log.error({ err: error }, 'a part of a file could not be written')
    deps.uploads.drop(key)
    return { ok: false, refusal: { code: 'STORAGE_UNAVAILABLE' } }
  }
  return said({ received: offset + bytes.length } satisfies AnswerOf<'addDigitalPart'>)
}

/** Small pictures of pages that were drawn last: a list of papers asks for the same ones again and again. */
const MOST_THUMBS = 400

export type Thumbs = Map<string, string>

export async function drawDigitalThumb(
  centre: Centre,
  caller: Caller,
  { fileId }: ParamsOf<'drawDigitalThumb'>,
  { page }: QueryOf<'drawDigitalThumb'>,
): Promise<Outcome> {
  const { deps, executor, thumbs } = centre
  const file = fileToDraw(deps, executor.context(caller), fileId, page)
  if ('refusal' in file) return { ok: false, refusal: file.refusal }
  const key = `${file.sha256}/${page}`
  const held = thumbs.get(key) ?? (await drawn(centre, file, page, THUMB_PX))
  if (held === null) return { ok: false, refusal: { code: 'DIGITAL_FILE_LOST' } }
  thumbs.delete(key)
  thumbs.set(key, held)
  const [oldest] = thumbs.keys()
  if (thumbs.size > MOST_THUMBS && oldest !== undefined) thumbs.delete(oldest)
  return said({ jpeg: held } satisfies AnswerOf<'drawDigitalThumb'>)
}

/** The page as base64; null when the file is gone, is another one by now, or cannot be drawn. */
async function drawn(
  { deps, log }: Centre,
  { sha256 }: FileToDraw,
  page: number,
  width: number,
): Promise<string | null> {
  const job = { path: deps.files.pathOf(sha256), sha256, page, width }
  const jpeg = await deps.digitalThread.draw(job).catch((error: unknown) => {
    log.error({ err: error, sha256, page }, 'a page could not be drawn')
    return null
  })
  return jpeg && Buffer.from(jpeg).toString('base64')
}

/** Runs a decision that is not kept to be repeated, for who is still logged in. */
async function journaled<A>(centre: Centre, caller: Caller, decide: (ctx: Ctx) => Decision<A>) {
  const outcome = await centre.executor.execute(caller, null, (ctx) =>
    stillLoggedIn(centre, caller, ctx.now) ? decide(ctx) : refused('NOT_AUTHENTICATED'),
  )
  return outcome.ok ? { ok: true as const, value: JSON.parse(outcome.answer) as A } : outcome
}

export async function viewPage(
  centre: Centre,
  caller: Caller,
  { fileId }: ParamsOf<'viewDigitalPage'>,
  { page }: BodyOf<'viewDigitalPage'>,
): Promise<Outcome> {
  const seen = await journaled<FileToDraw>(centre, caller, (ctx) => viewDigitalPage(centre.deps, { fileId, page }, ctx))
  if (!seen.ok) return seen
  const jpeg = await drawn(centre, seen.value, page, PAGE_PX)
  return jpeg === null
    ? { ok: false, refusal: { code: 'DIGITAL_FILE_LOST' } }
    : said({ jpeg } satisfies AnswerOf<'viewDigitalPage'>)
}

export async function readPaper(
  centre: Centre,
  caller: Caller,
  { dossierId }: ParamsOf<'readDigitalPaper'>,
  { part }: BodyOf<'readDigitalPaper'>,
): Promise<Outcome> {
  const { deps, log } = centre
  const opened = await journaled<PaperToRead>(centre, caller, (ctx) => readDigitalPaper(deps, { dossierId, part }, ctx))
  if (!opened.ok) return opened
  const { name, files, pages } = opened.value
  const withPaths = files.map((file) => ({ ...file, path: deps.files.pathOf(file.sha256) }))
  const pdf = await deps.digitalThread.join({ files: withPaths, pages, title: name }).catch((error: unknown) => {
    log.error({ err: error }, 'the pages of a paper could not be joined')
    return null
  })
  if (!pdf) return { ok: false, refusal: { code: 'DIGITAL_FILE_LOST' } }
  return said({ name, pdf: Buffer.from(pdf).toString('base64') } satisfies AnswerOf<'readDigitalPaper'>)
}
