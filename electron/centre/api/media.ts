import { mkdirSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import type { Media } from '../../platform/media.ts'

export const MEDIA_PREFIX = '/media/'

/**
 * Serves the pictures and videos of the media folder, parts of them too (a television asks for a video in ranges). They
 * are shown to everybody in the hall, so no token is asked for.
 */
export async function serveMedia(app: FastifyInstance, dir: string, media: Media): Promise<void> {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  await app.register(fastifyStatic, {
    root: dir,
    prefix: MEDIA_PREFIX,
    decorateReply: false,
    index: false,
    dotfiles: 'ignore',
    contentType: false,
    allowedPath: (path) => media.typeOf(path.replace(/^\//, '')) !== null,
    setHeaders: (reply, path) => {
      reply.header('content-type', media.typeOf(path.slice(dir.length + 1)) ?? 'application/octet-stream')
      reply.header('x-content-type-options', 'nosniff')
      reply.header('content-security-policy', "default-src 'none'")
      // The address changes with the file.
      reply.header('cache-control', 'public, max-age=86400')
    },
  })
}
