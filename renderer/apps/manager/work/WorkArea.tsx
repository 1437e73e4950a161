import { useState } from 'react'
import type { ReactNode } from 'react'
import type { WorkRequestView } from '../../../../shared/api/house-views.ts'
import { hourMinute, sameDay, weekdayDate } from '../../../../shared/i18n/format.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { useSlipPaper } from '../../../features/slips/use-slip-paper.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { SettleDialog } from './SettleDialog.tsx'
import './work.css'

/** What keeps a counter from receiving comes first. */
const ORDER: readonly WorkRequestView['severity'][] = ['stops', 'hinders', 'can-wait']

/** Phiếu đề nghị xử lý công việc: what desks asked for, the worst first, until each is done (BD-14.3, BD-8.6). */
export function WorkArea(): ReactNode {
  const { house, common } = useWords()
  const [asked, setAsked] = useState<WorkRequestView | null>(null)
  const paper = useSlipPaper()
  const { view, now, state } = useLiveView(
    'listWorkRequests',
    {},
    { interestedIn: ['workRequest.raised', 'workRequest.settled'], everyMinute: true },
  )
  if (!view) return <p role="status">{common.connecting}</p>
  const open = view.requests
    .filter(({ doneAt }) => doneAt === null)
    .toSorted((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || a.at - b.at)
  const done = view.requests.filter(({ doneAt }) => doneAt !== null)
  const line = (request: WorkRequestView): ReactNode => (
    <WorkLine key={request.id} request={request} now={now}>
      {request.slipId !== null && (
        <Button
          variant="quiet"
          icon="printer"
          isPending={paper.pending === request.slipId}
          onPress={() => request.slipId !== null && paper.print(request.slipId)}
        >
          {house.print}
        </Button>
      )}
      {request.doneAt === null && (
        <Button variant={request.handler === null ? 'action' : 'plain'} icon="check" onPress={() => setAsked(request)}>
          {request.handler === null ? house.takeOn : house.settle}
        </Button>
      )}
    </WorkLine>
  )
  return (
    <div className="work">
      <div className="manager-head">
        <h1>{house.work}</h1>
        <p className="small">{house.workHint}</p>
      </div>
      {state === 'lost' && <Notice kind="care" icon="unlinked" title={common.lost} live />}
      {paper.refusal && <Notice kind="stop" title={paper.refusal} live />}
      <section className="panel" aria-labelledby="work-open">
        <h2 id="work-open">{house.workWaiting(open.length)}</h2>
        {open.length === 0 ? <p>{house.workNone}</p> : <ul className="work-list">{open.map(line)}</ul>}
      </section>
      {done.length > 0 && (
        <section className="panel" aria-labelledby="work-done">
          <h2 id="work-done">{house.workDoneToday(done.length)}</h2>
          <ul className="work-list">{done.map(line)}</ul>
        </section>
      )}
      {asked && <SettleDialog request={asked} onClose={() => setAsked(null)} />}
    </div>
  )
}

type WorkLineProps = { request: WorkRequestView; now: number; children: ReactNode }

/** One request: how bad, what, from whom, and how far it is. */
function WorkLine({ request, now, children }: WorkLineProps): ReactNode {
  const { house } = useWords()
  const at = useMoment(now)
  const { severity, kind, asset, by, counterNumber, handler, doneAt } = request
  const isUrgent = severity === 'stops' && doneAt === null
  return (
    <li data-work={severity} data-taken={handler !== null || undefined}>
      <div>
        <p className="work-severity" data-urgent={isUrgent || undefined}>
          <Icon name={isUrgent ? 'alert' : 'info'} />
          {house.severities[severity]}
        </p>
        <p className="work-words">{request.words ?? house.erased}</p>
        <p className="small">
          {[house.workKinds[kind], asset, house.workFrom(by, counterNumber), at(request.at)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <WorkStanding request={request} now={now} />
      </div>
      <div className="work-do">{children}</div>
    </li>
  )
}

/** Who has it, until when, or what came of it. */
function WorkStanding({ request, now }: Pick<WorkLineProps, 'request' | 'now'>): ReactNode {
  const { house } = useWords()
  const at = useMoment(now)
  const { handler, dueAt, doneAt, outcome } = request
  const isOverdue = doneAt === null && dueAt !== null && now > dueAt
  const open = [
    handler === null ? house.workOpen : house.workTaken(handler),
    ...(dueAt === null ? [] : [house.workDue(at(dueAt))]),
    ...(isOverdue ? [house.workOverdue] : []),
  ]
  const standing = doneAt === null ? open.join(', ') : house.workDone(handler ?? '', at(doneAt))
  return (
    <p className="small work-state" data-bad={isOverdue || undefined} data-done={doneAt !== null || undefined}>
      <Icon name={doneAt === null ? 'clock' : 'check'} />
      {outcome === null ? standing : `${standing}: ${outcome}`}
    </p>
  )
}

/** A moment in words: the hour, and the day where it is not today. */
function useMoment(now: number): (ms: number) => string {
  const [language] = useLanguage()
  return (ms) =>
    sameDay(ms, now) ? hourMinute(ms, language) : `${hourMinute(ms, language)}, ${weekdayDate(ms, language)}`
}
