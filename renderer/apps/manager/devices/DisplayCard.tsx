import type { ReactNode } from 'react'
import type { DisplayHealthRow } from '../../../../shared/api/device-health-views.ts'
import type { OrderView } from '../../../../shared/api/order-views.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { OrderLine } from './OrderLine.tsx'
import { StateCard } from './StateCard.tsx'
import { timeWords } from './time-words.ts'

export type DisplayCardProps = {
  display: DisplayHealthRow
  orders: readonly OrderView[]
  mayOrder: boolean
  now: number
}

const KINDS = { unchecked: 'care', shown: 'good', sent: 'good', dead: 'stop', away: 'quiet' } as const
/** Lights every segment that digits have. */
const TEST_NUMBER = '888'

/** A number display at a counter: what it shows, since when it does not, and a test of it. */
export function DisplayCard({ display, orders, mayOrder, now }: DisplayCardProps): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { technician: text, manager } = words
  const { id, stationId, counterId, counterNumber, state, deadSince } = display
  const sentence = text.displayStates[state]
  const time = (at: number): string => timeWords(at, now, language)
  return (
    <StateCard
      id={`${stationId} ${id}`}
      kind={KINDS[state]}
      what={display.stationName}
      name={text.display(counterNumber === null ? counterId : String(counterNumber))}
      state={deadSince === null ? sentence : `${sentence}, ${manager.devices.since(time(deadSince))}`}
      todo={text.displayTodo[state]}
      facts={factsOf(display, time, words)}
    >
      <OrderLine
        presses={
          mayOrder
            ? [{ icon: 'hand', order: { kind: 'test-number', stationId, displayId: id, number: TEST_NUMBER } }]
            : []
        }
        last={orders.find((order) => order.deviceId === stationId && order.displayId === id)}
        now={now}
      />
    </StateCard>
  )
}

function factsOf(display: DisplayHealthRow, time: (at: number) => string, { technician: text }: Words): string[] {
  const { state, shows, shown, lastGoodAt, line, id, model } = display
  const isWell = state === 'shown' || state === 'sent'
  const wanted = shows === '' ? text.showsNothing : isWell ? text.shows(shows) : text.shouldShow(shows)
  return [
    ...(state === 'away' ? [] : [wanted]),
    ...(!isWell && shown ? [text.lastShown(shown, lastGoodAt === null ? '' : time(lastGoodAt))] : []),
    ...(lastGoodAt === null ? [] : [text.lastGood(time(lastGoodAt))]),
    text.line(line, id, model),
  ]
}
