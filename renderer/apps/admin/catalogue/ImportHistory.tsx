import { useState } from 'react'
import type { ReactNode } from 'react'
import type { CatalogueImport, ImportReader } from '../../../../shared/api/catalogue-views.ts'
import { formatDate, hourMinute, weekdayDate } from '../../../../shared/i18n/format.ts'
import { businessDate } from '../../../../shared/domain/time/vietnam-time.ts'
import { usePage } from '../../../client/page.tsx'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'

/** What was imported, by which decision and from which day; the newest is taken back here. */
export function ImportHistory(): ReactNode {
  const words = useWords().catalogue.history
  const { view, now } = useLiveView(
    'listCatalogueImports',
    {},
    { interestedIn: ['catalogue.imported', 'catalogue.importUndone'] },
  )
  if (!view) return null
  return (
    <section className="admin-history" aria-label={words.title}>
      <h2>{words.title}</h2>
      {view.imports.length === 0 && <p className="admin-nothing">{words.empty}</p>}
      {view.imports.map((one) => (
        <Entry key={one.id} one={one} today={businessDate(now)} />
      ))}
    </section>
  )
}

function Entry({ one, today }: { one: CatalogueImport; today: string }): ReactNode {
  const words = useWords().catalogue.history
  const [language] = useLanguage()
  const [isAsking, setAsking] = useState(false)
  const [readers, setReaders] = useState<readonly ImportReader[] | null>(null)
  const { api } = usePage()
  async function look(): Promise<void> {
    const outcome = await api.call('listImportReaders', { params: { importId: one.id } })
    if (outcome.ok) setReaders(outcome.value.readers)
  }
  const isOpen = one.undoneAt === null
  return (
    <article className="admin-entry" data-import={one.id}>
      <header>
        <h3>
          {one.decision}
          {one.decidedOn !== null && ` (${formatDate(one.decidedOn)})`}, {words.from(formatDate(one.from))}
        </h3>
        <p className="small">
          {hourMinute(one.at, language)} · {weekdayDate(one.at, language)} · {one.actorName}
        </p>
      </header>
      <p>{words.counts(one.added, one.changed, one.ended, one.leftOut)}</p>
      {isOpen && one.from > today && <p className="admin-tag admin-tag-changed">{words.waits}</p>}
      {one.undoneAt !== null && (
        <p className="admin-tag admin-tag-removed">
          {words.undone(one.undoneByName ?? '', weekdayDate(one.undoneAt, language))}
        </p>
      )}
      {readers && <Readers readers={readers} />}
      {isOpen && (
        <div className="admin-row">
          {one.mustRead && <Button onPress={() => void look()}>{words.readers}</Button>}
          {one.undoable && (
            <Button icon="undo" onPress={() => setAsking(true)}>
              {words.undo}
            </Button>
          )}
        </div>
      )}
      {isAsking && <UndoDialog importId={one.id} onClose={() => setAsking(false)} />}
    </article>
  )
}

function Readers({ readers }: { readers: readonly ImportReader[] }): ReactNode {
  const words = useWords().catalogue.history
  const concerned = readers.filter(({ concerned: count }) => count > 0)
  if (concerned.length === 0) return <p>{words.nobody}</p>
  return (
    <ul className="catalogue-readers">
      {concerned
        .toSorted((a, b) => a.read / a.concerned - b.read / b.concerned)
        .map(({ officerId, name, read, concerned: of }) => (
          <li key={officerId}>{words.reader(name, read, of)}</li>
        ))}
    </ul>
  )
}

function UndoDialog({ importId, onClose }: { importId: string; onClose: () => void }): ReactNode {
  const { catalogue, common, admin } = useWords()
  const words = catalogue.history
  const { api } = usePage()
  const [fault, setFault] = useState<string | null>(null)
  const [isPending, setPending] = useState(false)
  async function undo(): Promise<void> {
    setPending(true)
    const outcome = await api.press('undoCatalogueImport', { params: { importId }, body: {} })
    setPending(false)
    if (outcome.ok) onClose()
    else setFault(outcome.code === 'NO_ANSWER' ? admin.change.noAnswer : outcome.message)
  }
  return (
    <Dialog
      title={words.undoTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} autoFocus>
            {common.cancel}
          </Button>
          <Button variant="action" isPending={isPending} onPress={() => void undo()}>
            {words.undo}
          </Button>
        </>
      }
    >
      {fault && <Notice kind="stop" title={fault} live />}
      <p>{words.undoLead}</p>
    </Dialog>
  )
}
