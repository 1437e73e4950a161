import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { usePage } from '../../client/page.tsx'
import type { ShownMedia } from './use-media.ts'

/** A video that does not move on for so long is passed over. */
const STUCK_MS = 15_000

export type MediaPanelProps = { media: ShownMedia; onEnd(isBroken: boolean): void }

/** One picture or video of the centre's folder, without sound: the hall belongs to the calls. */
export function MediaPanel({ media, onEnd }: MediaPanelProps): ReactNode {
  return (
    <div className="board-media">
      {media.kind === 'picture' ? (
        <Picture key={media.turn} media={media} onEnd={onEnd} />
      ) : (
        <Video key={media.turn} media={media} onEnd={onEnd} />
      )}
    </div>
  )
}

function Picture({ media, onEnd }: MediaPanelProps): ReactNode {
  const { timers } = usePage().platform
  const { seconds } = media
  useEffect(() => timers.after(seconds * 1000, () => onEnd(false)), [timers, seconds, onEnd])
  return <img src={media.url} alt="" onError={() => onEnd(true)} />
}

function Video({ media, onEnd }: MediaPanelProps): ReactNode {
  const { timers } = usePage().platform
  const video = useRef<HTMLVideoElement>(null)
  useEffect(() => {
    let place = -1
    const cancel = timers.every(STUCK_MS, () => {
      const at = video.current?.currentTime ?? 0
      if (at === place) onEnd(true)
      place = at
    })
    const element = video.current
    return () => {
      cancel()
      // Else the decoder of a video that is gone stays with the page.
      element?.removeAttribute('src')
      element?.load()
    }
  }, [timers, onEnd])
  return (
    <video
      ref={video}
      src={media.url}
      autoPlay
      muted
      playsInline
      disablePictureInPicture
      tabIndex={-1}
      aria-hidden="true"
      onEnded={() => onEnd(false)}
      onError={() => onEnd(true)}
    />
  )
}
