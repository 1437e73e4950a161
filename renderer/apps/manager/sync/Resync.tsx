import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'

/** Everything anew in one direction: a normal thing to do, and a safe one. */
export function Resync(): ReactNode {
  const words = useWords()
  const text = words.sync.resync
  const { isPending, problem, press } = useManagerPress()
  const begin = (what: 'up' | 'down'): void => void press((api) => api.press('resyncProvince', { body: { what } }))
  return (
    <section className="sync-part" aria-label={text.title}>
      <h2>{text.title}</h2>
      <p className="small">{text.hint}</p>
      {problem && <Notice kind="stop" title={problem} live />}
      <div className="sync-bar">
        <Button icon="lower" isPending={isPending} onPress={() => begin('down')}>
          {text.down}
        </Button>
        <Button icon="send" isPending={isPending} onPress={() => begin('up')}>
          {text.up}
        </Button>
      </div>
    </section>
  )
}
