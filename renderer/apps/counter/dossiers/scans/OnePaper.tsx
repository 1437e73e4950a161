import { useRef, useState } from 'react'
import type { DragEvent, ReactNode, RefObject } from 'react'
import type { DigitalDossier, DigitalPaper } from '../../../../../shared/api/digital-views.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { useHotkeys } from '../../use-hotkeys.ts'
import { Again } from './Again.tsx'
import { CameraDialog } from './CameraDialog.tsx'
import { ExcuseDialog } from './ExcuseDialog.tsx'
import { Inbox } from './Inbox.tsx'
import { PageGrid } from './PageGrid.tsx'
import { nameOf, standingOf } from './PaperList.tsx'
import { papersOf } from './page-order.ts'
import { UploadLines } from './UploadLines.tsx'
import type { Uploads } from './use-uploads.ts'

export type OnePaperProps = {
  dossierId: string
  digital: DigitalDossier
  paper: DigitalPaper
  uploads: Uploads
  isLost: boolean
  isActive: boolean
  onAsking: (isAsking: boolean) => void
}

const KEYS = { choose: 'Alt+C', camera: 'Alt+A', excuse: 'Alt+E' } as const
const TAKEN = 'application/pdf,image/jpeg,image/png,image/tiff,.pdf,.jpg,.jpeg,.png,.tif,.tiff'
/** A page at a plain address of the house has none. */
const hasCamera = (): boolean => globalThis.isSecureContext && 'mediaDevices' in navigator

/** One paper: files come by drop, choice, scanner or camera; its pages in their order. */
export function OnePaper(props: OnePaperProps): ReactNode {
  const { dossierId, digital, paper, uploads, isLost, isActive, onAsking } = props
  const { digitise: words } = useWords()
  const [question, setQuestion] = useState<'camera' | 'excuse' | null>(null)
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const ask = (next: typeof question): void => {
    setQuestion(next)
    onAsking(next !== null)
  }
  const isOpen = paper.mayAdd && !isLost
  const isFree = isActive && question === null
  useHotkeys(
    {
      [KEYS.choose]: () => isOpen && input.current?.click(),
      [KEYS.camera]: () => isOpen && hasCamera() && ask('camera'),
      [KEYS.excuse]: () => (toDo(paper) || paper.state === 'excused') && !isLost && ask('excuse'),
    },
    isFree,
  )
  function take(files: readonly File[]): void {
    for (const one of papersOf(files)) uploads.send(paper.part, one, 'file', one.map(({ name }) => name).join(', '))
  }
  function drop(event: DragEvent): void {
    event.preventDefault()
    setOver(false)
    if (isOpen) take([...event.dataTransfer.files])
  }
  return (
    <section
      className="counter-panel scans-main"
      aria-label={nameOf(paper, words)}
      data-over={isOver || undefined}
      data-part={paper.part}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2>{nameOf(paper, words)}</h2>
      <p className="small">{`${standingOf(paper, words)} · ${words.file(paper.fileName)}`}</p>
      {paper.excuseWords !== null && <p className="small">{paper.excuseWords}</p>}
      {paper.state === 'again' && <Again {...{ dossierId, paper, isLost }} />}
      <AddRow {...{ paper, isLost, ask, input }} onFiles={take} />
      {paper.mayAdd && paper.pages.length === 0 && (
        <p className="scans-drop">
          {words.drop} <span className="small">{words.limits(digital.limits.megabytes, digital.limits.pages)}</span>
        </p>
      )}
      <UploadLines uploads={uploads} isLost={isLost} />
      <Inbox {...{ dossierId, paper, isLost }} isActive={isFree} />
      {paper.files.some(({ isThere }) => !isThere) && <Notice kind="stop" title={words.lost} live />}
      <PageGrid {...{ dossierId, paper, isLost, onAsking }} leastDpi={digital.limits.dpi} isActive={isFree} />
      {question === 'camera' && (
        <CameraDialog
          onClose={() => ask(null)}
          onPages={(pages) => {
            ask(null)
            uploads.send(paper.part, pages, 'camera', words.pages(pages.length))
          }}
        />
      )}
      {question === 'excuse' && <ExcuseDialog {...{ dossierId, paper }} onClose={() => ask(null)} />}
    </section>
  )
}

type AddRowProps = {
  paper: DigitalPaper
  isLost: boolean
  ask: (question: 'camera' | 'excuse') => void
  input: RefObject<HTMLInputElement | null>
  onFiles: (files: readonly File[]) => void
}

/** Nothing of it is there yet: it may be left out with a reason. */
const toDo = ({ state, pages }: DigitalPaper): boolean => state === 'todo' || (state === 'again' && pages.length === 0)

/** The ways in which pages come, and the way to do without. */
function AddRow({ paper, isLost, ask, input, onFiles }: AddRowProps): ReactNode {
  const { digitise: words } = useWords()
  const { mayAdd, state } = paper
  const isToDo = toDo(paper)
  return (
    <>
      <div className="scans-row">
        {mayAdd && (
          <Button
            variant="action"
            icon="paper"
            hotkey={KEYS.choose}
            isDisabled={isLost}
            onPress={() => input.current?.click()}
          >
            {words.choose}
          </Button>
        )}
        {mayAdd && hasCamera() && (
          <Button icon="camera" hotkey={KEYS.camera} isDisabled={isLost} onPress={() => ask('camera')}>
            {words.camera}
          </Button>
        )}
        {(isToDo || state === 'excused') && (
          <Button variant="quiet" hotkey={KEYS.excuse} isDisabled={isLost} onPress={() => ask('excuse')}>
            {isToDo ? words.excuse : words.excuseBack}
          </Button>
        )}
      </div>
      {mayAdd && !hasCamera() && <p className="small">{words.cameraAway}</p>}
      <input
        ref={input}
        type="file"
        accept={TAKEN}
        multiple
        hidden
        aria-hidden
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          currentTarget.value = ''
        }}
      />
    </>
  )
}
