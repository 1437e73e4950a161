import type { ReactNode } from 'react'
import { usePage } from '../../client/page.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/language.tsx'
import './new-build.css'

export type NewBuildBarProps = {
  /** The centre serves a newer build than this page. */
  isNew: boolean
  /** Something stands on this page alone and would be lost. */
  isHeld?: boolean
  hotkey?: string
}

/** Somebody works here, so the page asks: one quiet line until the work is done. */
export function NewBuildBar({ isNew, isHeld = false, hotkey }: NewBuildBarProps): ReactNode {
  const page = usePage()
  const { newBuild } = useWords().common
  if (!isNew) return null
  return (
    <div className="new-build" role="status">
      <Icon name="refresh" />
      <span>{isHeld ? newBuild.held : newBuild.there}</span>
      <Button
        variant="quiet"
        isDisabled={isHeld}
        onPress={() => page.reload()}
        {...(hotkey === undefined ? {} : { hotkey })}
      >
        {newBuild.press}
      </Button>
    </div>
  )
}
