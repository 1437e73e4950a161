import { Fragment, useState } from 'react'
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import type { AnswerOf } from '../../../shared/api/operations.ts'
import type { PriorityGroup, PrintCause, ServiceView } from '../../../shared/api/views.ts'
import type { Words } from '../../../shared/i18n/vi.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { whilePending } from '../../ui/while-pending.ts'
import { Pager } from './find/Pager.tsx'
import type { PagerProps } from './find/Pager.tsx'
import { KioskFrame } from './KioskFrame.tsx'
import { OtherWays } from './OtherWays.tsx'
import { ScanNotice } from './scan/ScanNotice.tsx'
import type { ScanNews } from './scan/scan-news.ts'
import { useComfort } from './comfort.tsx'
import { closedTile, openingNews, serviceName } from './opening-words.ts'
import { useSpoken } from './use-spoken.ts'

const STEP_ICONS: readonly IconName[] = ['hand', 'paper', 'seat']

export type HomeScreenProps = {
  view: AnswerOf<'listServices'>
  now: number
  group: PriorityGroup | null
  /** What was just scanned. */
  scanNews: ScanNews | null
  /** The service whose number is being fetched; presses on others are passed over. */
  pending: string | null
  onService: (serviceId: string) => void
  onPriority: () => void
  /** To the look-up of procedures. */
  onFind: () => void
  /** To the state of a dossier. */
  onLookUp: () => void
  onFeedback: () => void
  onNoPriority: () => void
}

/** All services at once: one touch gives the number. */
export function HomeScreen(props: HomeScreenProps): ReactNode {
  const { view, now, group, onPriority, onNoPriority, onFind, onLookUp, onFeedback } = props
  const words = useWords()
  useSpoken(['guide-start'])
  const { shown, pager } = useTiles(view.services)
  return (
    <KioskFrame centre={view.centre} now={now} top={<Welcome {...props} />}>
      <ul className="kiosk-services" aria-label={words.kiosk.choose} data-many={shown.length > 8 || undefined}>
        {shown.map((service) => (
          <li key={service.id}>
            <Tile {...props} service={service} />
          </li>
        ))}
      </ul>
      <div className="kiosk-home-foot">
        <OtherWays onFind={onFind} onLookUp={onLookUp} onFeedback={onFeedback} />
        <div className="kiosk-bar">
          {pager && <Pager {...pager} />}
          {view.centre.priorityGroups.length > 0 && group === null && (
            <Button icon="person" onPress={onPriority}>
              {words.kiosk.priorityButton}
            </Button>
          )}
          {group !== null && (
            <Button icon="close" onPress={onNoPriority}>
              {words.kiosk.notPriority}
            </Button>
          )}
        </div>
      </div>
    </KioskFrame>
  )
}

const LARGE_TILES = 6

/** All services; in large type so many as can be read, and the others behind a touch. */
function useTiles(services: readonly ServiceView[]): { shown: readonly ServiceView[]; pager: PagerProps | null } {
  const { comfort } = useComfort()
  const [wished, onPage] = useState(1)
  const pages = Math.ceil(services.length / LARGE_TILES)
  if (!comfort.large || pages <= 1) return { shown: services, pager: null }
  const page = Math.min(wished, pages)
  return { shown: services.slice((page - 1) * LARGE_TILES, page * LARGE_TILES), pager: { page, pages, onPage } }
}

/** Where the number will stand while this printer cannot print. */
function paperHint(cause: PrintCause, neighbour: string | undefined, { paper }: Words): string {
  const now = paper.now[cause]
  return neighbour ? paper.printedElsewhere(now, neighbour) : paper.numberOnScreen(now)
}

function Welcome({ view, now, group, scanNews }: HomeScreenProps): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const news = openingNews(view.services, { words, language, now })
  const noPaper = view.printer?.cause ?? null
  return (
    <>
      <h1 className="kiosk-title">
        {words.kiosk.greeting} <br />
        {words.kiosk.choose}
      </h1>
      {news && (
        <Notice kind="care" icon="clock" title={news.title}>
          {news.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      {scanNews && <ScanNotice news={scanNews} />}
      {group && scanNews !== 'elderly' && (
        <Notice kind="info" icon="person" title={words.kiosk.priorityChosen(words.priorityGroups[group])} live />
      )}
      {noPaper && <Notice kind="info" icon="printer" title={paperHint(noPaper, view.printer?.neighbour, words)} live />}
      {!news && !group && !scanNews && !noPaper && <Steps />}
    </>
  )
}

function Steps(): ReactNode {
  const words = useWords()
  return (
    <ol className="kiosk-steps">
      {words.kiosk.steps.map((step, index) => (
        <li key={step}>
          <Icon name={STEP_ICONS[index] ?? 'info'} />
          <span>
            {index + 1}. {step}
          </span>
        </li>
      ))}
    </ol>
  )
}

function Tile({ service, now, pending, onService }: HomeScreenProps & { service: ServiceView }): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const isPending = pending === service.id
  return (
    <AriaButton
      className="kiosk-tile"
      isDisabled={!service.open}
      {...whilePending(pending !== null, () => onService(service.id))}
      data-busy={isPending || undefined}
    >
      <span className="kiosk-letter number" aria-hidden="true">
        {service.letter}
      </span>
      <span className="kiosk-tile-words">
        <ServiceName name={serviceName(service, language)} />
        <span className="kiosk-tile-wait">
          {isPending ? (
            words.kiosk.issuing
          ) : service.open ? (
            <Waiting service={service} />
          ) : (
            closedTile(service, { words, language, now })
          )}
        </span>
      </span>
    </AriaButton>
  )
}

/** A name of several fields breaks between them, not inside one. */
function ServiceName({ name }: { name: string }): ReactNode {
  const fields = name.split(' - ')
  return (
    <span className="kiosk-tile-name">
      {fields.map((field, place) => (
        <Fragment key={field}>
          <span className="kiosk-tile-field">{place < fields.length - 1 ? `${field} -` : field}</span>{' '}
        </Fragment>
      ))}
    </span>
  )
}

function Waiting({ service }: { service: ServiceView }): ReactNode {
  const { kiosk } = useWords()
  const { waiting, estimate, unserved } = service
  return (
    <>
      {(waiting > 0 || !unserved) && <span>{kiosk.waiting(waiting)}</span>}
      {waiting > 0 && estimate && <span>{kiosk.minutes(estimate.minutes)}</span>}
      {unserved && <span>{kiosk.unserved[unserved.why]}</span>}
    </>
  )
}
