import type { z } from 'zod'
import { businessDate } from '../../shared/domain/time/vietnam-time.ts'
import type { Clock } from '../../shared/kernel/time.ts'
import { LIMITS, PROTOCOL } from '../../shared/province/wire.ts'
import { compareRows, tellMarks } from '../domain/compare-rows.ts'
import type { Hashes } from '../domain/hashes.ts'
import { readChanges } from '../domain/feed.ts'
import { createOperate } from '../domain/operate.ts'
import { reserveCodes } from '../domain/reserve-codes.ts'
import { startEpoch, takeAnchor, takeBatch, tellPosition } from '../domain/take-batch.ts'
import type { Turn } from '../domain/turns.ts'
import type { Taken } from '../domain/take-batch.ts'
import type { Store } from '../store/store.ts'
import type { FileCheck } from './file-check.ts'
import type { OPERATIONS } from './operations.ts'
import type { OperationId } from './operations.ts'
import type { AnyRefused } from './refusals.ts'

export type Answered<T> =
  | { readonly ok: true; readonly answer: T }
  | { readonly ok: false; readonly refused: AnyRefused }

type Input<K extends OperationId> = {
  readonly body: (typeof OPERATIONS)[K] extends { body: infer B extends z.ZodType } ? z.infer<B> : undefined
  readonly query: (typeof OPERATIONS)[K] extends { query: infer Q extends z.ZodType } ? z.infer<Q> : undefined
  readonly params: Readonly<Record<string, string>>
  /** The centre of the token; empty where none is needed. */
  readonly centreId: string
  /** Its place among those of its centre: batches go one after the other. */
  readonly turn: Turn
}
export type Handlers = {
  readonly [K in OperationId]: (input: Input<K>) => Promise<Answered<z.infer<(typeof OPERATIONS)[K]['answer']>>>
}

const ok = <T>(answer: T): Answered<T> => ({ ok: true, answer })
const no = (code: AnyRefused['code']): Answered<never> => ({ ok: false, refused: { code } })
const done = (found: boolean): Answered<Record<string, never>> => (found ? ok({}) : no('DOSSIER_UNKNOWN'))

/** A handler for each line of the table of operations. */
export function createHandlers(store: Store, hashes: Hashes, clock: Clock, files: FileCheck): Handlers {
  const operate = createOperate(store, () => clock.now())
  /** Only the token's own centre may be in the envelope. */
  const own = <T>(input: { body: { centre: string }; centreId: string }, run: () => Promise<Taken<T>>) =>
    input.body.centre === input.centreId ? run() : Promise.resolve(no('WRONG_CENTRE'))
  const token = (given: string | null, code: AnyRefused['code']) => (given === null ? no(code) : ok({ token: given }))

  return {
    async health() {
      await store.ping()
      return ok({ status: 'ok' as const, protocol: PROTOCOL, now: clock.now(), store: store.kind })
    },
    sendEvents: (input) => own(input, () => takeBatch({ store, hashes, turn: input.turn }, input.body, clock.now())),
    getPosition: ({ centreId }) => tellPosition(store, centreId, clock.now()),
    getMarks: ({ centreId, query }) => tellMarks(store, centreId, query),
    compareRows: (input) => own(input, () => compareRows(store, input.body, hashes)),
    startEpoch: (input) => own(input, () => startEpoch(store, input.body, clock.now())),
    reserveCodes: (input) =>
      own(input, async () => {
        const now = clock.now()
        return { ok: true, answer: { granted: await reserveCodes(store, input.body, now, businessDate(now)), now } }
      }),
    sendAnchor: (input) => own(input, () => takeAnchor(store, input.body, clock.now())),
    getChanges: async ({ centreId, query }) =>
      ok(await readChanges(store, centreId, query.cursor, query.limit ?? LIMITS.changes, clock.now())),
    async getFile({ centreId, params }) {
      const file = await store.file(centreId, params['sha256'] ?? '')
      return file ? ok(file) : no('NOT_FOUND')
    },
    addCentre: async ({ body: { id, name, quotaBytes } }) =>
      token(await operate.addCentre(id, name, quotaBytes), 'CENTRE_EXISTS'),
    listCentres: async () => ok({ centres: await store.centres(clock.now()) }),
    giveToken: async ({ params }) => token(await operate.giveToken(params['centre'] ?? ''), 'NOT_FOUND'),
    suspendCentre: async ({ params, body }) =>
      (await store.setSuspended(params['centre'] ?? '', body.suspended)) ? ok({}) : no('NOT_FOUND'),
    setQuota: async ({ params, body }) =>
      (await store.setQuota(params['centre'] ?? '', body.quotaBytes)) ? ok({}) : no('NOT_FOUND'),
    setStatus: async ({ params: { centre = '', code = '' }, body }) =>
      done(await operate.setStatus(centre, code, body)),
    setResult: async ({ params: { centre = '', code = '' }, body }) =>
      done(await operate.setResult(centre, code, body)),
    wantSupplement: async ({ params: { centre = '', code = '' }, body }) =>
      done(await operate.wantSupplement(centre, code, body)),
    checkFiles: async ({ body }) => {
      files.begin(body)
      return ok(await files.state())
    },
    filesChecked: async () => ok(await files.state()),
    async publishHolidays({ body }) {
      await operate.publishHolidays(body)
      return ok({})
    },
    grantCodes: async ({ params, body }) =>
      (await operate.grantCodes(params['centre'] ?? '', body)) ? ok({}) : no('NOT_FOUND'),
    publishCatalogue: async ({ body: { content, ...version } }) =>
      ok({ sha256: await operate.publishCatalogue(version, Buffer.from(content, 'base64')) }),
  }
}
