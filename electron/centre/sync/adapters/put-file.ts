import type { FileToSend, Reply } from '../adapter.ts'
import type { HttpAnswer, Transport } from '../http/transport.ts'

const PIECE = 1024 * 1024

/** Reads a file whole, paced; null: the rest later. */
export async function readWhole(file: FileToSend): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = []
  for (let offset = 0; offset < file.bytes; offset += PIECE) {
    const length = Math.min(PIECE, file.bytes - offset)
    if (!(await file.pace(length))) return null
    pieces.push(await file.read(offset, length))
  }
  return Buffer.concat(pieces)
}

/**
 * Puts a paper where the portal fetches it (doubt `v1-files`): by its hash, so that the same again is the same.
 * @param transport of that server; null: there is none, and papers wait here
 */
export async function putFile(transport: Transport | null, file: FileToSend): Promise<Reply<'taken' | 'later'>> {
  if (transport === null) return { ok: true, value: 'later' }
  const path = `/${file.sha256}.pdf`
  const ask = (request: Parameters<Transport>[0]): Promise<HttpAnswer | null> => transport(request).catch(() => null)
  const there = await ask({ method: 'HEAD', path, headers: {} })
  if (there?.status === 200 && Number(there.header('content-length')) === file.bytes)
    return { ok: true, value: 'taken' }
  if (there === null) return { ok: false, fault: { kind: 'retry', cause: 'unreachable' } }
  const body = await readWhole(file)
  if (body === null) return { ok: true, value: 'later' }
  const put = await ask({ method: 'PUT', path, headers: { 'content-type': 'application/pdf' }, body })
  if (put === null) return { ok: false, fault: { kind: 'retry', cause: 'unreachable' } }
  if (put.status >= 200 && put.status < 300) return { ok: true, value: 'taken' }
  return { ok: false, fault: { kind: 'retry', cause: put.status === 503 ? 'busy' : 'failed' } }
}
