import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ConfigChange } from '../../../../shared/api/config-views.ts'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { hourMinute, weekdayDate } from '../../../../shared/i18n/format.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Button } from '../../../ui/Button.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { Differences } from '../change/Differences.tsx'
import { useProposal } from '../change/ProposalProvider.tsx'

const PAGE = 20
const INTERESTED = [
  ...['config.changed', 'person.erased', 'officer.pictureSet', 'voice.clipRecorded', 'voice.clipDropped'],
  ...['media.added', 'media.removed', 'media.restored', 'media.ordered'],
] as EventType[]
/** As many as one answer may hold. */
const MOST = 100

/** Who changed what, when and why; each change can be taken back from here. */
export function HistoryArea({ config }: AreaProps): ReactNode {
  const words = useWords().admin
  const [limit, setLimit] = useState(PAGE)
  const { view } = useLiveView('listConfigurationChanges', {}, { interestedIn: INTERESTED, query: { limit } })
  if (!view) return null
  return (
    <section className="admin-history" aria-label={words.area.history}>
      {view.changes.length === 0 && <p className="admin-nothing">{words.history.empty}</p>}
      {view.changes.map((change) => (
        <Entry key={change.seq} config={config} change={change} />
      ))}
      {view.changes.length === limit && limit < MOST && (
        <Button onPress={() => setLimit(Math.min(MOST, limit + PAGE))}>{words.history.older}</Button>
      )}
    </section>
  )
}

function Entry({ config, change }: AreaProps & { change: ConfigChange }): ReactNode {
  const words = useWords().admin
  const [language] = useLanguage()
  const propose = useProposal()
  const isDevices = change.differences.every(({ kind }) => kind === 'device' || kind === 'binding')
  const mayUndo = change.undoable && (config.role === 'leader' || isDevices)
  return (
    <article className="admin-entry" data-seq={change.seq}>
      <header>
        <h2>
          {hourMinute(change.at, language)} · {weekdayDate(change.at, language)}
        </h2>
        <p className="small">
          {words.history.number(change.seq)} · {change.actorName ?? change.actor ?? words.history.system}
          {change.undoes !== null && ` · ${words.history.undoes(change.undoes)}`}
        </p>
        {change.reason && <p>“{change.reason}”</p>}
      </header>
      <Differences config={config} differences={change.differences} />
      {change.undoneBy !== null && (
        <p className="admin-tag admin-tag-removed">{words.history.undone(change.undoneBy)}</p>
      )}
      {mayUndo && (
        <Button icon="undo" onPress={() => propose({ undo: change.seq })}>
          {words.change.undo}
        </Button>
      )}
    </article>
  )
}
