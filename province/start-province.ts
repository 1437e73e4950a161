import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { MARKS_KEPT_MS } from '../shared/province/wire.ts'
import { buildApp } from './api/build-app.ts'
import type { AppOptions } from './api/build-app.ts'

export type RunningProvince = {
  /** e.g. `http://127.0.0.1:8090`. */
  readonly url: string
  readonly app: FastifyInstance
  /** Answers what it has in hand, then ends; the store is closed too. */
  stop(): Promise<void>
}

export type ProvinceOptions = AppOptions & { readonly host: string; readonly port: number }

/** The months to come are made ready once a day, and of long ago only the last end of a batch of each day is kept. */
const DAY_MS = 86_400_000

/** Listens for centres. @param options port 0 picks a free one */
export async function startProvince(options: ProvinceOptions): Promise<RunningProvince> {
  const { store, clock, timers, log } = options
  await store.prepareMonths(clock.now())
  const app = await buildApp(options)
  await app.listen({ host: options.host, port: options.port })
  const { port } = app.server.address() as AddressInfo
  const stopMonths = timers.every(DAY_MS, () => {
    Promise.all([store.prepareMonths(clock.now()), store.thinMarks(clock.now() - MARKS_KEPT_MS)]).catch(
      (error: unknown) => log.error({ err: error }, 'the work of the day could not be done'),
    )
  })
  return {
    url: `http://${options.host}:${port}`,
    app,
    async stop() {
      stopMonths()
      await app.close()
      await store.close()
    },
  }
}
