import { useState } from 'react'
import type { ReactNode } from 'react'
import type { ProcedureNews as News } from '../../../../../shared/api/catalogue-views.ts'
import { formatDate } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { procedureChanges } from './procedure-changes.ts'

export type ProcedureNewsProps = {
  news: News
  /** What leaves it unread, in words; another procedure is chosen unless told. */
  closeWords?: string
  onRead: () => void
  onOther: () => void
}

/** What a decision changed in a procedure that the officer has not read yet; Enter says that it is read. */
export function ProcedureNews({ news, closeWords, onRead, onOther }: ProcedureNewsProps): ReactNode {
  const words = useWords()
  const { news: said, otherProcedure } = words.dossiers
  const { api } = usePage()
  const [fault, setFault] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  const { after, before, importId, decision, from } = news

  async function read(): Promise<void> {
    setPending(true)
    const outcome = await api.press('markProcedureRead', { params: { procedureId: after.id }, body: { importId } })
    setPending(false)
    if (outcome.ok) onRead()
    else setFault(outcome.message)
  }
  return (
    <div className="dossiers-news">
      <Notice kind="info" title={before === null ? said.isNew(after.name) : said.changed(after.name)} live>
        <p className="small">{said.by(decision, formatDate(from))}</p>
        {fault && <p className="field-error">{fault}</p>}
        <div className="dossiers-chosen">
          <Button variant="action" hotkey="Enter" autoFocus isPending={isPending} onPress={() => void read()}>
            {said.read}
          </Button>
          <Button variant="quiet" icon={closeWords === undefined ? 'search' : 'back'} onPress={onOther}>
            {closeWords ?? otherProcedure}
          </Button>
        </div>
        <dl>
          {procedureChanges(words, before, after).map(({ label, was, is }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>
                {was.map((one, i) => (
                  <del key={i}>
                    <span className="visually-hidden">{said.was} </span>
                    {one}
                  </del>
                ))}
                {is.map((one, i) => (
                  <ins key={i}>
                    <span className="visually-hidden">{said.is} </span>
                    {one}
                  </ins>
                ))}
              </dd>
            </div>
          ))}
        </dl>
      </Notice>
    </div>
  )
}
