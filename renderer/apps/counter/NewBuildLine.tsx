import type { ReactNode } from 'react'
import { NewBuildBar } from '../../features/new-build/NewBuildBar.tsx'
import { useLoadNewBuild } from '../../features/new-build/use-load-new-build.ts'
import { OTHER_KEYS } from './desk-actions.ts'
import { useHotkeys } from './use-hotkeys.ts'

type NewBuildLineProps = { isNew: boolean; isHeld: boolean; isAsking: boolean }

/** A newer version is there: one key loads it, unless something would be lost. */
export function NewBuildLine({ isNew, isHeld, isAsking }: NewBuildLineProps): ReactNode {
  const loading = useLoadNewBuild()
  useHotkeys({ [OTHER_KEYS.newBuild]: loading.load }, isNew && !isHeld && !isAsking)
  return <NewBuildBar {...{ isNew, isHeld, loading }} hotkey={OTHER_KEYS.newBuild} />
}
