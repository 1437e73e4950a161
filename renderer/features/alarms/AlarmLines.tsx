import type { ReactNode } from 'react'
import type { AlarmView } from '../../../shared/api/alarm-views.ts'
import { hourMinute } from '../../../shared/i18n/format.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import { isComing, isMine, mayAnswer, mayEnd } from './use-alarms.ts'
import type { Looker } from './use-alarms.ts'
import './alarms.css'

/** Keys of the page for the first line that they can be used on. */
export const ALARM_KEYS = { answer: 'Alt+T', end: 'Alt+K' } as const

export type AlarmLinesProps = {
  alarms: readonly AlarmView[]
  who: Looker
  onAnswer: (alarmId: string) => void
  onEnd: (alarmId: string) => void
  /** Shows keys, for pages that listen for them. */
  hasKeys?: boolean
}

/** Colleagues in need, one line each until it is ended: who, where, since when, who comes. Quiet: nothing sounds or flashes. */
export function AlarmLines({ alarms, who, onAnswer, onEnd, hasKeys = false }: AlarmLinesProps): ReactNode {
  const { alarms: words } = useWords()
  if (alarms.length === 0) return null
  const toAnswer = alarms.find((alarm) => mayAnswer(alarm, who))
  const toEnd = alarms.find((alarm) => mayEnd(alarm, who))
  const key = (isFirst: boolean, name: string) => (hasKeys && isFirst ? { hotkey: name } : {})
  return (
    <ul className="alarms">
      {alarms.map((alarm) => (
        <li key={alarm.id} className="alarm" data-kind={alarm.kind} data-mine={isMine(alarm, who) || undefined}>
          <Icon name="people" />
          <AlarmWords alarm={alarm} who={who} />
          {mayAnswer(alarm, who) && (
            <Button variant="action" {...key(alarm === toAnswer, ALARM_KEYS.answer)} onPress={() => onAnswer(alarm.id)}>
              {words.iCome}
            </Button>
          )}
          {mayEnd(alarm, who) && (
            <Button {...key(alarm === toEnd, ALARM_KEYS.end)} onPress={() => onEnd(alarm.id)}>
              {words.end}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}

function AlarmWords({ alarm, who }: { alarm: AlarmView; who: Looker }): ReactNode {
  const { alarms: words } = useWords()
  const [language] = useLanguage()
  const { by, kind, at, coming } = alarm
  const others = coming.filter(({ officerId }) => officerId !== who.officerId)
  const names = others.map(({ counterNumber, name }) => words.where(counterNumber, name)).join(', ')
  return (
    <div className="alarm-words" role="status">
      <p className="alarm-what">
        {isMine(alarm, who)
          ? `${words.mine}: ${words.kinds[kind]}`
          : `${words.where(by.counterNumber, by.name)} ${words.needs[kind]}`}
        <span className="small">{` ${words.since(hourMinute(at, language))}`}</span>
      </p>
      <p>
        {isComing(alarm, who) && `${words.iAmComing} `}
        {names ? words.coming(names) : !isComing(alarm, who) && words.nobodyYet}
      </p>
    </div>
  )
}
