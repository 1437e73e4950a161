import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** Pages may load from here and connect to here, nothing else (models.md §6.1). */
export const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
} as const

/**
 * Serves the built pages.
 * @param pagesDir folder with one folder per page
 */
export async function servePages(app: FastifyInstance, pagesDir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: pagesDir,
    redirect: true,
    setHeaders: (reply, path) => {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) reply.header(name, value)
      // Names of built files carry their hash; the page itself must be asked for again.
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/', (_request, reply) => reply.redirect('/kiosk/'))
}
