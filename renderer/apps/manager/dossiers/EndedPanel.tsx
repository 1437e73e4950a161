import { useState } from 'react'
import type { ReactNode } from 'react'
import { formatDate } from '../../../../shared/i18n/format.ts'
import { businessDate } from '../../../../shared/domain/time/vietnam-time.ts'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { useWords } from '../../../ui/language.tsx'
import { ListBar } from '../ListBar.tsx'

const LISTS = ['waiting', 'to-archive', 'archived'] as const
const SIZE = 20
const EVENTS: readonly EventType[] = ['dossier.supplementRequested', 'dossier.supplemented', 'dossier.archived']

/** Dossiers that wait for their supplement, whose time for it is over, and that ended without it (BD-10.3b). */
export function EndedPanel(): ReactNode {
  const { house, dossier, common } = useWords()
  const { record } = house
  const [list, setList] = useState<(typeof LISTS)[number]>('to-archive')
  const [page, setPage] = useState(1)
  const counts = useLiveView('countDossiers', {}, { interestedIn: EVENTS, everyMinute: true }).view?.counts
  const { view } = useLiveView(
    'listDossiers',
    { list },
    { interestedIn: EVENTS, everyMinute: true, query: { page, size: SIZE } },
  )
  const pages = Math.max(1, Math.ceil((view?.total ?? 0) / SIZE))
  const day = (ms: number | null): string => (ms === null ? '–' : formatDate(businessDate(ms)))
  return (
    <section className="panel" aria-labelledby="ended-title">
      <h2 id="ended-title">{record.ended}</h2>
      <ListBar
        lists={LISTS.map((id) => ({ id, text: `${dossier.lists[id]} (${counts?.[id] ?? '…'})` }))}
        {...{ list, page, pages }}
        onShow={(next, at) => {
          setList(next)
          setPage(at)
        }}
      />
      {view === null && <p role="status">{common.connecting}</p>}
      {view?.total === 0 && <p>{record.noneListed}</p>}
      {view !== null && view.total > 0 && (
        <div className="record-scroll" role="group" aria-labelledby="ended-title" tabIndex={0}>
          <table className="record-table record-ended">
            <thead>
              <tr>
                {[record.code, record.whose, record.procedure, record.received, record.replyBy, record.endedOn].map(
                  (head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {view.dossiers.map((line) => (
                <tr key={line.id} data-code={line.code}>
                  <th scope="row" className="number">
                    {line.code}
                  </th>
                  <td>{line.name ?? house.erased}</td>
                  <td>
                    {line.procedure}
                    <span className="small">{` ${line.agency}`}</span>
                  </td>
                  <td>{day(line.receivedAt)}</td>
                  <td>{day(line.replyBy)}</td>
                  <td>{day(line.endedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
