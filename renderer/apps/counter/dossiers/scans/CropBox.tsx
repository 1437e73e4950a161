import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../../../ui/Button.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { drawCut } from './cut-page.ts'
import type { Cut } from './cut-page.ts'

export type CropBoxProps = { shot: HTMLCanvasElement; cut: Cut; onCut: (cut: Cut) => void }

const SIDES = ['left', 'right', 'top', 'bottom'] as const
/** So much of a photograph may be cut off at a side, percent. */
const MOST = 45

/** A photograph as it will be kept, with a slider for each side and a turn: by mouse, finger or arrow keys. */
export function CropBox({ shot, cut, onCut }: CropBoxProps): ReactNode {
  const { digitise: words } = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    if (canvas.current) drawCut(canvas.current, shot, cut)
  }, [shot, cut])
  return (
    <div className="scans-crop">
      <canvas ref={canvas} className="scans-shot" role="img" aria-label={words.keep} />
      <div className="scans-crop-tools">
        {SIDES.map((side) => (
          <label key={side} className="scans-side-cut">
            <span className="small">{words.crop[side]}</span>
            <input
              type="range"
              min={0}
              max={MOST}
              value={Math.round(cut[side] * 100)}
              onChange={({ currentTarget }) => onCut({ ...cut, [side]: Number(currentTarget.value) / 100 })}
            />
          </label>
        ))}
        <Button icon="refresh" onPress={() => onCut({ ...cut, quarters: (cut.quarters + 1) % 4 })}>
          {words.turn}
        </Button>
      </div>
    </div>
  )
}
