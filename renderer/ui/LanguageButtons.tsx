import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { useLanguages } from './language.tsx'

/** A button for every language but the one on the screen. */
export function LanguageButtons(): ReactNode {
  const { now, all, choose } = useLanguages()
  return all
    .filter((other) => other !== now)
    .map(({ code, name }) => (
      <Button key={code} icon="language" variant="quiet" onPress={() => choose(code)}>
        <span lang={code}>{name}</span>
      </Button>
    ))
}
