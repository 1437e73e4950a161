import { useState } from 'react'
import type { ReactNode } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import type { DigitalFileView, DigitalPaper } from '../../../../../shared/api/digital-views.ts'
import type { DigitalPage } from '../../../../../shared/domain/events/digital-events.ts'
import { usePage } from '../../../../client/page.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { useHotkeys } from '../../use-hotkeys.ts'
import { useSend } from '../use-send.ts'
import { PageDialog } from './PageDialog.tsx'
import { moved, pageKey, turned } from './page-order.ts'
import { RemoveDialog } from './RemoveDialog.tsx'
import { Thumb } from './Thumb.tsx'
import { usePaperFile } from './use-paper-file.ts'

export type PageGridProps = {
  dossierId: string
  paper: DigitalPaper
  leastDpi: number
  isLost: boolean
  isActive: boolean
  onAsking: (isAsking: boolean) => void
}

const KEYS = {
  earlier: 'Alt+ArrowLeft',
  later: 'Alt+ArrowRight',
  turn: 'Alt+X',
  remove: 'Delete',
  pdf: 'Alt+I',
} as const

/** The pages of a paper as small pictures in their order, by keys: arrows choose, Enter looks, Alt with arrows moves. */
export function PageGrid({ dossierId, paper, leastDpi, isLost, isActive, onAsking }: PageGridProps): ReactNode {
  const { digitise: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const file = usePaperFile(dossierId, paper.part)
  const [chosen, setChosen] = useState<string | null>(null)
  const [question, setQuestion] = useState<'view' | 'remove' | null>(null)
  const { pages, part } = paper
  const found = pages.findIndex((page) => pageKey(page) === chosen)
  const place = found === -1 ? 0 : found
  const ask = (next: typeof question): void => {
    setQuestion(next)
    onAsking(next !== null)
  }
  function order(next: readonly DigitalPage[]): void {
    if (isLost) return
    // The page stays chosen wherever it goes.
    setChosen(pages[place] ? pageKey(pages[place]) : null)
    const body = { part, pages: [...next] }
    send.run(
      (key) => api.press('orderDigital', { params: { dossierId }, body, key }),
      () => undefined,
    )
  }
  const isFree = isActive && question === null && pages.length > 0
  useHotkeys(
    {
      [KEYS.earlier]: () => order(moved(pages, place, -1)),
      [KEYS.later]: () => order(moved(pages, place, 1)),
      [KEYS.turn]: () => order(turned(pages, place)),
      [KEYS.remove]: () => !isLost && ask('remove'),
      [KEYS.pdf]: file.open,
    },
    isFree,
  )
  if (pages.length === 0) return null
  return (
    <>
      <ListBox
        className="scans-pages"
        layout="grid"
        orientation="horizontal"
        aria-label={words.pages(pages.length)}
        selectionMode="single"
        selectionBehavior="replace"
        disallowEmptySelection
        selectedKeys={pages[place] ? [pageKey(pages[place])] : []}
        onSelectionChange={(keys) => keys !== 'all' && setChosen(String([...keys][0] ?? ''))}
        onAction={() => ask('view')}
      >
        {pages.map((page, at) => (
          <PageItem key={pageKey(page)} page={page} label={words.pageOf(at + 1)} />
        ))}
      </ListBox>
      <PageTools
        {...{ isLost, place }}
        count={pages.length}
        isReading={file.isPending}
        onView={() => ask('view')}
        onMove={(by) => order(moved(pages, place, by))}
        onTurn={() => order(turned(pages, place))}
        onRemove={() => ask('remove')}
        onRead={file.open}
      />
      {(send.refusal ?? file.refusal) && <Notice kind="stop" title={send.refusal ?? file.refusal} live />}
      {paper.files.map((one) => (
        <FileFacts key={one.id} file={one} leastDpi={leastDpi} />
      ))}
      {question === 'view' && <PageDialog pages={pages} start={place} onClose={() => ask(null)} />}
      {question === 'remove' && <RemoveDialog {...{ dossierId, paper, place }} onClose={() => ask(null)} />}
    </>
  )
}

function PageItem({ page, label }: { page: DigitalPage; label: string }): ReactNode {
  return (
    <ListBoxItem id={pageKey(page)} textValue={label} className="scans-page" data-turn={page.turn}>
      <Thumb {...page} label={label} />
      <span className="small">{label}</span>
    </ListBoxItem>
  )
}

type PageToolsProps = {
  isLost: boolean
  place: number
  count: number
  isReading: boolean
  onView: () => void
  onMove: (by: -1 | 1) => void
  onTurn: () => void
  onRemove: () => void
  onRead: () => void
}

/** What can be done with the chosen page, each with its key. */
function PageTools(props: PageToolsProps): ReactNode {
  const { isLost, place, count, isReading, onView, onMove, onTurn, onRemove, onRead } = props
  const { digitise: words } = useWords()
  return (
    <div className="scans-row scans-tools">
      <Button icon="search" hotkey="Enter" onPress={onView}>
        {words.view}
      </Button>
      <Button icon="back" hotkey="Alt+←" isDisabled={isLost || place === 0} onPress={() => onMove(-1)}>
        {words.earlier}
      </Button>
      <Button icon="forward" hotkey="Alt+→" isDisabled={isLost || place === count - 1} onPress={() => onMove(1)}>
        {words.later}
      </Button>
      <Button icon="refresh" hotkey={KEYS.turn} isDisabled={isLost} onPress={onTurn}>
        {words.turn}
      </Button>
      <Button icon="delete" hotkey="Del" isDisabled={isLost} onPress={onRemove}>
        {words.remove}
      </Button>
      <Button variant="quiet" icon="printer" hotkey={KEYS.pdf} isPending={isReading} onPress={onRead}>
        {words.pdf}
      </Button>
    </div>
  )
}

/** What a file says of itself: PDF/A or not is told, not judged. */
function FileFacts({ file, leastDpi }: { file: DigitalFileView; leastDpi: number }): ReactNode {
  const { digitise: words } = useWords()
  const { format, conformance, isSigned, pages, officer, dpi, isCoarse } = file
  const named = format === 'pdf-a' && conformance !== null ? `PDF/A-${conformance}` : words.formats[format]
  const facts = [words.pages(pages), named, ...(isSigned ? [words.signed] : []), ...(officer ? [officer] : [])]
  return (
    <p className="small" data-format={format}>
      {facts.join(' · ')}
      {isCoarse && dpi !== null && <strong className="scans-care">{` ${words.coarse(dpi, leastDpi)}`}</strong>}
    </p>
  )
}
