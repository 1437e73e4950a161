import { request } from 'node:https'
import type * as Electron from 'electron'
import { mayRequest, USE_CHROMIUMS, verdictOn } from './session.ts'

/** As Electron's: what the guards of the session refuse does not go out, and a certificate is what the program says. */
export const net = {
  async fetch(input, init) {
    const url = String(input instanceof Request ? input.url : input)
    if (!(await mayRequest(url, 'Other'))) throw new Error('net::ERR_BLOCKED_BY_CLIENT')
    if (!url.startsWith('https:')) return fetch(input as string, init)
    const verdict = await verdictOn(url)
    if (verdict === USE_CHROMIUMS) return fetch(input as string, init)
    if (verdict !== 0) throw new Error('net::ERR_CERT_AUTHORITY_INVALID')
    return overTls(url, init ?? {})
  },
} satisfies Pick<Electron.Net, 'fetch'>

/** The program has judged the certificate: Node need not. */
function overTls(url: string, { method = 'GET', headers, body, signal }: RequestInit): Promise<Response> {
  return new Promise((resolve, reject) => {
    const named = Object.fromEntries(new Headers(headers))
    const options = { method, headers: named, agent: false, rejectUnauthorized: false, ...(signal ? { signal } : {}) }
    const asked = request(url, options, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => {
        const status = answer.statusCode ?? 500
        const type = String(answer.headers['content-type'] ?? '')
        resolve(
          new Response(status === 204 ? null : Buffer.concat(parts), { status, headers: { 'content-type': type } }),
        )
      })
    })
    asked.once('error', reject)
    asked.end(typeof body === 'string' ? body : undefined)
  })
}
