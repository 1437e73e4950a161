import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { FIRST_DIGEST, chainedText, hashedText } from '../../shared/province/hashed-text.ts'
import { PROTOCOL, batchAnswer, positionAnswer } from '../../shared/province/wire.ts'
import type { BatchAnswer, PositionAnswer, SentEvent } from '../../shared/province/wire.ts'

const sha = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Answer of the province as it came. */
export type Raw = { readonly status: number; readonly headers: Headers; readonly body: Record<string, unknown> }

/** The other end of the line, as plain as can be: what it sends a test decides. */
export type FakeCentre = {
  readonly id: string
  readonly token: string
  get(path: string): Promise<Raw>
  post(path: string, body: object, headers?: Record<string, string>): Promise<Raw>
  /** Sends rows as a batch. @param from default: one before the first row */
  send(events: readonly object[], from?: number): Promise<Raw>
  /** The same, expecting that it is taken. */
  take(events: readonly SentEvent[], from?: number): Promise<BatchAnswer>
  position(): Promise<PositionAnswer>
  /** Begins a journal. */
  begin(epoch: string, previous?: { epoch: string; seq: number }): Promise<Raw>
}

/** @param url of the province */
export function fakeCentre(url: string, id: string, token: string, firstEpoch = 'E1'): FakeCentre {
  let epoch = firstEpoch
  async function ask(path: string, init: RequestInit): Promise<Raw> {
    const answer = await fetch(`${url}/v1${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...(init.headers as Record<string, string> | undefined) },
    })
    return { status: answer.status, headers: answer.headers, body: (await answer.json()) as Record<string, unknown> }
  }
  const post = (path: string, body: object, headers: Record<string, string> = {}): Promise<Raw> =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', ...headers },
      body: gzipSync(JSON.stringify(body), { level: 1 }),
    })
  const envelope = () => ({ protocol: PROTOCOL, centre: id, epoch })
  const send = (events: readonly object[], from?: number): Promise<Raw> => {
    const before = from ?? ((events[0] as { seq?: number } | undefined)?.seq ?? 1) - 1
    return post('/events', { ...envelope(), from: before, sentAt: Date.now(), events })
  }
  return {
    id,
    token,
    get: (path) => ask(path, {}),
    post,
    send,
    async take(events, from) {
      const answer = await send(events, from)
      if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
      return batchAnswer.parse(answer.body)
    },
    position: async () => positionAnswer.parse((await ask('/position', {})).body),
    async begin(next, previous) {
      epoch = next
      return post('/epochs', { ...envelope(), previous: previous ?? null, sentAt: Date.now() })
    },
  }
}

/** The digest that the province must come to. */
export const digestOf = (events: readonly SentEvent[], before = FIRST_DIGEST): string =>
  events.reduce((digest, event) => sha(chainedText(digest, event.seq, sha(hashedText(event)))), before)

const DAY = '2026-11-23'
const AT = Date.parse(`${DAY}T02:00:00Z`)

/** A row of any kind. */
export const row = (
  seq: number,
  type: string,
  subject: string | null,
  body: object = {},
  more: object = {},
): SentEvent => ({
  seq,
  type,
  at: AT + seq * 1_000,
  day: DAY,
  subject,
  ...more,
  body: body as SentEvent['body'],
})

/** Code of the n-th dossier of a test. */
export const codeOf = (n: number): string => `H56.14-261123-${String(n).padStart(4, '0')}`

/** Reception of the n-th dossier. */
export const received = (seq: number, n: number, more: object = {}): SentEvent =>
  row(seq, 'dossier.received', codeOf(n), {
    dossierId: `d${n}`,
    officerId: 'o1',
    procedureId: 'p1',
    agencyId: 'a1',
    fieldId: 'f1',
    channel: 'direct',
    dueAt: AT + 86_400_000,
    ...more,
  })

/** A step of the n-th dossier. */
export const step = (seq: number, n: number, type: string, body: object = {}, more: object = {}): SentEvent =>
  row(seq, `dossier.${type}`, codeOf(n), { dossierId: `d${n}`, officerId: 'o1', ...body }, more)

/** A number that was taken: stands alone. */
export const ticket = (seq: number): SentEvent =>
  row(seq, 'ticket.issued', null, {
    ticketId: `t${seq}`,
    serviceId: 's1',
    letter: 'A',
    no: seq,
    number: `A${seq}`,
    priority: false,
  })
