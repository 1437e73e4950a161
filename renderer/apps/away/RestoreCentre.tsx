import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import type { ShellApi } from '../../../shared/shell/shell-api.ts'
import type { RestoreView } from '../../../shared/shell/restore-start.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useWords } from '../../ui/language.tsx'
import type { SetUpProps } from './FirstStart.tsx'
import { RestoreChoice } from './RestoreChoice.tsx'
import { Restored } from './Restored.tsx'
import './restore.css'

/** The server is broken: this machine takes its place out of a copy on a disk or a share. */
export function RestoreCentre({ shell, status, onBack }: SetUpProps & { onBack: () => void }): ReactNode {
  const { setUp, restoreStart: words } = useWords()
  const { restore } = status.setUp
  const form = useRestoreFields(status.setUp.folder)
  useEffect(() => void shell.setUp({ do: 'find-copies', place: null }), [shell])
  if (restore?.state === 'restoring') return <Restoring restore={restore} />
  if (restore?.state === 'restored' && restore.report) return <Restored shell={shell} report={restore.report} />
  return (
    <main className="set-up">
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      {restore && <Places shell={shell} form={form} restore={restore} onBack={onBack} />}
      {!restore && (
        <div className="set-up-acts">
          <Button icon="back" onPress={onBack}>
            {setUp.back}
          </Button>
        </div>
      )}
    </main>
  )
}

/** What somebody typed and chose: a wrong code takes none of it away. */
function useRestoreFields(folder: string) {
  const [fields, setFields] = useState({ at: '', place: '', copy: '', data: folder, code: '' })
  return {
    fields,
    set: (field: keyof typeof fields) => (value: string) => setFields((now) => ({ ...now, [field]: value })),
  }
}
export type RestoreForm = ReturnType<typeof useRestoreFields>

type PlacesProps = { shell: ShellApi; form: RestoreForm; restore: RestoreView; onBack: () => void }

/** Disks that have copies, a folder somebody types, and what lies at the chosen one. */
function Places({ shell, form, restore, onBack }: PlacesProps): ReactNode {
  const { setUp, restoreStart: words } = useWords()
  const { at, place } = form.fields
  const choose = form.set('at')
  const { found, state } = restore
  const [isOdd, setOdd] = useState(false)
  const fault = isOdd ? 'no-folder' : restore.fault
  const isLooking = state === 'looking'
  const shown = found.find((one) => one.place === at) ?? (found.length === 1 ? found[0] : undefined)
  const look = (folder: string | null): void => {
    choose(folder ?? '')
    setOdd(false)
    // It is not written out, e.g. "sao-luu".
    void shell.setUp({ do: 'find-copies', place: folder }).catch(() => setOdd(true))
  }
  return (
    <>
      <section className="set-up-found" aria-label={words.places} aria-live="polite">
        {isLooking && <p role="status">{words.looking}</p>}
        {!isLooking && found.length === 0 && fault === null && <p role="status">{words.nothing}</p>}
        {found.map((one) => (
          <Button key={one.place} aria-pressed={one === shown} onPress={() => choose(one.place)}>
            {one.place} <span className="small">{words.copiesIn(one.copies.length)}</span>
          </Button>
        ))}
      </section>
      <form
        className="restore-place"
        onSubmit={(event) => {
          event.preventDefault()
          if (place.trim() !== '') look(place.trim())
        }}
      >
        <Field label={words.placeField} value={place} onChange={form.set('place')} maxLength={240} />
        <Button type="submit" icon="search" isDisabled={place.trim() === ''}>
          {words.open}
        </Button>
        <Button icon="refresh" isDisabled={isLooking} onPress={() => look(null)}>
          {words.lookAgain}
        </Button>
        <p className="small">{words.placeHint}</p>
      </form>
      {shown && <RestoreChoice shell={shell} at={shown} form={form} isLooking={isLooking} fault={fault} />}
      {!shown && fault && <Notice kind="stop" title={words.faults[fault]} live />}
      <div className="set-up-acts">
        <Button icon="back" onPress={onBack}>
          {setUp.back}
        </Button>
      </div>
    </>
  )
}

function Restoring({ restore: { progress } }: { restore: RestoreView }): ReactNode {
  const { restoreStart: words } = useWords()
  const { step, part } = progress ?? ({ step: 'copying', part: 0 } as const)
  const isCounted = step === 'copying'
  return (
    <main className="set-up">
      <h1>{words.title}</h1>
      <div className="restore-progress">
        <p role="status">{words.steps[step]}</p>
        <progress aria-label={words.steps[step]} max={100} {...(isCounted ? { value: part } : {})} />
        {isCounted && <p className="restore-part">{part}%</p>}
      </div>
      <p>{words.wait}</p>
    </main>
  )
}
