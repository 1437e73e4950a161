import { useState } from 'react'
import type { ReactNode } from 'react'
import { usePage } from '../../client/page.tsx'
import { useUnsaved } from '../unsaved/use-unsaved.tsx'
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
  const unsaved = useUnsaved()
  const [isKept, setKept] = useState(false)
  // A page with something unsaved would not go: a browser asks, the shell just stays.
  const load = (): void => (unsaved.all().length > 0 ? setKept(true) : page.reload())
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
