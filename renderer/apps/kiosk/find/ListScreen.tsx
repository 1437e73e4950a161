import type { ReactNode } from 'react'
import type { CentreView } from '../../../../shared/api/views.ts'
import { named, namedIn } from '../../../../shared/i18n/named.ts'
import { usePage } from '../../../client/page.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { Choices } from './Choices.tsx'
import { FindFrame, NotThere } from './FindFrame.tsx'
import { pagesOf } from './Pager.tsx'
import { procedureChoices } from './find-places.ts'
import { useRead } from './use-read.ts'
import { usePages } from './use-pages.ts'
import type { Room } from './use-pages.ts'

export type ListScreenProps = {
  centre: CentreView
  now: number
  title: { name: string; nameEn?: string | undefined }
  query: { agencyId: string } | { fieldId: string }
  onOpen: (procedureId: string) => void
  onBack: () => void
}

const ROOM: Room = { usual: [5, 3], large: [4, 2] }

/** The procedures of an agency or a field. */
export function ListScreen({ centre, now, title, query, onOpen, onBack }: ListScreenProps): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { api } = usePage()
  const { page, size, setPage } = usePages(ROOM)
  const asked = { ...query, page, size }
  const read = useRead(JSON.stringify(asked), () => api.call('listProcedures', { query: asked }))
  const { answer } = read
  return (
    <FindFrame
      centre={centre}
      now={now}
      onBack={onBack}
      pager={{ page, pages: pagesOf(answer?.total ?? 0, size), onPage: setPage }}
      top={
        <>
          <h1 className="kiosk-title" lang={namedIn(title, language)}>
            {named(title, language)}
          </h1>
          {answer && <p className="kiosk-lead">{words.find.count(answer.total)}</p>}
        </>
      }
    >
      {answer ? (
        <Choices
          label={named(title, language)}
          layout="lines"
          choices={procedureChoices(answer.procedures, language)}
          onChoose={onOpen}
        />
      ) : (
        <NotThere read={read} />
      )}
    </FindFrame>
  )
}
