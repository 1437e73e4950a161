import type { ReactNode } from 'react'
import type { CentreView, RatingDeskView } from '../../../shared/api/views.ts'
import type { DeclineHow } from '../../../shared/domain/events/rating-events.ts'
import { useToken } from '../../client/page.tsx'
import { useReloadWhenIdle } from '../../client/use-live-view.ts'
import { usePairing } from '../../features/pairing/use-pairing.ts'
import { RatingForm } from '../../features/rating-form/RatingForm.tsx'
import type { RatingFormProps } from '../../features/rating-form/RatingForm.tsx'
import { Button } from '../../ui/Button.tsx'
import { FullMessage } from '../../ui/FullMessage.tsx'
import type { FullMessageProps } from '../../ui/FullMessage.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { LanguageButtons } from '../../ui/LanguageButtons.tsx'
import { NameStrip } from '../../ui/NameStrip.tsx'
import { TouchKeyboardProvider } from '../../ui/keyboard/keyboard-context.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { Desk } from './Desk.tsx'
import { TabletDetails } from './TabletDetails.tsx'
import { useQuiet } from './use-quiet.ts'
import { useRatingDesk } from './use-rating-desk.ts'
import type { Asked } from './use-rating-desk.ts'
import './rating.css'

/** Without a touch the question goes, and nothing is rated. */
const QUIET_SECONDS = 30
/** A face that was touched counts, even when the citizen leaves the reasons; before the question goes. */
const SEND_ALONE_SECONDS = 25
const THANKS_SECONDS = 6

export function RatingApp(): ReactNode {
  return (
    <TouchKeyboardProvider>
      <Tablet />
    </TouchKeyboardProvider>
  )
}

function Tablet(): ReactNode {
  const token = useToken()
  const { live, screen, rate, decline } = useRatingDesk()
  const [language, choose] = useLanguage()
  const { view, state, refusal, now } = live
  useReloadWhenIdle(live.newBuild, screen.name === 'idle')
  const goIdle = (how: DeclineHow): void => {
    decline(how)
    choose('vi')
  }
  const asked = screen.name === 'question' ? screen.asked : null
  useQuiet(
    asked ? QUIET_SECONDS : THANKS_SECONDS,
    screen.name !== 'idle' || language !== 'vi',
    asked?.token ?? screen.name,
    () => goIdle('timed-out'),
  )

  const isStranger = token === null || (refusal !== null && view === null)
  const pairing = usePairing(isStranger ? 'rating' : null)
  if (isStranger) return <Message centre={null} now={null} icon="lock" {...pairing} />
  if (!view) return <NoView isLost={state === 'lost'} />
  if (screen.name === 'thanks') return <Thanks centre={view.centre} now={now} isKept={screen.kept} />
  return (
    <div className="tablet">
      <NameStrip centre={view.centre} now={now}>
        {state === 'lost' && <LostMark />}
        <LanguageButtons />
      </NameStrip>
      {asked ? (
        <Question
          key={asked.token}
          view={view}
          asked={asked}
          onSubmit={(rating) => rate(asked.token, rating)}
          onLeave={() => goIdle('skipped')}
        />
      ) : (
        <Desk view={view} />
      )}
    </div>
  )
}

function NoView({ isLost }: { isLost: boolean }): ReactNode {
  const { common, ratingDesk } = useWords()
  return isLost ? (
    <Message centre={null} now={null} icon="unlinked" title={ratingDesk.away} lines={[ratingDesk.awayHint]} />
  ) : (
    <Message centre={null} now={null} icon="clock" title={common.connecting} />
  )
}

function Thanks({ centre, now, isKept }: { centre: CentreView; now: number; isKept: boolean }): ReactNode {
  const { rating, ratingDesk } = useWords()
  const [title, line] = isKept ? [ratingDesk.keptTitle, ratingDesk.keptHint] : [rating.thanks, rating.thanksHint]
  return <Message centre={centre} now={now} icon="check" title={title} lines={[line]} />
}

type QuestionProps = Pick<RatingFormProps, 'onSubmit'> & { view: RatingDeskView; asked: Asked; onLeave: () => void }

function Question({ view, asked, onSubmit, onLeave }: QuestionProps): ReactNode {
  const words = useWords()
  return (
    <main className="tablet-question" data-number={asked.number}>
      <h1 className="tablet-about">
        {words.ratingDesk.aboutNumber(asked.number)}
        {view.officer && ` · ${view.officer.name}`}
      </h1>
      <RatingForm
        scale={view.levels}
        reasons={view.reasons}
        process={view.process}
        followUp={view.followUp}
        Details={TabletDetails}
        onSubmit={onSubmit}
        sendAloneAfterSeconds={SEND_ALONE_SECONDS}
      />
      <Button variant="quiet" className="tablet-skip" onPress={onLeave}>
        {words.ratingDesk.skip}
      </Button>
    </main>
  )
}

function LostMark(): ReactNode {
  const words = useWords()
  return (
    <p className="tablet-lost" role="status">
      <Icon name="unlinked" />
      {words.desk.lostShort}
    </p>
  )
}

function Message({
  centre,
  now,
  ...message
}: FullMessageProps & { centre: CentreView | null; now: number | null }): ReactNode {
  return (
    <div className="tablet">
      <NameStrip centre={centre} now={now} />
      <FullMessage {...message} />
    </div>
  )
}
