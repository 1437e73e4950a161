import type { ReactNode } from 'react'
import { Meter } from 'react-aria-components'
import { useWords } from '../../ui/language.tsx'

/** From -48 dB, under which a room is quiet, to full. */
const FLOOR_DB = -48
const LOUD = 0.9
const QUIET = 0.06

const share = (level: number): number =>
  level <= 0 ? 0 : Math.max(0, Math.min(1, 1 - (20 * Math.log10(level)) / FLOOR_DB))

export type LevelMeterProps = {
  /** 0 to 1, now. */
  level: number
  /** 0 to 1, the most so far. */
  loudest: number
}

/** How loud the microphone hears, with a word for too quiet and too loud. */
export function LevelMeter({ level, loudest }: LevelMeterProps): ReactNode {
  const words = useWords()
  const state = loudest === 0 ? 'none' : loudest > LOUD ? 'loud' : loudest < QUIET ? 'quiet' : 'right'
  return (
    <Meter className="voice-meter" value={Math.round(share(level) * 100)} aria-label={words.voice.level}>
      <div className="voice-meter-line">
        <div className="voice-meter-fill" data-state={state} style={{ width: `${share(level) * 100}%` }} />
        <div className="voice-meter-mark" style={{ insetInlineStart: `${share(QUIET) * 100}%` }} />
        <div className="voice-meter-mark" style={{ insetInlineStart: `${share(LOUD) * 100}%` }} />
      </div>
      <p className="small">{words.voice.levels[state]}</p>
    </Meter>
  )
}
