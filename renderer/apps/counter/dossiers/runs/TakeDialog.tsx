import { useState } from 'react'
import type { ReactNode } from 'react'
import type { DossierLine } from '../../../../../shared/api/dossier-views.ts'
import type { RunView } from '../../../../../shared/api/house-views.ts'
import type { BodyOf } from '../../../../../shared/api/operations.ts'
import { usePage } from '../../../../client/page.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { useFound } from '../lists/use-lists.ts'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'

type Result = BodyOf<'takeResults'>['results'][number]
type Taken = {
  readonly line: DossierLine
  readonly kind: Result['kind']
  readonly shelf: string
  readonly cause: string
}

/** States to which a result may come. */
const OPEN: readonly DossierLine['state'][] = ['received', 'in-process', 'withdrawing', 'with-agency']
const MOST_FOUND = 6

export type TakeDialogProps = {
  run: RunView
  now: number
  onDone: (slipId: string | undefined) => void
  onClose: () => void
}

/** Results that came with a run, one after the other by code, each on its shelf (TQ-8.2a, TT-4.4a, BD-26). */
export function TakeDialog({ run, now, onDone, onClose }: TakeDialogProps): ReactNode {
  const { house } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [carrier, setCarrier] = useState('')
  const [counted, setCounted] = useState('')
  const [taken, setTaken] = useState<readonly Taken[]>([])
  const isLate = ({ line }: Taken): boolean => line.resultAt === null && now > line.dueAt
  const isEqual = Number(counted) === taken.length
  const isReady =
    taken.length > 0 && carrier.trim() !== '' && isEqual && taken.every((one) => !isLate(one) || one.cause !== '')

  function submit(): void {
    const results = taken.map((one) => ({
      ...{ dossierId: one.line.id, kind: one.kind, electronic: false },
      ...(one.shelf.trim() === '' ? {} : { shelf: one.shelf.trim() }),
      ...(isLate(one) ? { lateCause: one.cause as NonNullable<Result['lateCause']> } : {}),
    }))
    const body = {
      ...{ agencyId: run.agencyId, run: run.name, carrier: carrier.trim(), counted: taken.length, results },
    }
    send.run(
      (key) => api.press('takeResults', { body, key }),
      ({ slips }) => onDone(slips[0]?.id),
    )
  }
  const change = (id: string, part: Partial<Taken>): void =>
    setTaken(taken.map((one) => (one.line.id === id ? { ...one, ...part } : one)))
  return (
    <SlipDialog
      title={`${house.takeRun} · ${house.run(run.name)} · ${run.agency}`}
      hint={house.takeHint}
      isReady={isReady}
      send={send}
      onSubmit={submit}
      onClose={onClose}
    >
      <FindResult
        agencyId={run.agencyId}
        has={new Set(taken.map(({ line }) => line.id))}
        onFound={(line) => setTaken([...taken, { line, kind: 'granted', shelf: '', cause: '' }])}
      />
      {taken.length > 0 && <p className="small">{house.taken(taken.length)}</p>}
      {taken.map((one) => (
        <TakenResult
          key={one.line.id}
          taken={one}
          isLate={isLate(one)}
          onChange={(part) => change(one.line.id, part)}
          onRemove={() => setTaken(taken.filter(({ line }) => line.id !== one.line.id))}
        />
      ))}
      <Field label={house.carrier} value={carrier} maxLength={120} onChange={setCarrier} />
      <Field label={house.counted} value={counted} maxLength={3} onChange={setCounted} />
      {counted.trim() !== '' && !isEqual && <p className="dossiers-care">{house.countWrong(taken.length)}</p>}
    </SlipDialog>
  )
}

type FindResultProps = { agencyId: string; has: ReadonlySet<string>; onFound: (line: DossierLine) => void }

/** Looks a dossier up by what a scanner reads or a hand types; Enter takes the first. */
function FindResult({ agencyId, has, onFound }: FindResultProps): ReactNode {
  const { house, dossiers } = useWords()
  const [typed, setTyped] = useState('')
  const found = useFound(typed)
  const lines = (typed.trim() === '' ? [] : (found?.lines ?? []))
    .filter((line) => line.agencyId === agencyId && OPEN.includes(line.state) && !has.has(line.id))
    .slice(0, MOST_FOUND)
  const take = (line: DossierLine | undefined): void => {
    if (!line) return
    setTyped('')
    onFound(line)
  }
  return (
    <div onKeyDown={({ key, altKey }) => key === 'Enter' && !altKey && take(lines[0])}>
      <Field label={house.takeSearch} value={typed} maxLength={60} autoFocus onChange={setTyped} />
      <ul className="runs-found">
        {lines.map((line) => (
          <li key={line.id}>
            <Button variant="quiet" icon="check" onPress={() => take(line)}>
              {`${line.code} · ${line.name ?? dossiers.erased}`}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

type TakenResultProps = {
  taken: Taken
  isLate: boolean
  onChange: (part: Partial<Taken>) => void
  onRemove: () => void
}

function TakenResult({ taken, isLate, onChange, onRemove }: TakenResultProps): ReactNode {
  const { house, dossiers } = useWords()
  const { code } = taken.line
  const options = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([id, text]) => ({ id, text }))
  return (
    <div className="runs-taken" data-code={code}>
      <p className="number">{code}</p>
      <Select
        label={house.resultOf(code)}
        options={options(dossiers.resultKinds)}
        value={taken.kind}
        onChange={(kind) => onChange({ kind: kind as Result['kind'] })}
      />
      <Field
        label={house.shelfOf(code)}
        value={taken.shelf}
        maxLength={40}
        autoFocus
        onChange={(shelf) => onChange({ shelf })}
      />
      {isLate && (
        <Select
          label={house.lateCauseOf(code)}
          options={options(dossiers.lateCauses)}
          value={taken.cause}
          onChange={(cause) => onChange({ cause })}
        />
      )}
      <Button variant="quiet" icon="close" onPress={onRemove}>
        {dossiers.remove}
      </Button>
    </div>
  )
}
