import { createHash } from 'node:crypto'
import type { AnswerOf } from '../../../shared/api/operations.ts'
import { MAX_CLIP_S } from '../../../shared/domain/voice/clip-audio.ts'
import { readWav } from '../../../shared/domain/voice/wav.ts'
import { clipOf, isShipped } from '../usecases/voice-clips.ts'
import { no } from './prepared.ts'
import type { FileUseCase } from './prepared.ts'

/** Keeps an own recording. What was recorded before stays in DIR/files: the journal names it. */
export const recordVoiceClip: FileUseCase<
  { clipId: string; body: { wav: string } },
  AnswerOf<'recordVoiceClip'>
> = async (deps, { clipId, body }) => {
  if (!isShipped(deps, clipId)) return no('CLIP_UNKNOWN')
  const bytes = Buffer.from(body.wav, 'base64')
  const wav = readWav(bytes)
  const seconds = wav ? wav.samples.length / wav.rate : 0
  if (seconds === 0 || seconds > MAX_CLIP_S) return no('SOUND_UNREADABLE')
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await deps.files.keep(sha256, bytes)
  const payload = { clipId, sha256, seconds: Math.round(seconds * 100) / 100 }
  return {
    decide: () => ({
      events: [{ type: 'voice.clipRecorded', payload }],
      answer: () => ({ clip: clipOf(deps, clipId) }),
    }),
  }
}
