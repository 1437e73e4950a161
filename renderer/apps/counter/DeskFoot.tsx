import type { ReactNode } from 'react'
import type { QueueView } from '../../../shared/api/views.ts'
import { Button } from '../../ui/Button.tsx'
import { useWords } from '../../ui/language.tsx'
import { OTHER_KEYS } from './desk-actions.ts'
import { SheetSign } from './sheets/SheetLines.tsx'
import { TodayLine } from './TodayLine.tsx'
import type { Sound } from './use-sound.ts'

export type DeskFootProps = {
  today: QueueView['today']
  sound: Sound
  onSound: () => void
  onAlarm: () => void
  onLogOut: () => void
}

/** The officer's day, and what is seldom needed. */
export function DeskFoot({ today, sound, onSound, onAlarm, onLogOut }: DeskFootProps): ReactNode {
  const { desk, alarms } = useWords()
  return (
    <footer className="counter-foot">
      <TodayLine today={today} />
      <SheetSign />
      <Button variant="quiet" icon="people" hotkey={OTHER_KEYS.alarm} onPress={onAlarm}>
        {alarms.call}
      </Button>
      <Button
        variant="quiet"
        icon={sound.isOn ? 'bell' : 'mute'}
        hotkey={OTHER_KEYS.sound}
        aria-pressed={sound.isOn}
        onPress={onSound}
      >
        {`${desk.sound}: ${sound.isOn ? desk.soundOn : desk.soundOff}`}
      </Button>
      <Button variant="quiet" icon="leave" hotkey={OTHER_KEYS.logOut} onPress={onLogOut}>
        {desk.logOut}
      </Button>
    </footer>
  )
}
