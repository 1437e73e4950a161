import type { ReactNode } from 'react'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { useRefreshed } from '../devices/use-refreshed.ts'
import { MachineTable } from './MachineTable.tsx'
import { ReleasesPanel } from './ReleasesPanel.tsx'
import { RollOutPanel } from './RollOutPanel.tsx'
import './versions.css'

const INTERESTED: readonly EventType[] = ['update.taken', 'rollOut.started', 'rollOut.stopped', 'program.changed']
/** What machines say changes without an event. */
const AGAIN_MS = 20_000

/** Which machine runs which version, how the next one comes to all of them, and how it is stopped or taken back. */
export function VersionsArea({ session }: AreaProps): ReactNode {
  const { versions: words, common } = useWords()
  const { view, state, now, refresh } = useLiveView('getUpdates', {}, { interestedIn: INTERESTED, everyMinute: true })
  useRefreshed(refresh, AGAIN_MS)
  if (!view) return <p role="status">{common.connecting}</p>
  const isTechnician = session.officer.role === 'technician'
  return (
    <div className="office-parts">
      <div className="manager-head">
        <h1>{words.title}</h1>
        <p data-centre-version>{words.centre(view.centre.version)}</p>
      </div>
      {state === 'lost' && <Notice kind="care" icon="unlinked" title={common.lost} live />}
      {!view.hasKeys && (
        <Notice kind="care" title={words.noKeys}>
          <p>{words.noKeysHint}</p>
        </Notice>
      )}
      <RollOutPanel view={view} isTechnician={isTechnician} />
      <MachineTable view={view} now={now} />
      <ReleasesPanel view={view} isTechnician={isTechnician} />
    </div>
  )
}
