import { createHash } from 'node:crypto'
import { request } from 'node:http'

/** Answer of the file door. */
export type TusAnswer = { readonly status: number; readonly headers: Record<string, string>; readonly body: string }

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** One request of tus 1.0, step by step as a centre would. */
export async function tus(
  url: string,
  token: string,
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body?: Uint8Array,
): Promise<TusAnswer> {
  const answer = await fetch(`${url}/v1/files${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0', ...headers },
    ...(body === undefined ? {} : { body: Buffer.from(body) }),
  })
  return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() }
}

/** Announces a file. */
export const announce = (url: string, token: string, hash: string, length: number): Promise<TusAnswer> =>
  tus(url, token, 'POST', '', {
    'upload-length': String(length),
    'upload-metadata': `sha256 ${Buffer.from(hash).toString('base64')}`,
  })

/** Sends a part of it. */
export const sendPart = (
  url: string,
  token: string,
  hash: string,
  offset: number,
  part: Uint8Array,
): Promise<TusAnswer> =>
  tus(
    url,
    token,
    'PATCH',
    `/${hash}`,
    { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' },
    part,
  )

/**
 * Begins to send a part, says that more is to come, and leaves the line open: half-open, as after a cable was pulled.
 * @returns cuts it
 */
export function sendHalf(
  url: string,
  token: string,
  hash: string,
  part: Uint8Array,
  promised: number,
): Promise<() => void> {
  const open = request(`${url}/v1/files/${hash}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${token}`,
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
      'content-length': String(promised),
    },
  })
  open.on('error', () => undefined)
  return new Promise((resolve) => open.write(part, () => resolve(() => open.destroy())))
}
