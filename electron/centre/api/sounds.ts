import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Files } from '../../platform/files.ts'
import type { ShippedClip } from '../usecases/voice-clips.ts'
import { sendRefusal } from './faults.ts'

/** What `tools/make-voice.ts` wrote; empty in a package without a voice. */
export function readShippedClips(folder: string): ShippedClip[] {
  const manifest = join(folder, 'manifest.json')
  if (!existsSync(manifest)) return []
  return (JSON.parse(readFileSync(manifest, 'utf8')) as { clips: ShippedClip[] }).clips
}

/**
 * Sounds of the hall by address: shipped words and the centre's own. They are spoken to everybody, so no token is asked
 * for; own ones go by the hash of their content. Only names that are known reach a file.
 */
export function serveSounds(app: FastifyInstance, folder: string, clips: readonly ShippedClip[], files: Files): void {
  const known = new Set(clips.map(({ id }) => `${id}.ogg`))
  app.get<{ Params: { name: string } }>('/sound/:name', (request, reply) => {
    const { name } = request.params
    if (!known.has(name)) return sendRefusal(reply, { code: 'NOT_FOUND' })
    return reply
      .type('audio/ogg')
      .header('cache-control', 'public, max-age=3600')
      .header('x-content-type-options', 'nosniff')
      .send(readFileSync(join(folder, name)))
  })
  app.get<{ Params: { name: string } }>('/sound/own/:name', (request, reply) => {
    const hash = /^([0-9a-f]{64})\.wav$/.exec(request.params.name)?.[1]
    const bytes = hash === undefined ? null : files.read(hash)
    if (bytes === null || bytes.toString('latin1', 8, 12) !== 'WAVE') return sendRefusal(reply, { code: 'NOT_FOUND' })
    return reply
      .type('audio/wav')
      .header('cache-control', 'public, max-age=31536000, immutable')
      .header('x-content-type-options', 'nosniff')
      .send(bytes)
  })
}
