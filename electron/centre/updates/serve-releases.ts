import { mkdirSync } from 'node:fs'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { programVersion } from '../../../shared/updates/release.ts'

export const RELEASES_PREFIX = '/updates/'

/** Gives the installers of releases that lie here whole to the machines of the house, in parts too. They are no secret. */
export async function serveReleases(app: FastifyInstance, dir: string): Promise<void> {
  mkdirSync(dir, { recursive: true, mode: 0o700 })
  await app.register(fastifyStatic, {
    root: dir,
    prefix: RELEASES_PREFIX,
    decorateReply: false,
    index: false,
    dotfiles: 'ignore',
    allowedPath: (path) => programVersion.safeParse(path.split('/')[1]).success,
    setHeaders: (reply) => {
      reply.header('content-type', 'application/octet-stream')
      reply.header('x-content-type-options', 'nosniff')
      reply.header('content-security-policy', "default-src 'none'")
    },
  })
}
