import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { ZlibOptions } from 'node:zlib'
import type { z } from 'zod'
import { changesAnswer, codesAnswer } from '../../../../shared/province/changes.ts'
import {
  LIMITS,
  PROTOCOL,
  REQUEST_NAME,
  anchorAnswer,
  batchAnswer,
  comparisonAnswer,
  epochAnswer,
  marksAnswer,
  positionAnswer,
} from '../../../../shared/province/wire.ts'
import type { Fault, FileToSend, History, ProvinceAdapter, Reply } from '../adapter.ts'
import { faultOf, jsonOf, readAnswer } from './classify.ts'
import type { HttpAnswer, Transport } from './transport.ts'

export type ReferenceOptions = {
  readonly transport: Transport
  /** The token as it is now. */
  token(): string
  /** Wall time, ms. */
  now(): number
  /** A name for a request, another one each time. */
  nextName(): string
  /** Default: gzip in a thread beside. */
  pack?(text: string): Uint8Array
}

/** A third of the work of the usual level 6 for rows that are 7 % longer: counters share the processor. */
const LEVEL = 3
const packed = promisify<string, ZlibOptions, Buffer>(gzip)
const packInThread = (text: string): Promise<Buffer> => packed(text, { level: LEVEL })
const UNREACHABLE: Fault = { kind: 'retry', cause: 'unreachable' }
const TUS = { 'tus-resumable': '1.0.0' } as const
const PIECE = 256 * 1024
/** Below it packing costs more than it saves. */
const WORTH_PACKING = 1_024

/** The reference endpoint of a province (shared/province/README.md). */
export function referenceAdapter(options: ReferenceOptions): ProvinceAdapter {
  const ask = asking(options)
  // The token names the centre: what it is called the province says when it is asked first.
  let centre = ''
  const envelope = () => ({ protocol: PROTOCOL, centre })
  const post = <T>(path: string, body: object, shape: z.ZodType<T>): Promise<Reply<T>> =>
    ask({ method: 'POST', path, text: JSON.stringify({ ...envelope(), ...body }) }, shape)
  return {
    name: 'reference',
    rows: {
      async position() {
        const reply = await ask({ method: 'GET', path: '/v1/position' }, positionAnswer)
        if (reply.ok) centre = reply.value.centre
        return reply
      },
      beginEpoch: (start) => post('/v1/epochs', { ...start, sentAt: options.now() }, epochAnswer),
      pushAnchor: (anchor) => post('/v1/anchors', anchor, anchorAnswer),
      isAhead: true,
      history: historyOf(ask, envelope),
      pushBatch({ epoch, from, bodies, backlog }) {
        const text = withRows({ ...envelope(), epoch, from, sentAt: options.now(), backlog }, bodies)
        return ask({ method: 'POST', path: '/v1/events', text }, batchAnswer)
      },
    },
    pushFile: (file) => sendFile(options, file),
    pullStatus: (cursor) => ask({ method: 'GET', path: `/v1/changes?${query(cursor)}` }, changesAnswer),
    reserveCodes: (asked) => post('/v1/codes', asked, codesAnswer),
    async pullCatalogue(version) {
      const answer = await reach(options, {
        method: 'GET',
        path: `/v1/catalogue/${encodeURIComponent(version)}`,
        headers: {},
      })
      if (answer === null) return { ok: false, fault: UNREACHABLE }
      if (answer.status === 200) return { ok: true, value: answer.body }
      return { ok: false, fault: faultOf(answer, jsonOf(answer), options.now()) }
    },
  }
}

/** Rows are put in as they were frozen: a retry says the same, byte for byte. */
const withRows = (head: object, bodies: readonly string[]): string =>
  `${JSON.stringify(head).slice(0, -1)},"events":[${bodies.join(',')}]}`

function historyOf(ask: ReturnType<typeof asking>, envelope: () => object): History {
  return {
    async marks(epoch, to) {
      const path = `/v1/marks?${new URLSearchParams({ epoch, to: String(to) }).toString()}`
      const reply = await ask({ method: 'GET', path }, marksAnswer)
      return reply.ok ? { ok: true, value: reply.value.marks } : reply
    },
    async compare({ epoch, from, to, bodies }) {
      const text = withRows({ ...envelope(), epoch, from, to }, bodies)
      const reply = await ask({ method: 'POST', path: '/v1/comparisons', text }, comparisonAnswer)
      return reply.ok ? { ok: true, value: reply.value.same } : reply
    },
  }
}

const query = (cursor: string | null): string =>
  new URLSearchParams({ limit: String(LIMITS.changes), ...(cursor === null ? {} : { cursor }) }).toString()

type Asked = { readonly method: 'GET' | 'POST'; readonly path: string; readonly text?: string }

