import type { ReactNode } from 'react'
import type { DeviceHealthView } from '../../../../shared/api/device-health-views.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { StateCard } from './StateCard.tsx'
import { timeWords } from './time-words.ts'

/** The machine that the centre itself runs on. */
export function CentreCard({ centre, now }: Pick<DeviceHealthView, 'centre'> & { now: number }): ReactNode {
  const { devices: text } = useWords().manager
  const [language] = useLanguage()
  const { disk, troubles } = centre
  const [first] = troubles
  const sentence = first ? text.troubles[first.trouble] : text.states.good
  const gigabytes = disk && text.disk(text.gigabytes(disk.freeBytes), text.gigabytes(disk.totalBytes))
  return (
    <StateCard
      id="centre"
      kind={first ? 'stop' : 'good'}
      what=""
      name={text.groups.centre}
      state={first?.since ? `${sentence}, ${text.since(timeWords(first.since, now, language))}` : sentence}
      todo={first ? text.todo[first.trouble] : text.todo.none}
      facts={[gigabytes ?? text.diskUnknown]}
    />
  )
}
