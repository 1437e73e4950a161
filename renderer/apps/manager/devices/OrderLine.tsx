import type { ReactNode } from 'react'
import type { DeviceOrder, OrderView } from '../../../../shared/api/order-views.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import type { IconName } from '../../../ui/Icon.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { useManagerPress } from '../use-manager-press.ts'
import { orderNews } from './order-words.ts'
import { timeWords } from './time-words.ts'

export type Press = { readonly order: DeviceOrder; readonly icon: IconName }

export type OrderLineProps = {
  /** What a technician may let this device do; empty for who only looks. */
  readonly presses: readonly Press[]
  /** The newest order for this device. */
  readonly last: OrderView | undefined
  readonly now: number
  /** More buttons. */
  readonly children?: ReactNode
}

const ICONS = { wait: 'clock', good: 'check', care: 'info', stop: 'alert' } as const

/** The buttons of a device, and what came of the last one. */
export function OrderLine({ presses, last, now, children }: OrderLineProps): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { isPending, problem, press } = useManagerPress()
  const news = orderNews(last, now, words)
  const isUnderWay = isPending || news?.kind === 'wait'
  return (
    <>
      {presses.length > 0 && (
        <div className="device-presses">
          {presses.map(({ order, icon }) => (
            <Button
              key={order.kind}
              icon={icon}
              isPending={isUnderWay}
              onPress={() => void press((api) => api.press('orderDevice', { body: order }))}
            >
              {words.technician.do[order.kind]}
            </Button>
          ))}
          {children}
        </div>
      )}
      <p className={`device-news device-news-${problem ? 'stop' : (news?.kind ?? 'none')}`} role="status">
        {problem ? (
          <>
            <Icon name="alert" />
            {problem}
          </>
        ) : (
          news &&
          last && (
            <>
              <Icon name={ICONS[news.kind]} />
              {words.technician.at(timeWords(last.answeredAt ?? last.askedAt, now, language), news.words)}
            </>
          )
        )}
      </p>
    </>
  )
}
