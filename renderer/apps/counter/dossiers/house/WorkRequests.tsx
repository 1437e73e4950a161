import { useState } from 'react'
import type { ReactNode } from 'react'
import type { WorkRequestView } from '../../../../../shared/api/house-views.ts'
import type { BodyOf } from '../../../../../shared/api/operations.ts'
import { hourMinute, sameDay, weekdayDate } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { Icon } from '../../../../ui/Icon.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useLanguage, useWords } from '../../../../ui/language.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'
import { useSlipPaper } from '../../../../features/slips/use-slip-paper.ts'
import type { HousePaneProps } from './HousePane.tsx'

type Raised = BodyOf<'raiseWorkRequest'>

/** Requests for work that are open, and what came of those of today (BD-14.3). */
export function WorkRequests({ now, isLost, onAsking }: HousePaneProps): ReactNode {
  const { house, dossiers } = useWords()
  const paper = useSlipPaper()
  const [isAsked, setAsked] = useState(false)
  const { view, refresh } = useLiveView(
    'listWorkRequests',
    {},
    { interestedIn: ['workRequest.raised', 'workRequest.settled'] },
  )
  const ask = (next: boolean): void => {
    setAsked(next)
    onAsking(next)
  }
  return (
    <section className="counter-panel runs-panel" aria-labelledby="work-title">
      <h2 id="work-title" className="runs-title">
        {house.work}
      </h2>
      <p className="small">{house.workHint}</p>
      <div>
        <Button icon="paper" isDisabled={isLost} onPress={() => ask(true)}>
          {house.workNew}
        </Button>
      </div>
      {view?.requests.length === 0 && <p className="dossiers-empty">{house.workNone}</p>}
      <ul className="runs-list">
        {view?.requests.map((request) => (
          <WorkLine key={request.id} request={request} now={now}>
            {request.slipId !== null && (
              <Button
                variant="quiet"
                icon="printer"
                isPending={paper.pending === request.slipId}
                onPress={() => paper.print(request.slipId ?? '')}
              >
                {dossiers.print}
              </Button>
            )}
          </WorkLine>
        ))}
      </ul>
      {paper.refusal && <p className="field-error">{paper.refusal}</p>}
      {isAsked && (
        <RaiseDialog
          onDone={(slipId) => {
            ask(false)
            refresh()
            if (slipId !== undefined) paper.print(slipId)
          }}
          onClose={() => ask(false)}
        />
      )}
    </section>
  )
}

type WorkLineProps = { request: WorkRequestView; now: number; children?: ReactNode }

/** One request: what, how bad, from whom, and how far it is. */
function WorkLine({ request, now, children }: WorkLineProps): ReactNode {
  const { house, dossiers } = useWords()
  const [language] = useLanguage()
  const at = (ms: number): string =>
    sameDay(ms, now) ? hourMinute(ms, language) : `${hourMinute(ms, language)}, ${weekdayDate(ms, language)}`
  const state =
    request.doneAt !== null
      ? house.workDone(request.handler ?? '', at(request.doneAt))
      : request.handler === null
        ? house.workOpen
        : [house.workTaken(request.handler), request.dueAt === null ? '' : house.workDue(at(request.dueAt))]
            .filter(Boolean)
            .join(', ')
  return (
    <li className="runs-line" data-work={request.severity}>
      <span className="runs-when">
        <strong>{at(request.at)}</strong>
        <span className="small">{house.workKinds[request.kind]}</span>
      </span>
      <span className="runs-who">
        {request.words ?? dossiers.erased}
        <span className="small">
          {`${house.severities[request.severity]} · ${house.workFrom(request.by, request.counterNumber)}`}
        </span>
        <span className="runs-state small" data-open={request.handler === null || undefined}>
          <Icon name={request.doneAt === null ? 'clock' : 'check'} />
          {state}
        </span>
        {request.outcome !== null && <span className="small">{request.outcome}</span>}
      </span>
      <span className="runs-do">{children}</span>
    </li>
  )
}

type RaiseDialogProps = { onDone: (slipId: string | undefined) => void; onClose: () => void }

function RaiseDialog({ onDone, onClose }: RaiseDialogProps): ReactNode {
  const { house } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [body, setBody] = useState<Raised>({
    kind: 'device',
    severity: 'hinders',
    asset: '',
    description: '',
    wish: '',
  })
  const set = (part: Partial<Raised>): void => setBody({ ...body, ...part })
  const options = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([id, text]) => ({ id, text }))
  return (
    <SlipDialog
      title={house.workNew}
      isReady={body.description.trim() !== ''}
      send={send}
      onSubmit={() =>
        send.run(
          (key) => api.press('raiseWorkRequest', { body, key }),
          ({ slips }) => onDone(slips[0]?.id),
        )
      }
      onClose={onClose}
    >
      <Select
        label={house.workKind}
        options={options(house.workKinds)}
        value={body.kind}
        onChange={(kind) => set({ kind: kind as Raised['kind'] })}
      />
      <Select
        label={house.severity}
        options={options(house.severities)}
        value={body.severity}
        onChange={(severity) => set({ severity: severity as Raised['severity'] })}
      />
      <Field label={house.asset} value={body.asset} maxLength={60} onChange={(asset) => set({ asset })} />
      <Field
        label={house.description}
        value={body.description}
        maxLength={2_000}
        rows={3}
        autoFocus
        onChange={(description) => set({ description })}
      />
      <Field label={house.wish} value={body.wish} maxLength={1_000} onChange={(wish) => set({ wish })} />
    </SlipDialog>
  )
}
