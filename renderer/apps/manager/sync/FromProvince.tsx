import type { ReactNode } from 'react'
import type { SyncView } from '../../../../shared/api/sync-views.ts'
import { clockFace, dayMonthYear, formatDate } from '../../../../shared/i18n/format.ts'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

export type FromProvinceProps = { sync: SyncView; maySettle: boolean }

const moment = (at: number): string => `${clockFace(at)} ${dayMonthYear(at)}`

/** What the province tells: results and requests for officers, dossiers that differ, versions of the catalogue. */
export function FromProvince({ sync, maySettle }: FromProvinceProps): ReactNode {
  const { sync: text, dossier } = useWords()
  return (
    <>
      <Notices sync={sync} maySettle={maySettle} />
      {sync.differing.length > 0 && (
        <section className="sync-part" aria-label={text.differing.title}>
          <h2>{text.differing.title}</h2>
          <p className="small">{text.differing.hint}</p>
          <table className="sync-table">
            <thead>
              <tr>
                {[text.differing.code, text.differing.here, text.differing.there, text.differing.at].map((name) => (
                  <th key={name} scope="col">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sync.differing.map(({ dossierId, code, state, status, saidAt }) => (
                <tr key={dossierId}>
                  <td className="sync-code">{code}</td>
                  <td>{dossier.states[state as keyof typeof dossier.states] ?? state}</td>
                  <td>{text.statuses[status]}</td>
                  <td>{moment(saidAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {sync.catalogues.length > 0 && (
        <section className="sync-part" aria-label={text.catalogues.title}>
          <h2>{text.catalogues.title}</h2>
          <ul>
            {sync.catalogues.map(({ version, decision, from, became, atMs }) => (
              <li key={`${version} ${atMs}`}>
                {`${decision || version}, ${text.catalogues.from(formatDate(from))}: ${text.catalogues.became[became] ?? became} (${moment(atMs)})`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function Notices({ sync, maySettle }: FromProvinceProps): ReactNode {
  const words = useWords()
  const text = words.sync.notices
  const { isPending, problem, press } = useManagerPress()
  if (sync.notices.length === 0) return null
  return (
    <section className="sync-part" aria-label={text.title}>
      <h2>{text.title}</h2>
      {problem && <Notice kind="stop" title={problem} live />}
      <ul className="sync-tasks">
        {sync.notices.map((notice) => (
          <li key={notice.id} className="panel" data-notice={notice.kind}>
            <div>
              <p className="sync-code">{notice.code}</p>
              <p className="sync-reason">{text[notice.kind]}</p>
              {notice.items.map(({ name, why }) => (
                <p key={name}>{why === '' ? name : `${name}: ${why}`}</p>
              ))}
              {notice.words && <p>{notice.words}</p>}
              <p className="small">{`${moment(notice.at)} · ${text[`${notice.kind}_do`]}`}</p>
            </div>
            {maySettle && (
              <div className="sync-bar">
                <Button
                  icon="check"
                  isPending={isPending}
                  onPress={() =>
                    void press((api) => api.press('endNotice', { params: { noticeId: notice.id }, body: {} }))
                  }
                >
                  {text.seen}
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
