import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { usePage } from '../../../../client/page.tsx'
import type { PageApi } from '../../../../client/api.ts'

export type ThumbProps = { fileId: string; page: number; turn?: number; label: string }

/** A page as a small picture, asked for when it comes into sight. */
export function Thumb({ fileId, page, turn = 0, label }: ThumbProps): ReactNode {
  const { api } = usePage()
  const frame = useRef<HTMLSpanElement>(null)
  const [jpeg, setJpeg] = useState<string | null>(null)
  useEffect(() => {
    const element = frame.current
    if (!element) return undefined
    let isHere = true
    const seen = new IntersectionObserver(([entry]) => {
      if (!entry?.isIntersecting) return
      seen.disconnect()
      void thumbOf(api, fileId, page).then((found) => isHere && setJpeg(found))
    })
    seen.observe(element)
    return () => {
      isHere = false
      seen.disconnect()
    }
  }, [api, fileId, page])
  return (
    <span className="scans-thumb" ref={frame} data-drawn={jpeg !== null || undefined}>
      {jpeg !== null && (
        <img src={`data:image/jpeg;base64,${jpeg}`} alt={label} style={{ transform: `rotate(${turn}deg)` }} />
      )}
    </span>
  )
}

/** One at a time: the centre draws them one after the other too. */
let last: Promise<unknown> = Promise.resolve()

function thumbOf(api: PageApi, fileId: string, page: number): Promise<string | null> {
  const mine = last.then(async () => {
    const outcome = await api.call('drawDigitalThumb', { params: { fileId }, query: { page } })
    return outcome.ok ? outcome.value.jpeg : null
  })
  last = mine.catch(() => null)
  return mine
}
