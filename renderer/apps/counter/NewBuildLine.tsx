import type { ReactNode } from 'react'
import { usePage } from '../../client/page.tsx'
import { NewBuildBar } from '../../features/new-build/NewBuildBar.tsx'
import { OTHER_KEYS } from './desk-actions.ts'
import { useHotkeys } from './use-hotkeys.ts'

type NewBuildLineProps = { isNew: boolean; isHeld: boolean; isAsking: boolean }

/** A newer version is there: one key loads it, unless something would be lost. */
export function NewBuildLine({ isNew, isHeld, isAsking }: NewBuildLineProps): ReactNode {
  const { reload } = usePage()
  useHotkeys({ [OTHER_KEYS.newBuild]: reload }, isNew && !isHeld && !isAsking)
  return <NewBuildBar isNew={isNew} isHeld={isHeld} hotkey={OTHER_KEYS.newBuild} />
}
