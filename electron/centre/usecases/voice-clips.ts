import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { VoiceClipView } from '../../../shared/api/voice-views.ts'
import type { ClipRow } from '../store/voice-store.ts'
import { refused } from './context.ts'
import type { Ctx, Deps, UseCase } from './context.ts'

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

/** One word with the sound that counts. @throws when there is no such word */
export function clipOf({ shippedClips, store }: Deps, clipId: string): VoiceClipView {
  const shipped = shippedClips.find(({ id }) => id === clipId)
  if (!shipped) throw new Error(`no clip ${clipId}`)
  return clipView(
    shipped,
    store.voice.clips().find((own) => own.clipId === clipId),
  )
}

export const isShipped = ({ shippedClips }: Deps, clipId: string): boolean =>
  shippedClips.some(({ id }) => id === clipId)

/** Every word with the sound that counts: the centre's own recording, else the shipped one. */
export function listVoiceClips({ shippedClips, store, through }: Deps, ctx: Ctx): AnswerOf<'listVoiceClips'> {
  const own = new Map(store.voice.clips().map((row) => [row.clipId, row]))
  return { clips: shippedClips.map((clip) => clipView(clip, own.get(clip.id))), now: ctx.now, through: through() }
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
