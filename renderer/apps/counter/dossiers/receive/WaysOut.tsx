import type { ReactNode } from 'react'
import { Check } from '../../../../ui/Check.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { Icon } from '../../../../ui/Icon.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { visitDoubts } from './body.ts'
import type { Problem } from './body.ts'
import { isBegun } from './draft.ts'
import type { Reception } from './use-reception.ts'

/** Letters of the words: bổ Sung, từ Chối, Cùng lượt takes P, hồ sơ Phụ, Ý kiến takes Y. */
export const WAY_KEYS = {
  receive: 'Alt+Enter',
  supplement: 'Alt+S',
  refuse: 'Alt+C',
  another: 'Alt+P',
  agency: 'Alt+Y',
} as const

export type WaysOutProps = {
  reception: Reception
  problems: readonly Problem[]
  isLost: boolean
  onReceive: () => void
  onAnother: () => void
  onProblem: (problem: Problem) => void
}

/** What is still to be done, and the three ways out with their keys. */
export function WaysOut({ reception, problems, isLost, onReceive, onAnother, onProblem }: WaysOutProps): ReactNode {
  const { dossiers: words, dossierDesk } = useWords()
  const { visit, patch, send, ask } = reception
  const isReady = problems.length === 0
  const begun = isBegun(visit)
  const isMissing = problems.some(({ code }) => code === 'missing')
  return (
    <section className="counter-panel dossiers-ways" aria-label={words.left}>
      {begun && (
        <div role="status">
          <ul className="dossiers-left">
            {isReady && (
              <li className="dossiers-good">
                <Icon name="check" />
                {words.ready}
              </li>
            )}
            {visitDoubts(visit).map(({ code, doubt }) => (
              <li key={code}>
                <button type="button" className="dossiers-problem" onClick={() => onProblem({ part: 'party', code })}>
                  {dossierDesk.lookAgain(dossierDesk.doubts[doubt])}
                </button>
              </li>
            ))}
            {problems.slice(0, 5).map((problem, place) => (
              <li key={place}>
                <button type="button" className="dossiers-problem" onClick={() => onProblem(problem)}>
                  {words.problems[problem.code](problem.lines ?? [])}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      {visit.done.length > 0 && (
        <div>
          <p className="small">{words.doneInVisit(visit.done.length)}</p>
          <Check
            isSelected={visit.oneReceipt}
            onChange={(oneReceipt) => patch((before) => ({ ...before, oneReceipt }))}
          >
            {words.oneReceipt}
          </Check>
        </div>
      )}
      {isLost && begun && <p className="dossiers-care">{words.lostSend}</p>}
      <div className="dossiers-way-buttons">
        <Button
          variant={isMissing ? 'plain' : 'action'}
          icon="check"
          hotkey={WAY_KEYS.receive}
          isDisabled={!send.isUnsure && (!isReady || isLost)}
          isPending={send.isPending}
          onPress={onReceive}
        >
          {send.isUnsure ? words.sendAgain : words.ways.receive}
        </Button>
        <Button
          variant={isMissing ? 'action' : 'plain'}
          icon="message"
          hotkey={WAY_KEYS.supplement}
          isDisabled={send.isUnsure}
          onPress={() => ask('supplement')}
        >
          {words.ways.supplement}
        </Button>
        <Button icon="close" hotkey={WAY_KEYS.refuse} isDisabled={send.isUnsure} onPress={() => ask('refuse')}>
          {words.ways.refuse}
        </Button>
      </div>
      {begun && <Beside {...{ reception, isReady, onAnother }} />}
    </section>
  )
}

/** What can be done beside them: one more dossier, a question to the agency first (TT-7.1), an empty form. */
function Beside({
  reception: { visit, send, ask },
  isReady,
  onAnother,
}: Pick<WaysOutProps, 'reception' | 'onAnother'> & { isReady: boolean }): ReactNode {
  const { dossiers: words, agencies } = useWords()
  return (
    <div className="dossiers-row">
      <Button variant="quiet" hotkey={WAY_KEYS.another} isDisabled={!isReady || send.isUnsure} onPress={onAnother}>
        {words.another}
      </Button>
      {visit.now.procedure && (
        <Button variant="quiet" hotkey={WAY_KEYS.agency} isDisabled={send.isUnsure} onPress={() => ask('agency')}>
          {agencies.ask}
        </Button>
      )}
      <Button variant="quiet" icon="delete" isDisabled={send.isUnsure} onPress={() => ask('clear')}>
        {words.clear}
      </Button>
    </div>
  )
}
