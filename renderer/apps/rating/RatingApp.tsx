import type { ReactNode } from 'react'
import type { CentreView, RatingDeskView } from '../../../shared/api/views.ts'
import { LANGUAGE_LIST, wordsIn } from '../../../shared/i18n/language.ts'
import { useToken } from '../../client/page.tsx'
import { useReloadWhenIdle } from '../../client/use-live-view.ts'
import { RatingForm } from '../../features/rating-form/RatingForm.tsx'
import type { RatingFormProps } from '../../features/rating-form/RatingForm.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import { NameStrip } from '../../ui/NameStrip.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
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
  const words = useWords()
  const token = useToken()
  const { live, screen, rate, leave } = useRatingDesk()
  const [language, choose] = useLanguage()
  const { view, state, refusal, now } = live
  useReloadWhenIdle(live.newBuild, screen.name === 'idle')
  const goIdle = (): void => {
    leave()
    choose('vi')
  }
  const asked = screen.name === 'question' ? screen.asked : null
  useQuiet(
    asked ? QUIET_SECONDS : THANKS_SECONDS,
    screen.name !== 'idle' || language !== 'vi',
    asked?.token ?? screen.name,
    goIdle,
  )

  if (token === null || (refusal !== null && view === null))
    return <Message centre={null} icon="lock" lines={[words.common.notPaired, words.common.notPairedHint]} />
  if (!view) return <Message centre={null} icon="clock" lines={[words.common.connecting]} />
  if (screen.name === 'thanks') {
    const { keptTitle, keptHint } = words.ratingDesk
    const lines = screen.kept ? [keptTitle, keptHint] : [words.rating.thanks, words.rating.thanksHint]
    return <Message centre={view.centre} icon="check" lines={lines} />
  }
  return (
    <div className="tablet">
      <NameStrip centre={view.centre} now={now}>
        {state === 'lost' && <LostMark />}
        <LanguageButton />
      </NameStrip>
      {asked ? (
        <Question
          key={asked.token}
          view={view}
          asked={asked}
          onSubmit={(rating) => rate(asked.token, rating)}
          onLeave={goIdle}
        />
      ) : (
        <Desk view={view} />
      )}
    </div>
  )
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
        onSubmit={onSubmit}
        sendAloneAfterSeconds={SEND_ALONE_SECONDS}
      />
      <Button variant="quiet" className="tablet-skip" onPress={onLeave}>
        {words.ratingDesk.skip}
      </Button>
    </main>
  )
}

/** Who serves here; nothing to touch. */
function Desk({ view }: { view: RatingDeskView }): ReactNode {
  const words = useWords()
  return (
    <main className="tablet-desk">
      <div className="tablet-counter">
        <p>{words.ratingDesk.counter}</p>
        <p className="number">{view.counterNumber ?? '–'}</p>
      </div>
      <div className="tablet-officer">
        {view.officer ? (
          <>
            <h1>{view.officer.name}</h1>
            <p className="tablet-position">{view.officer.position}</p>
            <p className="tablet-calm">{words.ratingDesk.calm}</p>
          </>
        ) : (
          <h1>{words.ratingDesk.noOfficer}</h1>
        )}
      </div>
    </main>
  )
}

function LanguageButton(): ReactNode {
  const [language, choose] = useLanguage()
  return LANGUAGE_LIST.filter((other) => other !== language).map((other) => (
    <Button key={other} icon="language" variant="quiet" onPress={() => choose(other)}>
      <span lang={other}>{wordsIn(other).common.language}</span>
    </Button>
  ))
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
  icon,
  lines,
}: {
  centre: CentreView | null
  icon: IconName
  lines: readonly string[]
}): ReactNode {
  return (
    <div className="tablet">
      <NameStrip centre={centre} now={null} />
      <main className="tablet-message" data-icon={icon}>
        <Icon name={icon} />
        <div role="alert">
          <h1>{lines[0]}</h1>
        </div>
        {lines.slice(1).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </main>
    </div>
  )
}
