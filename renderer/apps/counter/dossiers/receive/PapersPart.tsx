import { useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Button } from '../../../../ui/Button.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { CountBox } from './CountBox.tsx'
import { OutsideLines } from './OutsideLines.tsx'
import { PaperLine } from './PaperLine.tsx'
import { PartFrame } from './PartFrame.tsx'
import { COUNTS, LINE_STATES, withAllGiven, withState } from './draft.ts'
import type { LineState, VisitDraft } from './draft.ts'
import type { Patch } from './use-reception.ts'

export const ALL_GIVEN_KEY = 'Alt+A'

/**
 * The check-list of the procedure, decided line by line (KT-12.1c, TT-9.1b): a digit says what became of a paper and goes
 * on to the next line, Enter takes it as listed.
 */
export function PapersPart({ visit, patch }: { visit: VisitDraft; patch: Patch }): ReactNode {
  const { dossiers: words } = useWords()
  const [place, setPlace] = useState(0)
  const list = useRef<HTMLOListElement>(null)
  const { procedure, lines, sets } = visit.now
  const at = Math.min(place, Math.max(0, lines.length - 1))
  if (!procedure) return null

  function go(to: number): void {
    const next = Math.min(Math.max(to, 0), lines.length - 1)
    setPlace(next)
    list.current?.querySelectorAll<HTMLElement>('.dossiers-line-state')[next]?.focus()
  }
  function decide(one: number, state: LineState): void {
    patch((before) => withState(before, one, state))
    go(one + 1)
  }
  function onKey(event: KeyboardEvent, one: number): void {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const state = event.key === 'Enter' ? 'given' : LINE_STATES[Number(event.key) - 1]
    if (state) decide(one, state)
    else if (event.key === 'ArrowDown') go(one + 1)
    else if (event.key === 'ArrowUp') go(one - 1)
    else return
    event.preventDefault()
  }
  return (
    <PartFrame
      part="papers"
      hint={
        <Button icon="check" hotkey={ALL_GIVEN_KEY} onPress={() => patch(withAllGiven)}>
          {words.allGiven}
        </Button>
      }
    >
      <Legend onChoose={(state) => decide(at, state)} />
      <div className="dossiers-line dossiers-line-head small">
        <span>{words.lineHint}</span>
        <span className="dossiers-line-counts">
          {COUNTS.map((kind) => (
            <span key={kind}>{words.counts[kind]}</span>
          ))}
        </span>
      </div>
      <ol className="dossiers-lines" ref={list}>
        {lines.map((line, one) => (
          <PaperLine
            key={one}
            {...{ line, place: one, patch }}
            component={procedure.components[one]}
            isAt={one === at}
            onKey={(event) => onKey(event, one)}
            onFocus={() => setPlace(one)}
          />
        ))}
      </ol>
      <div className="dossiers-row">
        <CountBox
          label={words.sets}
          value={sets}
          isWide
          onChange={(count) => patch((before) => ({ ...before, now: { ...before.now, sets: count } }))}
        />
        <OutsideLines visit={visit} patch={patch} />
      </div>
    </PartFrame>
  )
}

/** What the digits mean; a press does it to the line at hand. */
function Legend({ onChoose }: { onChoose: (state: LineState) => void }): ReactNode {
  const { dossiers: words } = useWords()
  return (
    <div className="dossiers-legend">
      {LINE_STATES.map((state, index) => (
        <button key={state} type="button" tabIndex={-1} className="dossiers-legend-one" onClick={() => onChoose(state)}>
          <kbd className="choice-digit">{index + 1}</kbd>
          {words.sayings[state]}
        </button>
      ))}
    </div>
  )
}
