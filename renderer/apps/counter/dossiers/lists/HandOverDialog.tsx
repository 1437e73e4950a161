import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DossierLine } from '../../../../../shared/api/dossier-views.ts'
import type { AnswerOf } from '../../../../../shared/api/operations.ts'
import { usePage } from '../../../../client/page.tsx'
import { timeOf } from '../../../../features/typed/read-typed.ts'
import { Field } from '../../../../ui/Field.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'

/**
 * Lists whose papers leave the desk: dossiers to the agency, results that nobody collected back to it (BD-10.4b), dossiers
 * that were not supplemented to be filed there (BD-10.3b).
 */
export const CARRIED = { 'paper-to-carry': 'out', uncollected: 'back', 'to-archive': 'archive' } as const

export type HandOverDialogProps = {
  direction: (typeof CARRIED)[keyof typeof CARRIED]
  lines: readonly DossierLine[]
  onDone: (answer: AnswerOf<'handOverPapers'>) => void
  onClose: () => void
}

/** All papers of one agency on a list with two signatures (TT-4.2b, KT-4.1). */
export function HandOverDialog({ direction, lines, onDone, onClose }: HandOverDialogProps): ReactNode {
  const { dossiers: words, house } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [agencyId, setAgencyId] = useState(lines[0]?.agencyId ?? '')
  const [receiver, setReceiver] = useState('')
  const [run, setRun] = useState('')
  const [counted, setCounted] = useState('')
  const own = lines.filter((line) => line.agencyId === agencyId)
  const time = timeOf(run)
  const isEqual = Number(counted) === own.length
  const isReady = own.length > 0 && receiver.trim() !== '' && isEqual && (run.trim() === '' || time !== null)

  function submit(): void {
    const body = {
      ...{ direction, agencyId, receiver: receiver.trim(), dossierIds: own.map(({ id }) => id) },
      counted: own.length,
      ...(time === null ? {} : { run: time }),
    }
    send.run((key) => api.press('handOverPapers', { body, key }), onDone)
  }
  return (
    <SlipDialog
      title={words.handOver}
      hint={words.handOverHint}
      isReady={isReady}
      send={send}
      onSubmit={submit}
      onClose={onClose}
    >
      <Select label={words.handOverTo} options={agenciesOf(lines)} value={agencyId} onChange={setAgencyId} />
      <Field label={words.handOverReceiver} value={receiver} maxLength={120} autoFocus onChange={setReceiver} />
      <Field label={house.counted} value={counted} maxLength={3} onChange={setCounted} />
      {counted.trim() !== '' && !isEqual && <p className="dossiers-care">{house.countWrong(own.length)}</p>}
      <Field label={words.handOverRun} value={run} maxLength={8} onChange={setRun} />
    </SlipDialog>
  )
}

/** The agencies of a list, with how many go to each. */
function agenciesOf(lines: readonly DossierLine[]): { id: string; text: string }[] {
  const counts = new Map<string, number>()
  for (const { agencyId } of lines) counts.set(agencyId, (counts.get(agencyId) ?? 0) + 1)
  return [...counts].map(([id, count]) => ({
    id,
    text: `${lines.find(({ agencyId }) => agencyId === id)?.agency ?? id} (${count})`,
  }))
}
