import { useState } from 'react'
import type { ReactNode } from 'react'
import { useLiveView } from '../../../client/use-live-view.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useNamed, useWords } from '../../../ui/language.tsx'
import { ErrorTable } from './ErrorTable.tsx'
import { bandVerdict } from './band-verdict.ts'
import './forecasts.css'

const PERIODS = [1, 5, 10, 30] as const
const DEFAULT_DAYS = 10

/** How good the waits were that the papers told: error, range and side, over all and by service and hour. */
export function ForecastsArea(): ReactNode {
  const words = useWords()
  const named = useNamed()
  const text = words.manager.forecasts
  const [days, setDays] = useState<number>(DEFAULT_DAYS)
  const { view } = useLiveView('getForecasts', {}, { interestedIn: ['ticket.called'], query: { days } })
  if (!view) return <p role="status">{words.common.connecting}</p>
  const { total } = view
  const verdict = total && bandVerdict(total)
  return (
    <div className="forecasts">
      <div className="manager-head">
        <h1>{text.title}</h1>
        <p className="small">{text.hint}</p>
      </div>
      <div className="forecasts-period">
        <Select
          label={text.period}
          options={PERIODS.map((n) => ({ id: String(n), text: text.days(n) }))}
          value={String(days)}
          onChange={(id) => setDays(Number(id))}
        />
      </div>
      {!total || !verdict ? (
        <p role="status">{text.none}</p>
      ) : (
        <>
          <dl className="forecasts-total">
            <Figure label={text.medianError} value={text.minutes(total.medianError)} hint={text.medianErrorHint} />
            <Figure label={text.inBand} value={text.percent(total.inBand)} hint={text.inBandHint}>
              <p className={`forecasts-verdict forecasts-${verdict.kind}`}>
                <Icon name={verdict.kind === 'good' ? 'check' : 'info'} />
                {text[verdict.words]}
              </p>
            </Figure>
            <Figure label={text.bias} value={text.signed(total.bias)} hint={text.biasHint(total.bias)} />
            <Figure label={text.told} value={String(total.n)} hint={text.days(view.days.length)} />
          </dl>
          <div className="forecasts-tables">
            <ErrorTable
              title={text.byService}
              rows={view.services.map((service) => ({
                key: service.letter,
                name: `${service.letter} ${named(service)}`,
                error: service.error,
              }))}
            />
            <ErrorTable
              title={text.byHour}
              rows={view.hours.map(({ hour, error }) => ({
                key: String(hour),
                name: words.manager.hall.hour(hour),
                error,
              }))}
            />
          </div>
        </>
      )}
    </div>
  )
}

type FigureProps = { label: string; value: string; hint: string; children?: ReactNode }

function Figure({ label, value, hint, children }: FigureProps): ReactNode {
  return (
    <div className="panel">
      <dt>{label}</dt>
      <dd className="number forecasts-number">{value}</dd>
      <dd className="small">{hint}</dd>
      {children && <dd>{children}</dd>}
    </div>
  )
}
