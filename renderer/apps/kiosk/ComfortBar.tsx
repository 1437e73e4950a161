import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { isSpoken } from '../../../shared/domain/voice/guide.ts'
import { Icon } from '../../ui/Icon.tsx'
import type { IconName } from '../../ui/Icon.tsx'
import { useLanguages, useWords } from '../../ui/language.tsx'
import { useComfort } from './comfort.tsx'
import type { ComfortSwitch } from './comfort.tsx'

const SWITCHES: readonly (readonly [ComfortSwitch, IconName])[] = [
  ['large', 'type'],
  ['contrast', 'contrast'],
  ['low', 'lower'],
  ['spoken', 'speaker'],
]

/** The last row of the reach zone, the same on every screen: how this citizen sees, reaches, hears and reads. */
export function ComfortBar(): ReactNode {
  const words = useWords()
  const { comfort, toggle } = useComfort()
  const { now } = useLanguages()
  return (
    <div className="kiosk-comfort" role="group" aria-label={words.kiosk.comfort.title}>
      {SWITCHES.filter(([name]) => name !== 'spoken' || isSpoken(now.code)).map(([name, icon]) => (
        <AriaButton
          key={name}
          className={`kiosk-switch kiosk-switch-${name}`}
          aria-pressed={comfort[name]}
          onPress={() => toggle(name)}
        >
          <Icon name={icon} />
          <span>{words.kiosk.comfort[name]}</span>
        </AriaButton>
      ))}
      <LanguageSwitch />
    </div>
  )
}

/** To the next language, named in itself; with two languages it is simply the other one. */
function LanguageSwitch(): ReactNode {
  const { now, all, choose } = useLanguages()
  const next = all[(all.indexOf(now) + 1) % all.length]
  if (!next || next === now) return null
  return (
    <AriaButton className="kiosk-switch" onPress={() => choose(next.code)}>
      <Icon name="language" />
      <span lang={next.code}>{next.name}</span>
    </AriaButton>
  )
}
