import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'

export type PagerProps = {
  /** From 1. */
  page: number
  pages: number
  onPage: (page: number) => void
}

/** To the page before and after: surer than to scroll, for hands that are not used to it. Nothing for a single page. */
export function Pager({ page, pages, onPage }: PagerProps): ReactNode {
  const words = useWords()
  if (pages <= 1) return null
  return (
    <div className="kiosk-pager">
      <AriaButton
        className="button kiosk-pager-key"
        aria-label={words.find.before}
        isDisabled={page <= 1}
        onPress={() => onPage(page - 1)}
      >
        <Icon name="back" />
      </AriaButton>
      <p role="status">{words.find.page(page, pages)}</p>
      <AriaButton
        className="button kiosk-pager-key"
        aria-label={words.find.after}
        isDisabled={page >= pages}
        onPress={() => onPage(page + 1)}
      >
        <Icon name="forward" />
      </AriaButton>
    </div>
  )
}

/** The part of a list that stands on a page. */
export const partOf = <T,>(list: readonly T[], page: number, size: number): readonly T[] =>
  list.slice((page - 1) * size, page * size)
export const pagesOf = (total: number, size: number): number => Math.max(1, Math.ceil(total / size))
