import { FileStore } from '@tus/file-store'
import { MemoryLocker, Server } from '@tus/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import { REQUEST_REFUSALS } from '../../shared/province/codes.ts'
import type { RequestRefusal } from '../../shared/province/codes.ts'
import { LIMITS, sha256 } from '../../shared/province/wire.ts'
import type { Store } from '../store/store.ts'
import { uploadId } from './file-shelf.ts'
import type { FileShelf } from './file-shelf.ts'
import { UNSENT_MS, createUploads } from './uploads.ts'
import type { Uploads } from './uploads.ts'

const PATH = '/v1/files'
const HOUR = 3_600_000

type FileDoor = { readonly store: Store; readonly shelf: FileShelf; readonly clock: Clock; readonly timers: Timers }

/** Where tus is told whose request it is: put on by us, whatever a client sends. */
const CENTRE = 'x-centre'

type Hooked = { readonly headers: Headers }
type Upload = { readonly id: string; readonly size?: number | undefined; readonly offset: number }

/** Files of centres, by tus 1.0 (shared/province/README.md). */
export function addFileRoutes(app: FastifyInstance, { store, shelf, clock, timers }: FileDoor): void {
  const incoming = new FileStore({ directory: shelf.incoming })
  const uploads = createUploads(clock)
  const desk = createDesk(incoming, uploads)
  const tus = createTus({ store, shelf, incoming, uploads, desk })

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { raw, centreId, method } = request
    // The web's view of the request is made from the raw list; what a client says there would stand before ours.
    for (let at = raw.rawHeaders.length - 2; at >= 0; at -= 2)
      if (raw.rawHeaders[at]?.toLowerCase() === CENTRE) raw.rawHeaders.splice(at, 2)
    raw.headers[CENTRE] = centreId
    raw.rawHeaders.push(CENTRE, centreId)
    await desk.ready()
    const { sha256: hash = '' } = request.params as { sha256?: string }
    const id = uploadId(centreId, hash)
    if (method === 'PATCH') uploads.goesOn(id)
    // The library would count from the first day of an upload on, by a clock that people set.
    const expiresAt = method === 'POST' ? clock.now() + UNSENT_MS : uploads.expiresAt(id)
    if (expiresAt !== null) reply.raw.setHeader('upload-expires', new Date(expiresAt).toUTCString())
    reply.hijack()
    await tus.handle(raw, reply.raw)
    if (method === 'DELETE' && !(await desk.uploadOf(id))) uploads.end(id)
  }

  /** A file that is whole is told by us, tus has it no more; one that a crash left whole is taken over now. */
  async function head(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { sha256: hash = '' } = request.params as { sha256?: string }
    if (!sha256.safeParse(hash).success) return reply.code(404).send()
    const id = uploadId(request.centreId, hash)
    const upload = await desk.uploadOf(id)
    if (upload && upload.offset === upload.size) await shelf.finish(id)
    const file = await shelf.find(id)
    if (!file) return handle(request, reply)
    uploads.end(id)
    const length = String(file.bytes)
    reply.headers({ 'tus-resumable': '1.0.0', 'upload-offset': length, 'upload-length': length })
    return reply.header('cache-control', 'no-store').code(200).send()
  }

  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))
  app.route({ method: ['POST', 'OPTIONS'], url: PATH, handler: handle })
  app.route({ method: ['PATCH', 'DELETE'], url: `${PATH}/:sha256`, handler: handle })
  app.route({ method: 'HEAD', url: `${PATH}/:sha256`, handler: head })
  const stop = timers.every(HOUR, () => void desk.dropExpired().catch(() => undefined))
  app.addHook('onClose', async () => stop())
}

type Desk = {
  uploadOf(id: string): Promise<Upload | null>
  /** What was under way before the program started is known, and nothing that has expired is there. */
  ready(): Promise<void>
  dropExpired(): Promise<void>
}

function createDesk(incoming: FileStore, uploads: Uploads): Desk {
  const uploadOf = (id: string): Promise<Upload | null> => incoming.getUpload(id).catch(() => null)
  let known: Promise<void> | null = null
  async function readAll(): Promise<void> {
    for (const id of (await incoming.configstore.list?.()) ?? []) {
      const upload = await uploadOf(id)
      if (upload) uploads.note(id, upload.size ?? 0, upload.offset > 0)
    }
  }
  async function dropExpired(): Promise<void> {
    for (const id of uploads.expired()) {
      uploads.end(id)
      await incoming.remove(id).catch(() => undefined)
    }
  }
  return {
    uploadOf,
    dropExpired,
    async ready() {
      await (known ??= readAll().catch(() => undefined))
      await dropExpired()
    },
  }
}

type TusParts = { store: Store; shelf: FileShelf; incoming: FileStore; uploads: Uploads; desk: Desk }

function createTus({ store, shelf, incoming, uploads, desk }: TusParts): Server {
  const idOf = (request: Hooked, hash: string): string => {
    if (!sha256.safeParse(hash).success) throw fault('BAD_REQUEST')
    return uploadId(request.headers.get(CENTRE) ?? '', hash)
  }

  async function refuseTooMuch(request: Hooked, upload: Upload): Promise<{ metadata?: never }> {
    const { id, size = 0 } = upload
    const centre = request.headers.get(CENTRE) ?? ''
    if ((await shelf.find(id)) || (await desk.uploadOf(id))) throw fault('FILE_EXISTS')
    const promised = uploads.promised(uploadId(centre, ''), id)
    const quota = (await store.centre(centre))?.quotaBytes ?? 0
    if ((await store.usedBytes(centre)) + promised + size > quota) throw fault('QUOTA_EXCEEDED')
    uploads.note(id, size, false)
    return {}
  }

  async function finish(id: string): Promise<object> {
    uploads.end(id)
    if (!(await shelf.finish(id))) throw fault('FILE_HASH_WRONG')
    return {}
  }

  return new Server({
    path: PATH,
    datastore: incoming,
    locker: new MemoryLocker(),
    maxSize: LIMITS.fileBytes,
    relativeLocation: true,
    namingFunction: (request, metadata) => idOf(request, metadata?.['sha256'] ?? ''),
    generateUrl: (_, { path, id }) => `${path}/${id.slice(id.indexOf('.') + 1)}`,
    getFileIdFromRequest: (request, last) => idOf(request, last ?? ''),
    onUploadCreate: refuseTooMuch,
    onUploadFinish: (_, upload) => finish(upload.id),
    onResponseError: (_, error) => asRefusal(error),
  })
}

type Fault = { status_code: number; body: string }
const fault = (code: RequestRefusal): Fault => ({
  status_code: REQUEST_REFUSALS[code].status,
  body: JSON.stringify({ code, message: REQUEST_REFUSALS[code].words }),
})

/** What tus itself refuses, in the common form. Its 500 is a disk that does not take it, or a line that broke. */
function asRefusal(error: Error | Fault): Fault {
  const { status_code: status, body } = error as Partial<Fault>
  if (body?.startsWith('{')) return error as Fault
  if (status === undefined || status >= 500) return fault('STORAGE_UNAVAILABLE')
  const code = status === 413 ? 'BODY_TOO_LARGE' : status === 404 || status === 410 ? 'NOT_FOUND' : 'BAD_REQUEST'
  return { ...fault(code), status_code: status }
}
