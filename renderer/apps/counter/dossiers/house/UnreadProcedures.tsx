import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ProcedureNews as News, UnreadProcedure } from '../../../../../shared/api/catalogue-views.ts'
import { formatDate } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Button } from '../../../../ui/Button.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { ProcedureNews } from '../receive/ProcedureNews.tsx'

/** Procedures that a decision changed: they are read here before a citizen sits in front of the desk (TQ-6.1b, KT-13.6). */
export function UnreadProcedures({ isLost }: { isLost: boolean }): ReactNode {
  const { house } = useWords()
  const { api } = usePage()
  const { view, refresh } = useLiveView(
    'listUnreadProcedures',
    {},
    { interestedIn: ['procedure.read', 'catalogue.imported', 'catalogue.importUndone'] },
  )
  const [news, setNews] = useState<News | null>(null)
  async function open({ id }: UnreadProcedure): Promise<void> {
    const outcome = await api.call('getProcedureNews', { params: { procedureId: id } })
    setNews(outcome.ok ? outcome.value.news : null)
    refresh()
  }
  if (!view || (view.total === 0 && news === null)) return null
  return (
    <section className="counter-panel runs-panel" aria-labelledby="unread-title" data-unread={view.total}>
      <h2 id="unread-title" className="runs-title">
        {house.unread(view.total)}
      </h2>
      {news ? (
        <ProcedureNews
          key={news.after.id}
          news={news}
          closeWords={house.unreadBack}
          onRead={() => {
            setNews(null)
            refresh()
          }}
          onOther={() => setNews(null)}
        />
      ) : (
        <>
          <p className="small">{house.unreadHint}</p>
          <ul className="runs-list">
            {view.procedures.map((procedure) => (
              <li key={procedure.id} className="runs-line">
                <span className="runs-when">
                  <span className="number">{procedure.code}</span>
                </span>
                <span className="runs-who">
                  {procedure.name}
                  <span className="small">{house.unreadFrom(procedure.decision, formatDate(procedure.from))}</span>
                </span>
                <span className="runs-do">
                  <Button icon="paper" isDisabled={isLost} onPress={() => void open(procedure)}>
                    {house.unreadOpen}
                  </Button>
                </span>
              </li>
            ))}
          </ul>
          {view.procedures.length < view.total && <p className="small">{house.unreadFirst(view.procedures.length)}</p>}
        </>
      )}
    </section>
  )
}
