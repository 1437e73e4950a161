import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { CentreView } from '../../../shared/api/views.ts'
import { NameStrip } from '../../ui/NameStrip.tsx'
import { useWords } from '../../ui/language.tsx'
import { ComfortBar } from './ComfortBar.tsx'

export type KioskFrameProps = {
  centre: CentreView | null
  now: number | null
  /** Words and pictures, above the reach zone. */
  top: ReactNode
  /** Everything that can be touched: between 40 % and 88 % of the height of a portrait screen. */
  children?: ReactNode
  /** What a wide screen does with both parts: one above the other, or side by side. */
  layout?: 'stack' | 'split'
}

/** The picture of every kiosk screen: name strip, words, reach zone, foot. */
export function KioskFrame({ centre, now, top, children, layout = 'stack' }: KioskFrameProps): ReactNode {
  const words = useWords()
  const main = useRef<HTMLElement>(null)
  // The button that led here is gone with its screen: a screen reader goes on from the new one, not from nowhere.
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true })
  }, [])
  return (
    <div className="kiosk">
      <NameStrip centre={centre} now={now} />
      <main className={`kiosk-main kiosk-${layout}`} ref={main} tabIndex={-1}>
        <div className="kiosk-top">{top}</div>
        <div className="kiosk-touch">
          <div className="kiosk-content">{children}</div>
          <ComfortBar />
        </div>
      </main>
      <footer className="kiosk-foot">{centre?.hotline && <p>{words.common.hotline(centre.hotline)}</p>}</footer>
    </div>
  )
}
