import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'

export type EditPanelProps = {
  title: string
  children: ReactNode
  onClose: () => void
  /** Opens the preview; absent: this person may only look. */
  onReview?: () => void
  /** Proposes to take the item out of use. */
  onRetire?: () => void
  /** What can be done beside editing. */
  extra?: ReactNode
  isReady?: boolean
  /** Something typed here stands on this page alone. */
  isUnsaved?: boolean
  /** More room, for a form with rows. */
  isWide?: boolean
}

/** On a small window, or at twice its size, it opens below a long table: whoever opened it must see it. */
const intoView = (form: HTMLFormElement | null): void => form?.scrollIntoView({ block: 'nearest' })

/** The form of one item beside its table. */
export function EditPanel(props: EditPanelProps): ReactNode {
  const {
    title,
    children,
    onClose,
    onReview,
    onRetire,
    extra,
    isReady = true,
    isUnsaved = false,
    isWide = false,
  } = props
  const { admin: words, common } = useWords()
  useWayBack()
  return (
    <form
      ref={intoView}
      className={`admin-panel ${isWide ? 'admin-panel-wide' : ''}`}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) onReview?.()
      }}
    >
      <div className="admin-panel-head">
        <h2>{title}</h2>
        {isUnsaved && <span className="admin-tag admin-tag-changed">{words.unsaved}</span>}
        <Button variant="quiet" icon="close" onPress={onClose}>
          {common.close}
        </Button>
      </div>
      <div className="admin-panel-body" tabIndex={onReview ? undefined : 0}>
        <fieldset className="admin-fieldset" disabled={!onReview}>
          {children}
        </fieldset>
        {extra}
      </div>
      <div className="admin-panel-foot">
        {onRetire && (
          <Button className="admin-retire" onPress={onRetire}>
            {words.retire}
          </Button>
        )}
        {onReview ? (
          <Button variant="action" type="submit" isDisabled={!isReady}>
            {words.review}
          </Button>
        ) : (
          <p className="small">{words.onlyLeader}</p>
        )}
      </div>
    </form>
  )
}

/** The keyboard goes on where the form was opened, once it is closed. */
function useWayBack(): void {
  const [opener] = useState(() => document.activeElement)
  useEffect(
    () => () => {
      const isNowhere = document.activeElement === null || document.activeElement === document.body
      if (isNowhere && opener instanceof HTMLElement && opener.isConnected) opener.focus()
    },
    [opener],
  )
}
