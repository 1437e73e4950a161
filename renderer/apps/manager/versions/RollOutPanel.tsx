import type { ReactNode } from 'react'
import type { UpdatesView } from '../../../../shared/api/update-views.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

type Props = { view: UpdatesView; isTechnician: boolean }

/** How far the roll-out is, and the two ways out of it. */
export function RollOutPanel({ view: { rollOut, centre }, isTechnician }: Props): ReactNode {
  const { versions: words, common } = useWords()
  const { isPending, problem, press } = useManagerPress(common.lost)
  const title = rollOut ? words.rollOut(rollOut.version, rollOut.isBack) : words.none
  const isStopped = rollOut?.step === 'stopped'
  const wait = centre.wait === null ? words.now : words.waits[centre.wait]
  return (
    <section className="versions-part" aria-labelledby="versions-roll-out" data-roll-out={rollOut?.step ?? 'none'}>
      <h2 id="versions-roll-out">{title}</h2>
      {rollOut && <p>{words.steps[rollOut.step]}</p>}
      {rollOut?.step === 'centre' && (
        <p className="small">{centre.canInstall || rollOut.isBack ? wait : words.centreByHand}</p>
      )}
      {centre.failed && (
        <Notice kind="stop" title={words.failed(centre.failed.version, words.failures[centre.failed.why])} />
      )}
      {rollOut && (
        <div className="versions-bar">
          {!isStopped && rollOut.step !== 'done' && (
            <Button
              icon="pause"
              isPending={isPending}
              onPress={() => void press((api) => api.press('stopRollOut', { body: {} }))}
            >
              {words.stop}
            </Button>
          )}
          {isTechnician && isStopped && !rollOut.isBack && (
            <Button
              icon="play"
              isPending={isPending}
              onPress={() => void press((api) => api.press('startRollOut', { body: { version: rollOut.version } }))}
            >
              {words.again(rollOut.version)}
            </Button>
          )}
          {isTechnician && rollOut.canTakeBack && (
            <>
              <Button
                icon="undo"
                isPending={isPending}
                onPress={() => void press((api) => api.press('takeBackRollOut', { body: {} }))}
              >
                {words.takeBack(rollOut.from)}
              </Button>
              <p className="small">{words.takeBackHint(rollOut.from)}</p>
            </>
          )}
        </div>
      )}
      {problem && <Notice kind="care" title={problem} live />}
    </section>
  )
}
