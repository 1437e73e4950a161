import { createGunzip } from 'node:zlib'
import rateLimit from '@fastify/rate-limit'
import Fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { once } from '../../shared/kernel/once.ts'
import type { Clock, Timers } from '../../shared/kernel/time.ts'
import { LIMITS, PROTOCOL, REQUEST_NAME } from '../../shared/province/wire.ts'
import { createHashes, sha256Of } from '../domain/hashes.ts'
import { createTurns } from '../domain/turns.ts'
import type { Turn } from '../domain/turns.ts'
import { addPages } from '../page/pages.ts'
import type { Store } from '../store/store.ts'
import { createFileCheck } from './file-check.ts'
import { createFileShelf } from './file-shelf.ts'
import { createHandlers } from './handlers.ts'
import type { Answered } from './handlers.ts'
import { OPERATIONS } from './operations.ts'
import type { Operation, OperationId } from './operations.ts'
import { writeOpenApi } from './openapi.ts'
import { UnreadableBody, sendFault, sendRefusal } from './refusals.ts'
import type { Log } from './refusals.ts'
import { addFileRoutes } from './tus-files.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose token it is; empty where none is needed. */
    centreId: string
    /** Its place among the batches of its centre. */
    turn: Turn | null
  }
}

export type AppOptions = {
  readonly store: Store
  /** Where files lie. */
  readonly dir: string
  readonly operatorToken: string
  readonly clock: Clock
  readonly timers: Timers
  readonly log: Log
  /** Requests of one centre in a second: above what one that catches up means, below what a loop does. Default 500. */
  readonly perSecond?: number
  /** Batches in hand at once; beyond it the next are told to come again. Default 32. */
  readonly atOnce?: number
}

const BODY_LIMIT = 65_536
const BATCHES = `/v1${OPERATIONS.sendEvents.path}`
const NAME = /^[\w-]{1,64}$/
const BUSY_SECONDS = '2'
const HEARD_EVERY_MS = 30_000

/** The HTTP side of the province: every line of the table of operations, the files, the pages, and nothing else. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const { store, log, clock } = options
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: false,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error, _request, reply) => void sendFault(log, error, reply),
  })
  app.decorateRequest('centreId', '')
  app.decorateRequest('turn', null)
  app.setErrorHandler((error, _request, reply) => sendFault(log, error, reply))
  app.setNotFoundHandler((_request, reply) => sendRefusal(reply, { code: 'NOT_FOUND' }))
  readJson(app)
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions, centreId } = request
    log.info(
      { method, route: routeOptions.url, status: reply.statusCode, centre: centreId, ms: reply.elapsedTime },
      'answered',
    )
    done()
  })
  app.addHook('onRequest', (request, reply, done) => {
    const name = request.headers[REQUEST_NAME]
    // On the answer itself: files are answered past the framework.
    if (typeof name === 'string' && NAME.test(name)) reply.raw.setHeader(REQUEST_NAME, name)
    done()
  })
  const noteHeard = createHeard(options)
  // Before anything is asked of the database, which answers one sooner and another later.
  app.addHook('onRequest', joining(createTurns(options.timers)))
  app.addHook('onRequest', (request, reply) => letIn(options, request, reply))
  app.addHook('onRequest', async ({ centreId }) => noteHeard(centreId))
  await app.register(rateLimit, {
    max: options.perSecond ?? 500,
    timeWindow: 1_000,
    keyGenerator: ({ centreId, ip }) => centreId || ip,
    errorResponseBuilder: () => Object.assign(new Error('too many requests'), { statusCode: 429 }),
  })

  const shelf = createFileShelf(store, options.dir, clock)
  const files = createFileCheck({ ...options, shelf })
  app.addHook('onClose', files.stop)
  const handlers = createHandlers(store, createHashes(store.rowKey), clock, files)
  const limited = limitAtOnce(options.atOnce ?? 32)
  for (const id of Object.keys(OPERATIONS) as OperationId[])
    addRoute(app, id, handlers[id] as Handler, id === 'sendEvents' ? limited : null)
  app.get('/v1/catalogue/:version', (request, reply) => sendCatalogue(store, request, reply))
  const openApi = once(() => JSON.stringify(writeOpenApi()))
  app.get('/v1/openapi.json', (_request, reply) => reply.type('application/json; charset=utf-8').send(openApi()))
  addFileRoutes(app, { store, shelf, clock, timers: options.timers })
  addPages(app, options)
  return app
}

type Handler = (input: {
  body: unknown
  query: unknown
  params: unknown
  centreId: string
  turn: Turn
}) => Promise<Answered<unknown>>
type Limit = { enter(): boolean; leave(): void }
const NO_TURN: Turn = { comes: () => Promise.resolve(), over: () => undefined }

/** Beyond so many at once nobody is served sooner by waiting inside. */
function limitAtOnce(most: number): Limit {
  let inside = 0
  return {
    enter: () => inside < most && ++inside > 0,
    leave: () => void (inside -= 1),
  }
}

