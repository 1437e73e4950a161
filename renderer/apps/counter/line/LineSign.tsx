import type { ReactNode } from 'react'
import type { EventType } from '../../../../shared/domain/events/catalogue.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'
import { lineSign } from './line-sign.ts'
import './line-sign.css'

const INTERESTED: EventType[] = ['delivery.rejected', 'delivery.accepted', 'delivery.corrected', 'delivery.closed']

export type LineSignProps = {
  /** Looks for a dossier by its code. */
  onFind: (code: string) => void
}

/** One quiet sign at a desk: whether the province hears this centre, and what waits. A refused dossier is one press away. */
export function LineSign({ onFind }: LineSignProps): ReactNode {
  const words = useWords()
  const { view } = useLiveView('getLine', {}, { interestedIn: INTERESTED, everyMinute: true })
  const sign = view === null ? null : lineSign(view.line, words)
  if (sign === null) return null
  const { code } = sign
  if (code !== undefined)
    return (
      <Button variant="quiet" icon={sign.icon} className="line-sign" data-kind={sign.kind} onPress={() => onFind(code)}>
        {sign.text}
      </Button>
    )
  return (
    <p className="line-sign small" data-kind={sign.kind} title={words.sync.sign.calm}>
      <Icon name={sign.icon} />
      {sign.text}
    </p>
  )
}
