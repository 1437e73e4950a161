import type { ReactNode } from 'react'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useRefreshed } from '../devices/use-refreshed.ts'
import type { AreaProps } from '../areas.tsx'
import { Figures } from './Figures.tsx'
import { LineCard } from './LineCard.tsx'
import { FromProvince } from './FromProvince.tsx'
import { Offers } from './Offers.tsx'
import { Resync } from './Resync.tsx'
import { TaskList } from './TaskList.tsx'
import './sync.css'

const INTERESTED: EventType[] = [
  'delivery.rejected',
  'delivery.accepted',
  'delivery.resent',
  'delivery.corrected',
  'delivery.closed',
  'province.statusTold',
  'province.resultTold',
  'province.supplementTold',
  'province.noticeEnded',
  'province.sealDiffered',
  'province.noteSeen',
  'catalogue.imported',
]
/** The queue moves without events. */
const APART_MS = 5_000

/** The line to the province: what waits, what was refused and what it tells. */
export function SyncArea({ session }: AreaProps): ReactNode {
  const words = useWords()
  const text = words.sync
  const live = useLiveView('getSync', {}, { interestedIn: INTERESTED, everyMinute: true })
  useRefreshed(live.refresh, APART_MS)
  const sync = live.view?.sync ?? null
  return (
    <div className="sync">
      <div className="manager-head">
        <h1>{text.title}</h1>
        <p className="small">{text.hint}</p>
      </div>
      {live.state === 'lost' && <Notice kind="care" icon="unlinked" title={words.common.lost} live />}
      {sync === null && <p role="status">{words.common.connecting}</p>}
      {sync?.line.state === 'off' && <Notice kind="info" title={text.off} />}
      {sync && sync.line.state !== 'off' && (
        <>
          <LineCard sync={sync} />
          <Figures sync={sync} />
          <TaskList tasks={sync.tasks} maySettle={session.officer.role === 'leader'} />
          <FromProvince sync={sync} maySettle={session.officer.role === 'leader'} />
          <Resync />
          {sync.system && <Offers system={sync.system} />}
        </>
      )}
    </div>
  )
}
