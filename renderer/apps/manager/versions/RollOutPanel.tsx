import type { ReactNode } from 'react'
import type { UpdatesView } from '../../../../shared/api/update-views.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

type Props = { view: UpdatesView; isTechnician: boolean }

/** How far the roll-out is, and the two ways out of it. */
export function RollOutPanel({ view, isTechnician }: Props): ReactNode {
  const { versions: words } = useWords()
  const { rollOut, centre } = view
  const title = rollOut ? words.rollOut(rollOut.version, rollOut.isBack) : words.none
  return (
    <section className="office-part" aria-labelledby="versions-roll-out" data-roll-out={rollOut?.step ?? 'none'}>
      <h2 id="versions-roll-out">{title}</h2>
      {rollOut && <p>{words.steps[rollOut.step]}</p>}
      {rollOut?.step === 'centre' && <p className="small">{centreWaits(view, words)}</p>}
      {centre.failed && (
        <Notice kind="stop" title={words.failed(centre.failed.version, words.failures[centre.failed.why])} />
      )}
      {rollOut && <WaysOut rollOut={rollOut} isTechnician={isTechnician} />}
    </section>
  )
}

function centreWaits({ centre, rollOut }: UpdatesView, words: Words['versions']): string {
  if (!centre.canInstall && rollOut?.isBack !== true) return words.centreByHand
  return centre.wait === null ? words.now : words.waits[centre.wait]
}

type WaysOutProps = { rollOut: NonNullable<UpdatesView['rollOut']>; isTechnician: boolean }

function WaysOut({ rollOut, isTechnician }: WaysOutProps): ReactNode {
  const { versions: words } = useWords()
  const { isPending, problem, press } = useManagerPress()
  const { version, from, step, isBack, canTakeBack } = rollOut
  const isStopped = step === 'stopped'
  return (
    <div className="versions-bar">
      {!isStopped && step !== 'done' && (
        <Button
          icon="pause"
          isPending={isPending}
          onPress={() => void press((api) => api.press('stopRollOut', { body: {} }))}
        >
          {words.stop}
        </Button>
      )}
      {isTechnician && isStopped && !isBack && (
        <Button
          icon="play"
          isPending={isPending}
          onPress={() => void press((api) => api.press('startRollOut', { body: { version } }))}
        >
          {words.again(version)}
        </Button>
      )}
      {isTechnician && canTakeBack && (
        <>
          <Button
            icon="undo"
            isPending={isPending}
            onPress={() => void press((api) => api.press('takeBackRollOut', { body: {} }))}
          >
            {words.takeBack(from)}
          </Button>
          <p className="small">{words.takeBackHint(from)}</p>
        </>
      )}
      {problem && <Notice kind="care" title={problem} live />}
    </div>
  )
}
