import { FileStore } from '@tus/file-store'
import { MemoryLocker, Server } from '@tus/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Timers } from '../../shared/kernel/time.ts'
import { REQUEST_REFUSALS } from '../../shared/province/codes.ts'
import type { RequestRefusal } from '../../shared/province/codes.ts'
import { LIMITS, sha256 } from '../../shared/province/wire.ts'
import type { Store } from '../store/store.ts'
import { uploadId } from './file-shelf.ts'
import type { FileShelf } from './file-shelf.ts'

const PATH = '/v1/files'
const HOUR = 3_600_000
/** An upload that is not complete by then is dropped. */
const KEPT_MS = 7 * 24 * HOUR
/** Where tus is told whose request it is: put on by us, whatever a client sends. */
const CENTRE = 'x-centre'

type Hooked = { readonly headers: Headers }
type Upload = { readonly id: string; readonly size?: number | undefined; readonly offset: number }

/** Files of centres, by tus 1.0 (shared/province/README.md). */
export function addFileRoutes(
  app: FastifyInstance,
  { store, shelf, timers }: { store: Store; shelf: FileShelf; timers: Timers },
): void {
  const incoming = new FileStore({ directory: shelf.incoming, expirationPeriodInMilliseconds: KEPT_MS })
  const uploadOf = (id: string): Promise<Upload | null> => incoming.getUpload(id).catch(() => null)
  const tus = createTus(store, shelf, incoming, uploadOf)

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { raw, centreId } = request
    // The web's view of the request is made from the raw list; what a client says there would stand before ours.
    for (let at = raw.rawHeaders.length - 2; at >= 0; at -= 2)
      if (raw.rawHeaders[at]?.toLowerCase() === CENTRE) raw.rawHeaders.splice(at, 2)
    raw.headers[CENTRE] = centreId
    raw.rawHeaders.push(CENTRE, centreId)
    reply.hijack()
    await tus.handle(raw, reply.raw)
  }

  /** A file that is whole is told by us, tus has it no more; one that a crash left whole is taken over now. */
  async function head(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { sha256: hash = '' } = request.params as { sha256?: string }
    if (!sha256.safeParse(hash).success) return reply.code(404).send()
    const id = uploadId(request.centreId, hash)
    const upload = await uploadOf(id)
    if (upload && upload.offset === upload.size) await shelf.finish(id)
    const file = await shelf.find(id)
    if (!file) return handle(request, reply)
    const length = String(file.bytes)
    reply.headers({ 'tus-resumable': '1.0.0', 'upload-offset': length, 'upload-length': length })
    return reply.header('cache-control', 'no-store').code(200).send()
  }

  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))
  app.route({ method: ['POST', 'OPTIONS'], url: PATH, handler: handle })
  app.route({ method: ['PATCH', 'DELETE'], url: `${PATH}/:sha256`, handler: handle })
  app.route({ method: 'HEAD', url: `${PATH}/:sha256`, handler: head })
  const stop = timers.every(HOUR, () => void incoming.deleteExpired().catch(() => undefined))
  app.addHook('onClose', async () => stop())
}

function createTus(
  store: Store,
  shelf: FileShelf,
  incoming: FileStore,
  uploadOf: (id: string) => Promise<Upload | null>,
): Server {
  /** Bytes that are promised to uploads under way. */
  const pending = new Map<string, number>()
  const idOf = (request: Hooked, hash: string): string => {
    if (!sha256.safeParse(hash).success) throw fault('BAD_REQUEST')
    return uploadId(request.headers.get(CENTRE) ?? '', hash)
  }

  async function refuseTooMuch(request: Hooked, { id, size = 0 }: Upload): Promise<{ metadata?: never }> {
    const centre = request.headers.get(CENTRE) ?? ''
    if ((await shelf.find(id)) || (await uploadOf(id))) throw fault('FILE_EXISTS')
    const others = [...pending].filter(([other]) => other.startsWith(uploadId(centre, '')) && other !== id)
    const promised = others.reduce((sum, [, bytes]) => sum + bytes, 0)
    const quota = (await store.centre(centre))?.quotaBytes ?? 0
    if ((await store.usedBytes(centre)) + promised + size > quota) throw fault('QUOTA_EXCEEDED')
    pending.set(id, size)
    return {}
  }

  async function finish(id: string): Promise<object> {
    pending.delete(id)
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
    onUploadFinish(_, upload) {
      // What is whole does not expire: tus looks no more for what has left its folder, when all came with the first request.
      Object.assign(upload, { creation_date: undefined })
      return finish(upload.id)
    },
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
