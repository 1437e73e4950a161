import { createHash } from 'node:crypto'
import { createReadStream, existsSync, statSync } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FileStore } from '@tus/file-store'
import { MemoryLocker, Server } from '@tus/server'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import { REQUEST_REFUSALS } from '../../shared/province/codes.ts'
import type { RequestRefusal } from '../../shared/province/codes.ts'
import { LIMITS, sha256 } from '../../shared/province/wire.ts'
import type { Store } from '../store/store.ts'

const PATH = '/v1/files'
const HOUR = 3_600_000
/** An upload that nothing comes to any more is dropped after a week. */
const KEPT_MS = 7 * 24 * HOUR
/** Where tus is told whose request it is: put on by us, whatever a client sends. */
const CENTRE = 'x-centre'

type Hooked = { readonly headers: Headers }
type Incoming = { readonly id: string; readonly size?: number | undefined; readonly offset: number }

/**
 * Files of centres, by tus 1.0 (shared/province/README.md). What is under way lies in `dir/incoming`, what is whole and has
 * its hash in `dir/files/<centre>/`; the database knows a file only when it lies there for good.
 */
export function addFileRoutes(app: FastifyInstance, store: Store, dir: string, clock: Clock, timers: Timers): void {
  const incoming = new FileStore({ directory: join(dir, 'incoming'), expirationPeriodInMilliseconds: KEPT_MS })
  const finishing = new Map<string, Promise<boolean>>()
  const pending = new Map<string, number>()
  const place = (centre: string, hash: string): string => join(dir, 'files', centre, hash.slice(0, 2), hash)
  const idOf = (request: Hooked, hash: string): string => {
    if (!sha256.safeParse(hash).success) throw fault('BAD_REQUEST')
    return `${request.headers.get(CENTRE) ?? ''}.${hash}`
  }

  /** Takes over what has come whole; a promise for each file, so that two requests do not both. */
  function finish(id: string, bytes: number): Promise<boolean> {
    const running = finishing.get(id) ?? takeOver(id, bytes).finally(() => finishing.delete(id))
    finishing.set(id, running)
    return running
  }

  async function takeOver(id: string, bytes: number): Promise<boolean> {
    const [centre = '', hash = ''] = id.split('.')
    const path = join(dir, 'incoming', id)
    const target = place(centre, hash)
    pending.delete(id)
    if (existsSync(path)) {
      if ((await hashOf(path)) !== hash) {
        await incoming.remove(id)
        return false
      }
      await mkdir(dirname(target), { recursive: true, mode: 0o700 })
      await sync(path)
      await rename(path, target)
      await sync(dirname(target))
    } else if (!existsSync(target)) return false
    await store.transaction((tx) => tx.addFile(centre, { sha256: hash, bytes, completedAt: clock.now() }))
    await rm(`${path}.json`, { force: true })
    return true
  }

  async function finishOrThrow(upload: Incoming): Promise<object> {
    if (!(await finish(upload.id, upload.offset))) throw fault('FILE_HASH_WRONG')
    return {}
  }

  async function refuseTooMuch(request: Hooked, upload: Incoming): Promise<{ metadata?: never }> {
    const centre = request.headers.get(CENTRE) ?? ''
    const [, hash = ''] = upload.id.split('.')
    if ((await store.file(centre, hash)) || (await isUnderWay(upload.id))) throw fault('FILE_EXISTS')
    const others = [...pending].filter(([id]) => id.startsWith(`${centre}.`)).reduce((sum, [, size]) => sum + size, 0)
    const quota = (await store.centre(centre))?.quotaBytes ?? 0
    if ((await store.usedBytes(centre)) + others + (upload.size ?? 0) > quota) throw fault('QUOTA_EXCEEDED')
    pending.set(upload.id, upload.size ?? 0)
    return {}
  }

  const isUnderWay = async (id: string): Promise<boolean> => (await uploadOf(id)) !== null
  const uploadOf = (id: string): Promise<Incoming | null> => incoming.getUpload(id).catch(() => null)

  const tus = new Server({
    path: PATH,
    datastore: incoming,
    locker: new MemoryLocker(),
    maxSize: LIMITS.fileBytes,
    relativeLocation: true,
    namingFunction: (request, metadata) => idOf(request, metadata?.['sha256'] ?? ''),
    generateUrl: (_, { path, id }) => `${path}/${id.split('.')[1] ?? ''}`,
    getFileIdFromRequest: (request, last) => idOf(request, last ?? ''),
    onUploadCreate: refuseTooMuch,
    onUploadFinish: (_, upload) => finishOrThrow(upload),
    onResponseError: (_, error) => asRefusal(error),
  })

  async function handle(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { centreId } = request
    request.raw.headers[CENTRE] = centreId
    // Taken from the raw list by what reads the request as the web does.
    request.raw.rawHeaders.push(CENTRE, centreId)
    reply.hijack()
    await tus.handle(request.raw, reply.raw)
  }

  /** A file that is whole is told by us: tus has it no more. One that a crash left whole is taken over now. */
  async function head(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const { sha256: hash = '' } = request.params as { sha256?: string }
    const id = `${request.centreId}.${hash}`
    const upload = await uploadOf(id)
    if (upload && upload.offset === upload.size) await finish(id, upload.offset)
    const moved = place(request.centreId, hash)
    let file = await store.file(request.centreId, hash)
    if (!file && sha256.safeParse(hash).success && existsSync(moved)) {
      await finish(id, statSync(moved).size)
      file = await store.file(request.centreId, hash)
    }
    if (!file) return handle(request, reply)
    const length = String(file.bytes)
    return reply
      .headers({
        'tus-resumable': '1.0.0',
        'upload-offset': length,
        'upload-length': length,
        'cache-control': 'no-store',
      })
      .code(200)
      .send()
  }

  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null))
  app.route({ method: ['POST', 'OPTIONS'], url: PATH, handler: handle })
  app.route({ method: ['PATCH', 'DELETE'], url: `${PATH}/:sha256`, handler: handle })
  app.route({ method: 'HEAD', url: `${PATH}/:sha256`, handler: head })
  const stop = timers.every(HOUR, () => void incoming.deleteExpired().catch(() => undefined))
  app.addHook('onClose', async () => stop())
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

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** Until it lies on the disk. */
async function sync(path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
