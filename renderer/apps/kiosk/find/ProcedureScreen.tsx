import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ProcedureView } from '../../../../shared/api/find-views.ts'
import type { CentreView, ServiceView } from '../../../../shared/api/views.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { usePage } from '../../../client/page.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { closedTile } from '../opening-words.ts'
import { FindFrame, NotThere } from './FindFrame.tsx'
import { MissingScreen } from './MissingScreen.tsx'
import { Pager, pagesOf, partOf } from './Pager.tsx'
import { PaperList } from './PaperList.tsx'
import { ProcedureFacts } from './ProcedureFacts.tsx'
import { missingOf } from './procedure-words.ts'
import { useRead } from './use-read.ts'
import { usePages } from './use-pages.ts'
import type { Room } from './use-pages.ts'
import { useWide } from './use-wide.ts'

export type ProcedureScreenProps = {
  centre: CentreView
  now: number
  id: string
  services: readonly ServiceView[]
  pending: string | null
  onTake: (serviceId: string) => void
  onBack: () => void
}

/** One procedure: what it needs, what is in the bag, and its number. What is ticked stays on this screen only. */
export function ProcedureScreen(props: ProcedureScreenProps): ReactNode {
  const { centre, now, id, services, pending, onTake, onBack } = props
  const { api } = usePage()
  const read = useRead(id, () => api.call('getProcedure', { params: { procedureId: id } }))
  const [ticked, setTicked] = useState<ReadonlySet<number>>(new Set())
  const [isAsking, setAsking] = useState(false)
  const procedure = read.answer?.procedure
  if (!procedure)
    return (
      <FindFrame centre={centre} now={now} onBack={onBack} top={null}>
        <NotThere read={read} />
      </FindFrame>
    )

  const service = services.find((one) => one.id === procedure.serviceId)
  const missing = missingOf(procedure.components, ticked)
  const take = (): void => {
    if (service) onTake(service.id)
  }
  function tick(place: number, isTicked: boolean): void {
    const next = new Set(ticked)
    if (isTicked) next.add(place)
    else next.delete(place)
    setTicked(next)
  }
  if (isAsking)
    return (
      <MissingScreen
        centre={centre}
        now={now}
        missing={missing}
        isNothingTicked={ticked.size === 0}
        isPending={pending !== null}
        onTake={take}
        onBack={() => setAsking(false)}
      />
    )
  return (
    <Papers
      {...{ centre, now, procedure, service, ticked, onBack }}
      isPending={pending !== null}
      onTick={tick}
      onTake={() => (missing.length > 0 ? setAsking(true) : take())}
    />
  )
}

type PapersProps = Pick<ProcedureScreenProps, 'centre' | 'now' | 'onBack'> & {
  procedure: ProcedureView
  service: ServiceView | undefined
  ticked: ReadonlySet<number>
  isPending: boolean
  onTick: (place: number, isTicked: boolean) => void
  onTake: () => void
}

const ROOM: Room = { usual: [4, 3], large: [2, 3] }

function Papers(props: PapersProps): ReactNode {
  const { centre, now, procedure, service, ticked, isPending, onTick, onTake, onBack } = props
  const words = useWords()
  const isWide = useWide()
  const { page, size, setPage } = usePages(ROOM)
  const papers = procedure.components.map((paper, place) => ({ place, paper }))
  return (
    <FindFrame
      centre={centre}
      now={now}
      layout="split"
      top={<ProcedureFacts procedure={procedure} />}
      onBack={onBack}
      action={
        service && (
          <Button variant="action" icon="paper" isPending={isPending} isDisabled={!service.open} onPress={onTake}>
            {isPending ? words.kiosk.issuing : words.find.takeNumber}
          </Button>
        )
      }
    >
      <div className="kiosk-find-head">
        <div>
          <h2>{words.find.papers}</h2>
          <p className="small">{papers.length === 0 ? words.find.noPapers : words.find.papersHint}</p>
          {isWide && papers.length > 0 && (
            <p className="small" role="status">
              {bagWords(ticked.size, papers.length, words)}
            </p>
          )}
        </div>
        <Pager page={page} pages={pagesOf(papers.length, size)} onPage={setPage} />
      </div>
      <PaperList papers={partOf(papers, page, size)} ticked={ticked} onTick={onTick} />
      <NoNumber service={service} now={now} />
      {!isWide && papers.length > 0 && <Bag ticked={ticked.size} of={papers.length} />}
    </FindFrame>
  )
}

const bagWords = (ticked: number, of: number, { find }: Words): string =>
  ticked === of ? find.complete : find.brought(ticked, of)

/** How the bag stands. */
function Bag({ ticked, of }: { ticked: number; of: number }): ReactNode {
  const words = useWords()
  const isComplete = ticked === of
  return (
    <Notice
      kind={isComplete ? 'good' : 'info'}
      icon={isComplete ? 'check' : 'list'}
      title={bagWords(ticked, of, words)}
      live
    />
  )
}

/** Why no number can be had for it now. */
function NoNumber({ service, now }: { service: ServiceView | undefined; now: number }): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  if (!service) return <Notice kind="care" title={words.find.noService} />
  if (service.open) return null
  return <Notice kind="care" icon="clock" title={closedTile(service, { words, language, now })} />
}
