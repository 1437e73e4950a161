import { createHash } from 'node:crypto'
import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { VoiceClipView } from '../../../shared/api/voice-views.ts'
import { MAX_CLIP_S } from '../../../shared/domain/voice/clip-audio.ts'
import { readWav } from '../../../shared/domain/voice/wav.ts'
import type { ClipRow } from '../store/voice-store.ts'
import { refused } from './context.ts'
import type { Ctx, Deps, FileUseCase, UseCase } from './context.ts'

/** A clip that the product ships (`tools/make-voice.ts`). */
export type ShippedClip = {
  readonly id: string
  readonly words: string
  readonly placeholder: boolean
  readonly seconds: number
}

/** Addresses of sounds; `api/sounds.ts` answers them. */
const shippedUrl = (id: string): string => `/sound/${id}.ogg`
const ownUrl = (sha256: string): string => `/sound/own/${sha256}.wav`

const clipView = (shipped: ShippedClip, own: ClipRow | undefined): VoiceClipView =>
  own
    ? { ...shipped, url: ownUrl(own.sha256), placeholder: false, seconds: own.seconds, recordedAt: own.recordedMs }
    : { ...shipped, url: shippedUrl(shipped.id), recordedAt: null }

function clipOf({ shippedClips, store }: Deps, clipId: string): VoiceClipView {
  const shipped = shippedClips.find(({ id }) => id === clipId)
  if (!shipped) throw new Error(`no clip ${clipId}`)
  return clipView(
    shipped,
    store.voice.clips().find((own) => own.clipId === clipId),
  )
}

const isShipped = ({ shippedClips }: Deps, clipId: string): boolean => shippedClips.some(({ id }) => id === clipId)

/** Every word with the sound that counts: the centre's own recording, else the shipped one. */
export function listVoiceClips({ shippedClips, store, through }: Deps, ctx: Ctx): AnswerOf<'listVoiceClips'> {
  const own = new Map(store.voice.clips().map((row) => [row.clipId, row]))
  return { clips: shippedClips.map((clip) => clipView(clip, own.get(clip.id))), now: ctx.now, through: through() }
}

/** Keeps an own recording. What was recorded before stays in DIR/files: the journal names it. */
export const recordVoiceClip: FileUseCase<
  { clipId: string; body: { wav: string } },
  AnswerOf<'recordVoiceClip'>
> = async (deps, { clipId, body }) => {
  if (!isShipped(deps, clipId)) return { decide: () => refused('CLIP_UNKNOWN') }
  const bytes = Buffer.from(body.wav, 'base64')
  const wav = readWav(bytes)
  const seconds = wav ? wav.samples.length / wav.rate : 0
  if (seconds === 0 || seconds > MAX_CLIP_S) return { decide: () => refused('SOUND_UNREADABLE') }
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

/** Back to the shipped clip. */
export const dropVoiceClip: UseCase<{ clipId: string }, AnswerOf<'dropVoiceClip'>> = (deps, { clipId }) => {
  if (!isShipped(deps, clipId)) return refused('CLIP_UNKNOWN')
  const isOwn = deps.store.voice.clips().some((own) => own.clipId === clipId)
  return {
    ...(isOwn ? { events: [{ type: 'voice.clipDropped', payload: { clipId } }] } : {}),
    answer: () => ({ clip: clipOf(deps, clipId) }),
  }
}
