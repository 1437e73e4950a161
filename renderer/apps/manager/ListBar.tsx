import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../ui/language.tsx'

export type ListBarProps<T extends string> = {
  lists: readonly { readonly id: T; readonly text: string }[]
  list: T
  page: number
  pages: number
  onShow: (list: T, page: number) => void
}

/** Which of a few lists is shown, and its page; another list begins with its first. */
export function ListBar<T extends string>({ lists, list, page, pages, onShow }: ListBarProps<T>): ReactNode {
  const { find } = useWords()
  return (
    <div className="manager-list-bar">
      {lists.map(({ id, text }) => (
        <Button key={id} aria-pressed={list === id} onPress={() => onShow(id, 1)}>
          {text}
        </Button>
      ))}
      {pages > 1 && (
        <>
          <Button icon="back" isDisabled={page <= 1} onPress={() => onShow(list, page - 1)}>
            {find.before}
          </Button>
          <p role="status">{find.page(page, pages)}</p>
          <Button icon="forward" isDisabled={page >= pages} onPress={() => onShow(list, page + 1)}>
            {find.after}
          </Button>
        </>
      )}
    </div>
  )
}