function asking(options: ReferenceOptions) {
  return async <T>({ method, path, text }: Asked, shape: z.ZodType<T>): Promise<Reply<T>> => {
    const isPacked = text !== undefined && text.length > WORTH_PACKING
    const answer = await reach(options, {
      ...{ method, path },
      headers: {
        accept: 'application/json',
        ...(text === undefined ? {} : { 'content-type': 'application/json' }),
        ...(isPacked ? { 'content-encoding': 'gzip' } : {}),
      },
      ...(text === undefined
        ? {}
        : { body: isPacked ? await (options.pack ?? packInThread)(text) : Buffer.from(text) }),
    })
    return answer === null ? { ok: false, fault: UNREACHABLE } : readAnswer(answer, shape, options.now())
  }
}

/** Null: no whole answer came, or the one to another request, and whether this one arrived nobody knows. */
async function reach(
  { transport, token, nextName }: ReferenceOptions,
  request: Parameters<Transport>[0],
): Promise<HttpAnswer | null> {
  const name = nextName()
  const headers = { ...request.headers, authorization: `Bearer ${token()}`, [REQUEST_NAME]: name }
  const answer = await transport({ ...request, headers }).catch(() => null)
  return (answer?.header(REQUEST_NAME) ?? name) === name ? answer : null
}

/** It was announced, and is not there: its time is over (tus: 404, or 410 of a server that remembers). */
const isExpired = (answer: HttpAnswer | null): boolean => answer?.status === 404 || answer?.status === 410

/**
 * tus 1.0 with an address that is known beforehand: where it stopped the province says, nobody has to remember.
 * @param isAgain it expired between two pieces, and is begun anew, once
 */
async function sendFile(
  options: ReferenceOptions,
  file: FileToSend,
  isAgain = false,
): Promise<Reply<'taken' | 'later'>> {
  const path = `/v1/files/${file.sha256}`
  const begun = await beginFile(options, file, path)
  if (!begun.ok) return begun
  if (begun.value === 'later') return { ok: true, value: 'later' }
  for (let offset = begun.value; offset < file.bytes;) {
    const length = Math.min(PIECE, file.bytes - offset)
    if (!(await file.pace(length))) return { ok: true, value: 'later' }
    const sent = await reach(options, {
      ...{ method: 'PATCH', path, body: await file.read(offset, length) },
      headers: { ...TUS, 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    })
    if (isExpired(sent) && !isAgain) return await sendFile(options, file, true)
    const next = Number(sent?.header('upload-offset') ?? Number.NaN)
    if (sent?.status !== 204 || !(next > offset)) return notSent(options, sent)
    offset = next
  }
  return { ok: true, value: 'taken' }
}

/**
 * How much of a file is there; one that is not known yet is announced. A small one goes with its announcement: most of them
 * are new, and then one request is all. One that was begun before is refused, and asked for.
 */
async function beginFile(options: ReferenceOptions, file: FileToSend, path: string): Promise<Reply<number | 'later'>> {
  if (file.bytes <= PIECE) {
    if (!(await file.pace(file.bytes))) return { ok: true, value: 'later' }
    const whole = await reach(options, {
      ...{ method: 'POST', path: '/v1/files', body: await file.read(0, file.bytes) },
      headers: { ...TUS, ...metadata(file), 'content-type': 'application/offset+octet-stream' },
    })
    if (whole?.status === 201) return { ok: true, value: Number(whole.header('upload-offset') ?? 0) }
    if (whole?.status !== 409) return notSent(options, whole)
  }
  const head = await reach(options, { method: 'HEAD', path, headers: TUS })
  if (head?.status === 200) return offsetOf(head)
  if (!isExpired(head)) return notSent(options, head)
  const made = await reach(options, { method: 'POST', path: '/v1/files', headers: { ...TUS, ...metadata(file) } })
  return made?.status === 201 ? { ok: true, value: 0 } : notSent(options, made)
}

/** Whoever says 200 and no place is somebody else, e.g. the page of a hotspot. */
function offsetOf(answer: HttpAnswer): Reply<number> {
  const offset = answer.header('upload-offset')
  return offset === null
    ? { ok: false, fault: { kind: 'retry', cause: 'not-understood' } }
    : { ok: true, value: Number(offset) }
}

const notSent = ({ now }: ReferenceOptions, answer: HttpAnswer | null): Reply<never> => ({
  ok: false,
  fault: answer === null ? UNREACHABLE : faultOf(answer, jsonOf(answer), now()),
})

const metadata = ({ sha256, bytes }: FileToSend): Record<string, string> => ({
  'upload-length': String(bytes),
  'upload-metadata': `sha256 ${Buffer.from(sha256).toString('base64')}`,
})
