import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useWords } from '../../ui/language.tsx'
import { useLoadNewBuild } from './use-load-new-build.ts'
import type { LoadNewBuild } from './use-load-new-build.ts'
import './new-build.css'

export type NewBuildBarProps = {
  /** The centre serves a newer build than this page. */
  isNew: boolean
  /** Something stands on this page alone and would be lost. */
  isHeld?: boolean
  hotkey?: string
  /** Where a key of the page loads it as well. */
  loading?: LoadNewBuild
}

/** Somebody works here, so the page asks: one quiet line until the work is done. */
export function NewBuildBar({ isNew, isHeld = false, hotkey, loading }: NewBuildBarProps): ReactNode {
  const own = useLoadNewBuild()
  const { load, isKept } = loading ?? own
  const { newBuild } = useWords().common
  if (!isNew) return null
  return (
    <div className="new-build" role="status">
      <Icon name="refresh" />
      <span>{isHeld ? newBuild.held : isKept ? newBuild.unsaved : newBuild.there}</span>
      <Button variant="quiet" isDisabled={isHeld} onPress={load} {...(hotkey === undefined ? {} : { hotkey })}>
        {newBuild.press}
      </Button>
    </div>
  )
}
