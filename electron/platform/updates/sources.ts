import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import type { Source } from './fetch-file.ts'

/** A release in a folder of this machine: a USB stick, a share. */
export const fromFolder = (folder: string): Source =>
  async function read(name, from) {
    const file = join(folder, name)
    return existsSync(file) ? { body: createReadStream(file, { start: from }), from } : null
  }

type Fetch = (url: string, init: { headers: Record<string, string> }) => Promise<Response>

/** A release at an address, as any web server gives files. @param base ends with `/` */
export const fromAddress = (base: string, fetch: Fetch): Source =>
  async function read(name, from) {
    const answer = await fetch(new URL(name, base).href, { headers: from > 0 ? { range: `bytes=${from}-` } : {} })
    if (!answer.ok || answer.body === null) return null
    return { body: Readable.fromWeb(answer.body as ReadableStream), from: answer.status === 206 ? from : 0 }
  }
