import type { ReactNode } from 'react'
import type { CentreView } from '../../../../shared/api/views.ts'
import { usePage } from '../../../client/page.tsx'
import { TouchTextField } from '../../../ui/keyboard/TouchTextField.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { Choices } from './Choices.tsx'
import { FindFrame, NotThere } from './FindFrame.tsx'
import { pagesOf } from './Pager.tsx'
import { procedureChoices } from './find-places.ts'
import { useRead } from './use-read.ts'
import { usePages } from './use-pages.ts'
import type { Room } from './use-pages.ts'

export type TypingScreenProps = {
  centre: CentreView
  now: number
  typed: string
  onType: (typed: string) => void
  onOpen: (procedureId: string) => void
  onBack: () => void
}

const REST_MS = 150
const ROOM: Room = { usual: [3, 2], large: [2, 2] }

/** Finds while it is typed. */
export function TypingScreen(props: TypingScreenProps): ReactNode {
  const { centre, now, typed, onType, onOpen, onBack } = props
  const words = useWords()
  const { api } = usePage()
  const [language] = useLanguage()
  const { page, size, setPage } = usePages(ROOM)
  const asked = { q: typed, page, size }
  const read = useRead(JSON.stringify(asked), () => api.call('listProcedures', { query: asked }), REST_MS)
  const { answer } = read
  const isAsked = typed.trim() !== ''
  const news = answer && (answer.total === 0 ? words.find.foundNone : words.find.found(answer.total))

  function type(text: string): void {
    setPage(1)
    onType(text)
  }
  return (
    <FindFrame
      centre={centre}
      now={now}
      layout="split"
      onBack={onBack}
      pager={{ page, pages: isAsked ? pagesOf(answer?.total ?? 0, size) : 1, onPage: setPage }}
      top={
        <>
          <h1 className="kiosk-title kiosk-typing-title">{words.find.typingTitle}</h1>
          <p className="kiosk-lead kiosk-typing-lead">{words.find.typingLead}</p>
          <TouchTextField
            label={words.find.typed}
            value={typed}
            onChange={type}
            maxLength={100}
            autoFocus
            enterKey="done"
          />
          <p role="status">{isAsked ? news : ''}</p>
        </>
      }
    >
      {isAsked && answer && (
        <Choices
          label={words.find.results}
          layout="results"
          choices={procedureChoices(answer.procedures, language)}
          onChoose={onOpen}
        />
      )}
      {isAsked && read.isLost && <NotThere read={read} />}
    </FindFrame>
  )
}
