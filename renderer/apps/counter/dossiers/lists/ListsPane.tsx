import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { ListBox, ListBoxItem } from 'react-aria-components'
import { dossierListName } from '../../../../../shared/api/dossier-views.ts'
import type { DossierListName } from '../../../../../shared/api/dossier-views.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { useHotkeys } from '../../use-hotkeys.ts'
import { useCounts } from '../use-counts.ts'
import { HandOver } from './HandOver.tsx'
import { CARRIED } from './HandOverDialog.tsx'
import { PostBar } from '../post/PostBar.tsx'
import { LineList } from './LineList.tsx'
import { SIZE, useFound, useList } from './use-lists.ts'
import './lists.css'

export type ListsPaneProps = {
  now: number
  isActive: boolean
  list: DossierListName
  /** What is searched for; it stays while one that was found is looked at. */
  typed: string
  onTyped: (typed: string) => void
  onList: (list: DossierListName) => void
  onOpen: (dossierId: string) => void
  onAsking: (isAsking: boolean) => void
}

const URGENT: ReadonlySet<DossierListName> = new Set([
  ...(['to-forward', 'to-apologise', 'late', 'to-archive', 'uncollected', 'harmed'] as const),
])

const isCarried = (list: DossierListName): list is keyof typeof CARRIED => list in CARRIED

/** Lists that keep the desk honest (TQ-6.3, BD-5.3, TT-9.1đ), and a search over everything. */
export function ListsPane(props: ListsPaneProps): ReactNode {
  const { now, isActive, list, typed, onTyped, onList, onOpen, onAsking } = props
  const { dossiers: words, dossier } = useWords()
  const [isWanted, setWanted] = useState(false)
  const pane = useRef<HTMLDivElement>(null)
  const counts = useCounts()
  const focus = (what: string) => () => pane.current?.querySelector<HTMLElement>(what)?.focus()
  const toLines = focus('.dossiers-lines-list')
  useHotkeys({ 'Alt+1': focus('input'), 'Alt+2': focus('.dossiers-names'), 'Alt+3': toLines }, isActive)
  // What was searched for before is there to be gone through, or to be written over.
  useEffect(() => pane.current?.querySelector('input')?.select(), [])
  /** What is still under way gets the focus when it comes. */
  const toFound = (): void => (isWanted ? toLines() : setWanted(true))
  const isSearch = typed.trim() !== ''
  return (
    <div className="dossiers-lists" ref={pane}>
      <nav className="counter-panel dossiers-nav" aria-label={words.lists}>
        <div onKeyDown={({ key }) => (key === 'ArrowDown' || key === 'Enter') && isSearch && toFound()}>
          <Field
            label={
              <>
                {words.search} <kbd className="button-key">Alt+1</kbd>
              </>
            }
            type="search"
            value={typed}
            maxLength={100}
            placeholder={words.searchHint}
            onChange={(next) => {
              setWanted(false)
              onTyped(next)
            }}
          />
        </div>
        <p className="small dossiers-nav-title">
          {words.openWork} <kbd className="button-key">Alt+2</kbd>
        </p>
        <ListBox
          className="dossiers-names"
          aria-label={words.openWork}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={isSearch ? [] : [list]}
          onSelectionChange={(keys) => {
            const [next] = [...(keys === 'all' ? [] : keys)]
            onTyped('')
            onList(dossierListName.catch('to-forward').parse(next))
          }}
        >
          {dossierListName.options.map((name) => (
            <ListBoxItem key={name} id={name} textValue={dossier.lists[name]} className="dossiers-name">
              <span>{dossier.lists[name]}</span>
              <span className="number" data-bad={(URGENT.has(name) && (counts?.[name] ?? 0) > 0) || undefined}>
                {counts?.[name] ?? ''}
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
      </nav>
      <section className="counter-panel dossiers-found-panel">
        <h2 className="counter-list-title">
          {isSearch ? words.found : dossier.lists[list]} <kbd className="button-key">Alt+3</kbd>
        </h2>
        {isSearch ? (
          <Found {...{ typed, now, onOpen, isWanted }} />
        ) : (
          <Listed key={list} {...{ list, now, isActive, onOpen, onAsking }} />
        )}
      </section>
    </div>
  )
}

type RowsProps = Pick<ListsPaneProps, 'now' | 'onOpen'>

/** `isWanted`: Enter was pressed; the first line gets the focus as soon as they answer to what was typed. */
function Found({ typed, now, onOpen, isWanted }: RowsProps & { typed: string; isWanted: boolean }): ReactNode {
  const { dossiers: words } = useWords()
  const found = useFound(typed)
  if (!found) return <p className="dossiers-empty">{words.reading}</p>
  const isNone = found.lines.length === 0
  const isReached = isWanted && found.isCurrent
  return (
    <>
      <div role="status">{isNone && <p className="dossiers-empty">{words.foundNone}</p>}</div>
      {!isNone && (
        <LineList
          key={`${found.q} ${isReached}`}
          label={words.found}
          lines={found.lines}
          autoFocus={isReached}
          {...{ now, onOpen }}
          empty={words.foundNone}
        />
      )}
      {found.isMore && <p className="small dossiers-empty">{words.foundMore}</p>}
    </>
  )
}

type ListedProps = Pick<ListsPaneProps, 'list' | 'now' | 'isActive' | 'onOpen' | 'onAsking'>

function Listed({ list, now, isActive, onOpen, onAsking }: ListedProps): ReactNode {
  const { dossiers: words, dossier, find } = useWords()
  const [page, setPage] = useState(1)
  const view = useList(list, page)
  if (!view) return <p className="dossiers-empty">{words.reading}</p>
  const pages = Math.max(1, Math.ceil(view.total / SIZE))
  // The last line of the last page was settled: what is left stands before it.
  if (page > pages) setPage(pages)
  return (
    <>
      {list === 'results' && <PostBar {...{ isActive, onAsking }} />}
      {isCarried(list) && <HandOver direction={CARRIED[list]} lines={view.lines} {...{ isActive, onAsking }} />}
      <LineList label={dossier.lists[list]} lines={view.lines} now={now} onOpen={onOpen} empty={words.listEmpty} />
      {pages > 1 && (
        <div className="dossiers-pages">
          <Button icon="back" isDisabled={page <= 1} onPress={() => setPage(page - 1)}>
            {find.before}
          </Button>
          <p role="status">{find.page(page, pages)}</p>
          <Button icon="forward" isDisabled={page >= pages} onPress={() => setPage(page + 1)}>
            {find.after}
          </Button>
        </div>
      )}
    </>
  )
}
