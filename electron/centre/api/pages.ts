import { readdir } from 'node:fs/promises'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'

/** Pages may load from here and connect to here, nothing else (models.md §6.1). */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
} as const

const PAPER = /^[\w.-]+\.png$/

/**
 * Serves the built pages, and in the demonstration the papers of the simulated printer.
 * @param pagesDir folder with one folder per page
 * @param papersDir folder with PNGs; absent: no paper page
 */
export async function servePages(app: FastifyInstance, pagesDir: string, papersDir: string | undefined): Promise<void> {
  await app.register(fastifyStatic, {
    root: pagesDir,
    redirect: true,
    decorateReply: true,
    setHeaders: (reply, path) => {
      for (const [name, value] of Object.entries(SECURITY_HEADERS)) reply.header(name, value)
      // Names of built files carry their hash; the page itself must be asked for again.
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  app.get('/', (_request, reply) => reply.redirect('/kiosk/'))
  if (papersDir !== undefined) servePapers(app, papersDir)
}

function servePapers(app: FastifyInstance, papersDir: string): void {
  app.get('/demo/papers', async (_request, reply: FastifyReply) => {
    const files = await readdir(papersDir).catch(() => [])
    const names = files.filter((name) => PAPER.test(name)).sort().reverse()
    return reply.send({ papers: names.map((name) => ({ name: name.slice(0, -'.png'.length) })) })
  })
  app.get<{ Params: { name: string } }>('/demo/papers/:name', (request, reply) => {
    const { name } = request.params
    return PAPER.test(name) ? reply.sendFile(name, papersDir) : reply.callNotFound()
  })
}
