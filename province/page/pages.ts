import type { FastifyInstance } from 'fastify'
import type { AppOptions } from '../api/build-app.ts'

export function addPages(app: FastifyInstance, options: AppOptions): void {
  void app
  void options
}
