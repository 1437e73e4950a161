import type { ReactNode } from 'react'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'
import { lineSign } from './line-sign.ts'
import './line-sign.css'

const INTERESTED: EventType[] = ['delivery.rejected', 'delivery.accepted', 'delivery.corrected', 'delivery.closed']

/** One quiet sign at a desk: whether the province hears this centre, and what waits. Nobody has to act on it. */
export function LineSign(): ReactNode {
  const words = useWords()
  const { view } = useLiveView('getLine', {}, { interestedIn: INTERESTED, everyMinute: true })
  const sign = view === null ? null : lineSign(view.line, words)
  if (sign === null) return null
  return (
    <p className="line-sign small" data-kind={sign.kind} title={words.sync.sign.calm}>
      <Icon name={sign.icon} />
      {sign.text}
    </p>
  )
}
