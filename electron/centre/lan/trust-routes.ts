import fastifyStatic from '@fastify/static'
import Fastify from 'fastify'
import type { FastifyInstance } from 'fastify'
import type { TrustView } from '../../../shared/api/trust-view.ts'
import { SECURITY_HEADERS } from '../api/pages.ts'

export type TrustOptions = { readonly view: () => TrustView; readonly pem: string }

/** The certificate of the house and what to know about it, for everybody: there is nothing secret in them. */
export function serveTrust(app: FastifyInstance, { view, pem }: TrustOptions): void {
  app.get('/trust.json', (_request, reply) => reply.header('cache-control', 'no-store').send(view()))
  app.get('/mot-cua.crt', (_request, reply) =>
    reply
      .header('content-type', 'application/x-x509-ca-cert')
      .header('content-disposition', 'attachment; filename="mot-cua.crt"')
      .send(pem),
  )
}

/** The page tries the centre's door with TLS: whether this browser lets it through is the answer. */
const HEADERS = {
  ...SECURITY_HEADERS,
  'content-security-policy': SECURITY_HEADERS['content-security-policy'].replace(
    "connect-src 'self'",
    "connect-src 'self' https:",
  ),
}

/** A centre for this machine only says so in the same place. */
export function serveNoTrust(app: FastifyInstance): void {
  app.get('/trust.json', (_request, reply) => reply.type('application/json').send('null'))
}

/**
 * The door without TLS that every device of the house can open before it trusts anybody: the page that explains the
 * certificate, and nothing else of the centre.
 */
export async function createTrustApp(options: TrustOptions, pagesDir: string | undefined): Promise<FastifyInstance> {
  const app = Fastify({ logger: false, bodyLimit: 1_024, exposeHeadRoutes: false, forceCloseConnections: true })
  serveTrust(app, options)
  if (pagesDir !== undefined)
    await app.register(fastifyStatic, {
      root: pagesDir,
      allowedPath: (path) => /^\/(trust|assets)\//.test(path),
      setHeaders: (reply) => {
        for (const [name, value] of Object.entries(HEADERS)) reply.header(name, value)
        reply.header('cache-control', 'no-cache')
      },
    })
  // Whoever types another address of the centre without "https" learns here what to do.
  app.setNotFoundHandler((_request, reply) => reply.redirect('/trust/'))
  return app
}
