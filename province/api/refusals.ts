import type { FastifyReply } from 'fastify'
import { REQUEST_REFUSALS } from '../../shared/province/codes.ts'
import type { RequestRefusal } from '../../shared/province/codes.ts'
import type { Refused } from '../domain/take-batch.ts'
import { StoreUnavailable } from '../store/store.ts'

/** A refusal of the operator's door that no centre ever meets. */
type OperatorRefusal = 'CENTRE_EXISTS' | 'DOSSIER_UNKNOWN'
const OPERATOR: Readonly<Record<OperatorRefusal, { status: number; words: string }>> = {
  CENTRE_EXISTS: { status: 409, words: 'Đã có Trung tâm mang mã này.' },
  DOSSIER_UNKNOWN: { status: 404, words: 'Trung tâm này không có hồ sơ mang mã này.' },
}

export type AnyRefused = Omit<Refused, 'code'> & { readonly code: RequestRefusal | OperatorRefusal }

/** Seconds after which a database that cannot write is asked again. */
const RETRY_AFTER = '5'

export function sendRefusal(reply: FastifyReply, { code, detail }: AnyRefused): FastifyReply {
  const { status, words } = { ...REQUEST_REFUSALS, ...OPERATOR }[code]
  if (status === 503) reply.header('retry-after', RETRY_AFTER)
  return reply.code(status).send({ code, message: words, ...(detail ? { detail } : {}) })
}

const BY_STATUS: Readonly<Record<number, RequestRefusal>> = {
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
}

/** What came is no JSON: half of it was lost on the way, most likely. */
export class UnreadableBody extends Error {
  readonly isUnreadable = true
}

/** What the log needs: ids and codes, never a body. */
export type Log = {
  info(fields: object, words: string): void
  warn(fields: object, words: string): void
  error(fields: object, words: string): void
}

/** Faults of the framework, the database and the program, in the form of refusals. */
export function sendFault(log: Log, error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof StoreUnavailable) {
    log.error({ code: error.message }, 'the database cannot take it now')
    return sendRefusal(reply, { code: 'STORAGE_UNAVAILABLE' })
  }
  if ((error as { isUnreadable?: boolean }).isUnreadable) return sendRefusal(reply, { code: 'BODY_UNREADABLE' })
  const status = (error as { statusCode?: number }).statusCode
  if (status !== undefined && status >= 400 && status < 500)
    return sendRefusal(reply, { code: BY_STATUS[status] ?? 'BAD_REQUEST' })
  log.error({ fault: withoutValues(error) }, 'programming error')
  return sendRefusal(reply, { code: 'INTERNAL' })
}

/** What PostgreSQL says of an error quotes the values of the row: a log gets its codes and places alone. */
function withoutValues(error: unknown): object {
  const { name, message, stack, severity, code, routine, table } = error as Record<string, unknown>
  if (severity !== undefined) return { name, code, routine, table }
  return { name, message, stack }
}
