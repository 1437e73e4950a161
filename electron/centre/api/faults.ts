import type { FastifyReply } from 'fastify'
import { statusOf, wordsOf } from '../../../shared/api/codes.ts'
import type { RefusalCode } from '../../../shared/api/codes.ts'
import type { Refusal } from '../../../shared/kernel/refusal.ts'
import type { Log } from '../../platform/log.ts'
import { StorageError } from '../journal/committer.ts'

/** A refusal as every client gets it: `{code, message}`, with `detail` where there is one. */
export function sendRefusal(reply: FastifyReply, { code, detail }: Refusal): FastifyReply {
  const after = detail?.['retryAfterSeconds']
  if (after !== undefined) reply.header('retry-after', String(after))
  return reply.code(statusOf(code)).send({ code, message: wordsOf(code), ...(detail ? { detail } : {}) })
}

const BY_STATUS: Readonly<Record<number, RefusalCode>> = {
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
}

/** Faults of the framework and of the program, in the same form as refusals. The log gets no content of requests. */
export function answerFault(log: Log, error: unknown, reply: FastifyReply): FastifyReply {
  if (error instanceof StorageError) {
    log.error({ err: error.cause }, 'a batch could not be stored')
    return sendRefusal(reply, { code: 'STORAGE_UNAVAILABLE' })
  }
  const status = (error as { statusCode?: number }).statusCode
  if (status !== undefined && status >= 400 && status < 500)
    return sendRefusal(reply, { code: BY_STATUS[status] ?? 'BAD_REQUEST' })
  log.error({ err: error }, 'programming error')
  return sendRefusal(reply, { code: 'INTERNAL' })
}
