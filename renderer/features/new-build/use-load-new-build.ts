import { useState } from 'react'
import { usePage } from '../../client/page.tsx'
import { useUnsaved } from '../unsaved/use-unsaved.tsx'

export type LoadNewBuild = {
  load(): void
  /** It was not loaded, for something is unsaved: a browser would ask, the shell just stay. */
  readonly isKept: boolean
}

/** Loads the page anew, unless something would be lost. */
export function useLoadNewBuild(): LoadNewBuild {
  const { reload } = usePage()
  const unsaved = useUnsaved()
  const [isKept, setKept] = useState(false)
  return { load: () => (unsaved.all().length > 0 ? setKept(true) : reload()), isKept }
}
