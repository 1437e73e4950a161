import { useState } from 'react'
import type { ReactNode } from 'react'
import type { RunView } from '../../../../../shared/api/house-views.ts'
import { usePage } from '../../../../client/page.tsx'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Field } from '../../../../ui/Field.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'

/** As many papers as one list holds. */
const MOST = 100
const MINUTE = 60_000

export type RunDialogProps = { run: RunView; onDone: (slipId: string | undefined) => void; onClose: () => void }

/** The papers of one agency that wait for a run, counted by who takes them (TT-4.2c), on a list with two signatures. */
export function RunDialog({ run, onDone, onClose }: RunDialogProps): ReactNode {
  const { dossiers, house } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [receiver, setReceiver] = useState('')
  const [counted, setCounted] = useState('')
  const { view } = useLiveView(
    'listDossiers',
    { list: 'paper-to-carry' },
    { interestedIn: [], query: { agencyId: run.agencyId, page: 1, size: MOST } },
  )
  // A run takes what was there at its time; what came after it goes with it too when it is late.
  const lines = (view?.dossiers ?? []).filter(({ carryBy }) => carryBy === null || carryBy < run.by + MINUTE)
  const isEqual = Number(counted) === lines.length
  const isReady = lines.length > 0 && receiver.trim() !== '' && isEqual

  function submit(): void {
    const body = {
      ...{ direction: 'out' as const, agencyId: run.agencyId, run: run.name, receiver: receiver.trim() },
      ...{ counted: Number(counted), dossierIds: lines.map(({ id }) => id) },
    }
    send.run(
      (key) => api.press('handOverPapers', { body, key }),
      ({ slips }) => onDone(slips[0]?.id),
    )
  }
  return (
    <SlipDialog
      title={`${house.run(run.name)} · ${run.agency}`}
      hint={dossiers.handOverHint}
      isReady={isReady}
      send={send}
      onSubmit={submit}
      onClose={onClose}
    >
      <ol className="runs-papers">
        {lines.map(({ id, code, name }) => (
          <li key={id}>
            <span className="number">{code}</span> {name ?? dossiers.erased}
          </li>
        ))}
      </ol>
      <Field label={dossiers.handOverReceiver} value={receiver} maxLength={120} autoFocus onChange={setReceiver} />
      <Field label={house.counted} value={counted} maxLength={3} onChange={setCounted} />
      {counted.trim() !== '' && !isEqual && <p className="dossiers-care">{house.countWrong(lines.length)}</p>}
    </SlipDialog>
  )
}
