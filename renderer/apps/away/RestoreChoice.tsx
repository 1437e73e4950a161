import { useState } from 'react'
import type { ReactNode } from 'react'
import { hourMinute, weekdayDate } from '../../../shared/i18n/format.ts'
import type { ShellApi } from '../../../shared/shell/shell-api.ts'
import type { CopiesAt, OfferedCopy, RestoreFault } from '../../../shared/shell/restore-start.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useLanguage, useWords } from '../../ui/language.tsx'
import type { RestoreForm } from './RestoreCentre.tsx'

/** So many are shown at first: an older one is wanted only where the newest is damaged. */
const FIRST = 3

type Props = { shell: ShellApi; at: CopiesAt; form: RestoreForm; isLooking: boolean; fault: RestoreFault | null }

/** Which copy, where its data are to lie, and the code from the safe. */
export function RestoreChoice({ shell, at: { copies, broken }, form, isLooking, fault }: Props): ReactNode {
  const { restoreStart: words } = useWords()
  const [areAll, showAll] = useState(false)
  const { data, code } = form.fields
  const [isOdd, setOdd] = useState(false)
  const wrong = isOdd ? 'folder' : fault
  const copy =
    copies.find((one) => keyOf(one) === form.fields.copy && !one.isNewer) ?? copies.find((one) => !one.isNewer)
  const isComplete = copy !== undefined && data.trim() !== '' && (!copy.isSealed || code.trim() !== '')
  function restore(): void {
    if (!copy || !isComplete) return
    const request = { folder: copy.folder, name: copy.name, data: data.trim(), code: copy.isSealed ? code : null }
    setOdd(false)
    // The folder is not written out, e.g. "mot-cua".
    void shell.setUp({ do: 'restore', ...request }).catch(() => setOdd(true))
  }
  return (
    <form
      className="restore-choice"
      onSubmit={(event) => {
        event.preventDefault()
        restore()
      }}
    >
      <h2>{words.copies}</h2>
      <div className="restore-copies" role="group" aria-label={words.copies}>
        {copies.slice(0, areAll ? undefined : FIRST).map((one, place) => (
          <Button
            key={keyOf(one)}
            aria-pressed={one === copy}
            isDisabled={one.isNewer}
            onPress={() => form.set('copy')(keyOf(one))}
            data-copy={one.name}
          >
            <CopyWords copy={one} isNewest={place === 0} />
          </Button>
        ))}
      </div>
      {!areAll && copies.length > FIRST && (
        <Button variant="quiet" onPress={() => showAll(true)}>
          {words.older(copies.length - FIRST)}
        </Button>
      )}
      {broken > 0 && <p className="small">{words.broken(broken)}</p>}
      <div className="set-up-fields">
        <div className="set-up-cell">
          <Field label={words.folder} value={data} onChange={form.set('data')} maxLength={240} />
          <p className="small">{words.folderHint}</p>
        </div>
        {copy?.isSealed && (
          <div className="set-up-cell restore-code">
            <Field label={words.code} value={code} onChange={form.set('code')} maxLength={100} />
            <p className="small">{words.codeHint}</p>
          </div>
        )}
      </div>
      {wrong && <Notice kind="stop" title={words.faults[wrong]} live />}
      <Button type="submit" variant="action" icon="forward" isDisabled={!isComplete || isLooking}>
        {words.start}
      </Button>
    </form>
  )
}

const keyOf = ({ folder, name }: OfferedCopy): string => `${folder}/${name}`

function CopyWords({ copy, isNewest }: { copy: OfferedCopy; isNewest: boolean }): ReactNode {
  const { restoreStart: words } = useWords()
  const [language] = useLanguage()
  const { takenAt, centre, program, isSealed, isNewer } = copy
  const facts = [
    centre === '' ? words.nameless : centre,
    words.version(program),
    ...(isSealed ? [words.sealed] : []),
    ...(isNewer ? [words.tooNew] : []),
  ]
  return (
    <span className="restore-copy">
      <strong>
        {`${hourMinute(takenAt, language)}, ${weekdayDate(takenAt, language)}`}
        {isNewest && ` (${words.newest})`}
      </strong>
      <span className="small">{facts.join(' · ')}</span>
    </span>
  )
}
