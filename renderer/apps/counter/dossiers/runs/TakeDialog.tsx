import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { DossierLine } from '../../../../../shared/api/dossier-views.ts'
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
  /** The time of the run, or its number. */
  run: string
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
  // A list is of one agency: that of the first result.
  const agency = taken[0]?.line
  const isEqual = Number(counted) === taken.length
  const isReady =
    taken.length > 0 && carrier.trim() !== '' && isEqual && taken.every((one) => !isLate(one) || one.cause !== '')

  function submit(): void {
    if (!agency) return
    const results = taken.map((one) => ({
      ...{ dossierId: one.line.id, kind: one.kind, electronic: false },
      ...(one.shelf.trim() === '' ? {} : { shelf: one.shelf.trim() }),
      ...(isLate(one) ? { lateCause: one.cause as NonNullable<Result['lateCause']> } : {}),
    }))
    const body = {
      ...{ agencyId: agency.agencyId, run, carrier: carrier.trim(), counted: taken.length, results },
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
      title={[house.takeRun, house.run(run), agency?.agency].filter(Boolean).join(' · ')}
      hint={house.takeHint}
      isReady={isReady}
      send={send}
      onSubmit={submit}
      onClose={onClose}
    >
      <FindResult
        agencyId={agency?.agencyId ?? null}
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

type FindResultProps = { agencyId: string | null; has: ReadonlySet<string>; onFound: (line: DossierLine) => void }

/** Looks a dossier up by what a scanner reads or a hand types; Enter takes the one whose code has it. */
function FindResult({ agencyId, has, onFound }: FindResultProps): ReactNode {
  const { house } = useWords()
  const [typed, setTyped] = useState('')
  const [isWanted, setWanted] = useState(false)
  const type = (text: string): void => {
    setTyped(text)
    setWanted(false)
  }
  return (
    <div onKeyDown={({ key, altKey }) => key === 'Enter' && !altKey && setWanted(true)}>
      <Field label={house.takeSearch} value={typed} maxLength={60} autoFocus onChange={type} />
      {typed.trim() !== '' && (
        <FoundResults
          {...{ typed, agencyId, has, isWanted }}
          onTake={(line) => {
            type('')
            onFound(line)
          }}
        />
      )}
    </div>
  )
}

type FoundResultsProps = Omit<FindResultProps, 'onFound'> & {
  typed: string
  /** Enter was pressed: a scanner does so before the answer is here. */
  isWanted: boolean
  onTake: (line: DossierLine) => void
}

function FoundResults({ typed, agencyId, has, isWanted, onTake }: FoundResultsProps): ReactNode {
  const { dossiers } = useWords()
  const found = useFound(typed)
  const lines = (found?.lines ?? [])
    .filter(
      (line) => (agencyId === null || line.agencyId === agencyId) && OPEN.includes(line.state) && !has.has(line.id),
    )
    .slice(0, MOST_FOUND)
  // What was found for fewer letters stays a moment: only the one that has all that was typed is meant.
  const meant = lines.filter(({ code }) => code.includes(typed.trim().toUpperCase()))
  const [only] = meant.length === 1 ? meant : []
  useEffect(() => {
    if (isWanted && only) onTake(only)
  })
  return (
    <ul className="runs-found">
      {lines.map((line) => (
        <li key={line.id}>
          <Button variant="quiet" icon="check" onPress={() => onTake(line)}>
            {`${line.code} · ${line.name ?? dossiers.erased}`}
          </Button>
        </li>
      ))}
    </ul>
  )
}

type TakenResultProps = {
  taken: Taken
  isLate: boolean
  onChange: (part: Partial<Taken>) => void
  onRemove: () => void
}

function TakenResult({ taken, isLate, onChange, onRemove }: TakenResultProps): ReactNode {
  const { dossiers } = useWords()
  const { code } = taken.line
  const options = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([id, text]) => ({ id, text }))
  return (
    <div className="runs-taken" data-code={code}>
      <p className="number">{code}</p>
      <Select
        label={dossiers.ask.resultKind}
        options={options(dossiers.resultKinds)}
        value={taken.kind}
        onChange={(kind) => onChange({ kind: kind as Result['kind'] })}
      />
      <Field
        label={dossiers.ask.shelf}
        value={taken.shelf}
        maxLength={40}
        autoFocus
        onChange={(shelf) => onChange({ shelf })}
      />
      {isLate && (
        <Select
          label={dossiers.ask.lateCause}
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
