import type { Duplex } from 'node:stream'
import Fastify from 'fastify'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { wordsOf } from '../../../shared/api/codes.ts'
import { OPERATIONS } from '../../../shared/api/operations.ts'
import type { OperationId } from '../../../shared/api/operations.ts'
import type { Operation } from '../../../shared/api/operations/operation.ts'
import { once } from '../../../shared/kernel/once.ts'
import type { Centre } from '../centre.ts'
import type { Caller } from '../usecases/context.ts'
import { bearerOf, callerOf, principalOf, refusalFor } from './authenticate.ts'
import { answerCall } from './answer-call.ts'
import { answerFault, sendRefusal } from './faults.ts'
import { asksForLive } from './live-hub.ts'
import { writeOpenApi } from './openapi.ts'
import { ALLOWANCES, createRateLimiter } from './rate-limit.ts'
import type { Allowances } from './rate-limit.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who was let in. */
    caller: Caller | null
  }
}

const BODY_LIMIT = 64 * 1024

/** How every door of the centre listens. */
export const HTTP_OPTIONS = {
  // A client that offers another protocol (h2c, as Java does by default) is answered in HTTP/1.1 all the same.
  shouldUpgradeCallback: asksForLive,
  requireHostHeader: false,
} as const

export type AppOptions = {
  /** Larger allowances for a measurement; the contract's minimum stays the default. */
  allowances?: Allowances
}

/** The HTTP side of a centre: every operation of the contract table, and nothing that is not in it. */
export function buildApp(centre: Centre, options: AppOptions = {}): FastifyInstance {
  const app = Fastify({
    logger: false,
    bodyLimit: BODY_LIMIT,
    exposeHeadRoutes: false,
    forceCloseConnections: true,
    // The framework's own 503 has another form than our refusals; `refuseWhileStopping` answers instead.
    return503OnClosing: false,
    http: HTTP_OPTIONS,
    routerOptions: { ignoreTrailingSlash: false, maxParamLength: 200 },
    frameworkErrors: (error, _request, reply) => void answerFault(centre.log, error, reply),
    clientErrorHandler: (_error, socket) => answerNoHttp(socket),
  })
  app.decorateRequest('caller', null)
  refuseWhileStopping(app)
  refuseWithoutHost(app)
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    try {
      done(null, body === '' ? {} : JSON.parse(body as string))
    } catch {
      done(Object.assign(new Error('not JSON'), { statusCode: 400 }))
    }
  })
  app.setErrorHandler((error, _request, reply) => answerFault(centre.log, error, reply))
  app.setNotFoundHandler((request, reply) =>
    sendRefusal(reply, { code: isKnownPath(request.url) ? 'METHOD_NOT_ALLOWED' : 'NOT_FOUND' }),
  )

  const allowances = options.allowances ?? ALLOWANCES
  const limiter = createRateLimiter(centre.clock)
  for (const id of Object.keys(OPERATIONS) as OperationId[]) addRoute(app, centre, id, allowances, limiter)
  const openApi = once(() => JSON.stringify(writeOpenApi(centre.version)))
  app.get('/v1/openapi.json', (_request, reply) => sendJson(reply, openApi()))
  return app
}

const KNOWN_PATHS = Object.values(OPERATIONS).map(({ path }) => new RegExp(`^/v1${path.replace(/\{\w+\}/g, '[^/]+')}$`))

/** Whether an operation lives at an address, whatever the method. */
const isKnownPath = (url: string): boolean => {
  const path = url.replace(/\?.*$/s, '')
  return path === '/v1/openapi.json' || KNOWN_PATHS.some((known) => known.test(path))
}

/** A request that is no HTTP at all still gets a refusal in the common form. */
export function answerNoHttp(socket: Duplex): void {
  if (socket.writable) socket.end(badHttp())
}

function badHttp(): string {
  const body = JSON.stringify({ code: 'BAD_REQUEST', message: wordsOf('BAD_REQUEST') })
  const head = ['HTTP/1.1 400 Bad Request', 'connection: close', 'content-type: application/json; charset=utf-8']
  return `${head.join('\r\n')}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

function refuseWhileStopping(app: FastifyInstance): void {
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
  })
  app.addHook('onRequest', (_request, reply, done) => {
    if (stopping) sendRefusal(reply, { code: 'STOPPING' })
    else done()
  })
}

/** RFC 9112, 3.2: a request of HTTP/1.1 names its host. Node would refuse it with an empty answer. */
function refuseWithoutHost(app: FastifyInstance): void {
  app.addHook('onRequest', ({ raw }, reply, done) => {
    if (raw.headers.host === undefined && raw.httpVersion === '1.1') sendRefusal(reply, { code: 'BAD_REQUEST' })
    else done()
  })
}

function addRoute(
  app: FastifyInstance,
  centre: Centre,
  id: OperationId,
  allowances: Allowances,
  limiter: ReturnType<typeof createRateLimiter>,
): void {
  const op: Operation = OPERATIONS[id]

  // Before the body is read: an unknown caller's megabytes are not worth a parse.
  function letIn(request: FastifyRequest, reply: FastifyReply, done: () => void): void {
    const caller = whoAsks(centre, request)
    // A token that is not ours counts for its address, so that nobody can guess at speed.
    const asking: Caller = caller ?? { kind: 'nobody', address: request.ip }
    const isLogIn = id === 'createSession' || id === 'maintainMachine'
    const principal = isLogIn ? `log-in ${principalOf(asking)}` : principalOf(asking)
    const wait = limiter.take(principal, allowances[isLogIn ? 'logIn' : asking.kind])
    if (wait > 0) return void sendRefusal(reply, { code: 'TOO_MANY_REQUESTS', detail: { retryAfterSeconds: wait } })
    const code = caller === null ? 'NOT_AUTHENTICATED' : refusalFor(op.who, caller, request.hostname)
    if (code !== null) return void sendRefusal(reply, { code })
    request.caller = asking
    done()
  }

  app.route({
    method: op.method,
    url: `/v1${op.path.replace(/\{(\w+)\}/g, ':$1')}`,
    ...(op.bodyLimit === undefined ? {} : { bodyLimit: op.bodyLimit }),
    onRequest: letIn,
    handler: async (request, reply) => {
      if (!request.caller) throw new Error('a request came past the door')
      const outcome = await answerCall(centre, id, request.caller, request)
      return outcome.ok ? sendJson(reply, outcome.answer) : sendRefusal(reply, outcome.refusal)
    },
  })
}

/** Nobody without a token; null for a token that is not ours (any more). */
function whoAsks(centre: Centre, request: FastifyRequest): Caller | null {
  if (request.headers.authorization === undefined) return { kind: 'nobody', address: request.ip }
  const token = bearerOf(request.headers.authorization)
  return token === null ? null : callerOf(centre, token)
}

function sendJson(reply: FastifyReply, text: string): FastifyReply {
  return reply.header('content-type', 'application/json; charset=utf-8').header('cache-control', 'no-store').send(text)
}