function addRoute(app: FastifyInstance, id: OperationId, handler: Handler, limit: Limit | null): void {
  const op: Operation = OPERATIONS[id]
  app.route({
    method: op.method,
    url: `/v1${op.path.replace(/\{(\w+)\}/g, ':$1')}`,
    ...(op.bodyLimit === undefined ? {} : { bodyLimit: op.bodyLimit }),
    handler: async (request, reply) => {
      const { body, query, params, centreId, turn } = request
      const given = op.body ? op.body.safeParse(body) : { success: true as const, data: undefined }
      const asked = op.query ? op.query.safeParse(query) : { success: true as const, data: undefined }
      if (!given.success) return refuseBody(reply, body, given.error.issues[0]?.path ?? [])
      if (!asked.success) return sendRefusal(reply, { code: 'BAD_REQUEST', detail: { field: 'query' } })
      if (limit && !limit.enter()) {
        reply.header('retry-after', BUSY_SECONDS)
        return sendRefusal(reply, { code: 'TOO_MANY_REQUESTS' })
      }
      try {
        const answered = await handler({ body: given.data, query: asked.data, params, centreId, turn: turn ?? NO_TURN })
        return answered.ok
          ? reply.header('cache-control', 'no-store').send(answered.answer)
          : sendRefusal(reply, answered.refused)
      } finally {
        turn?.over()
        limit?.leave()
      }
    },
  })
}

/** A batch takes its place when it begins to arrive, and leaves it in any case when its line is gone. */
function joining(turns: ReturnType<typeof createTurns>) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (request.routeOptions.url !== BATCHES) return done()
    const turn = turns(request.headers.authorization ?? '')
    request.turn = turn
    reply.raw.once('close', () => turn.over())
    done()
  }
}

function refuseBody(reply: FastifyReply, body: unknown, path: readonly PropertyKey[]): FastifyReply {
  const protocol = (body as { protocol?: unknown } | null)?.protocol
  if (path[0] === 'protocol' && typeof protocol === 'number')
    return sendRefusal(reply, { code: 'PROTOCOL_UNSUPPORTED', detail: { protocol: PROTOCOL } })
  return sendRefusal(reply, { code: 'BAD_REQUEST', detail: { field: path.join('.').slice(0, 100) } })
}

/** JSON as it is or in gzip; what it grows to is bounded like any body, so a small bomb stays small. */
function readJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, JSON.parse(body as string))
    } catch {
      done(new UnreadableBody('not JSON'))
    }
  })
  app.addHook('preParsing', (request, reply, payload, done) => {
    const encoding = request.headers['content-encoding']
    if (encoding === undefined || encoding === 'identity') return done(null, payload)
    if (encoding !== 'gzip') return void sendRefusal(reply, { code: 'UNSUPPORTED_MEDIA_TYPE' })
    if (Number(request.headers['content-length'] ?? 0) > LIMITS.packedBytes)
      return void sendRefusal(reply, { code: 'BODY_TOO_LARGE' })
    delete request.headers['content-length']
    const plain = createGunzip()
    plain.once('error', (error) => Object.assign(error, { isUnreadable: true }))
    payload.once('error', (error: Error) => plain.destroy(error))
    done(null, payload.pipe(plain))
  })
}

const OPEN_PATHS: ReadonlySet<string> = new Set(['/v1/openapi.json', '/v1/health'])

/** Who comes to /v1 shows a token: a centre's, or the operator's for what is the operator's. The pages have a door of their own. */
async function letIn(
  { store, operatorToken }: AppOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> {
  const path = request.routeOptions.url ?? request.url
  if (!path.startsWith('/v1/') || OPEN_PATHS.has(path)) return undefined
  const token = /^Bearer (\S{20,200})$/.exec(request.headers.authorization ?? '')?.[1]
  // Tokens are compared by their hashes, so how long it takes says nothing of them.
  const hash = token === undefined ? '' : sha256Of(token)
  if (path.startsWith('/v1/operator/'))
    return hash === sha256Of(operatorToken) ? undefined : sendRefusal(reply, { code: 'UNAUTHORISED' })
  const owner = hash === '' ? null : await store.tokenOwner(hash)
  if (!owner) return sendRefusal(reply, { code: 'UNAUTHORISED' })
  if (owner.suspended) return sendRefusal(reply, { code: 'CENTRE_SUSPENDED' })
  request.centreId = owner.centreId
  return undefined
}

async function sendCatalogue(store: Store, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const { version } = request.params as { version: string }
  const file = await store.catalogue(version)
  if (!file) return sendRefusal(reply, { code: 'NOT_FOUND' })
  return reply.type(file.mediaType).send(Buffer.from(file.content))
}

/** A sign of life is written down once in a while, and never in the way of a request. */
function createHeard({ store, clock, log }: AppOptions): (centreId: string) => void {
  const last = new Map<string, number>()
  return (centreId) => {
    const now = clock.monotonic()
    if (centreId === '' || now - (last.get(centreId) ?? -Infinity) < HEARD_EVERY_MS) return
    last.set(centreId, now)
    store
      .heard(centreId, clock.now())
      .catch((error: unknown) => log.warn({ err: error }, 'a sign of life was not noted'))
  }
}
