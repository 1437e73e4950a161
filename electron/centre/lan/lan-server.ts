import { createServer } from 'node:https'
import type { Server } from 'node:https'
import type { FastifyInstance } from 'fastify'
import { HTTP_OPTIONS, answerNoHttp } from '../api/build-app.ts'

/**
 * The same routes once more for the house, over TLS. Only the door differs: who may do what is decided behind it.
 * @returns a server that listens to nothing yet and has no certificate yet
 */
export function createLanServer(app: FastifyInstance): Server {
  const server = createServer({ ...HTTP_OPTIONS, minVersion: 'TLSv1.2' }, (request, response) =>
    app.routing(request, response),
  )
  server.on('clientError', (_error, socket) => answerNoHttp(socket))
  return server
}
