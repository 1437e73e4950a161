import type { ReactNode } from 'react'
import type { MachineProgram, UpdatesView } from '../../../../shared/api/update-views.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import { useLanguage, useWords } from '../../../ui/language.tsx'
import { timeWords } from '../devices/time-words.ts'

/** What every machine runs and what it waits for. */
export function MachineTable({ view, now }: { view: UpdatesView; now: number }): ReactNode {
  const words = useWords()
  const [language] = useLanguage()
  const { versions: text } = words
  const { columns } = text
  return (
    <section className="office-part" aria-labelledby="versions-machines">
      <h2 id="versions-machines">{text.machines}</h2>
      <table className="versions-table">
        <thead>
          <tr>
            {[columns.machine, columns.version, columns.state, columns.seen].map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.machines.map((machine) => (
            <tr key={machine.id} data-machine={machine.id} data-failed={machine.failed !== null}>
              <th scope="row">
                {machine.name}
                {machine.isPilot && <span className="small">{` (${text.pilot})`}</span>}
              </th>
              <td className="versions-number">{machine.version ?? text.never}</td>
              <td>{stateOf(machine, words)}</td>
              <td>{machine.seenAt === null ? '' : timeWords(machine.seenAt, now, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function stateOf({ version, failed, canInstall, wait }: MachineProgram, { versions: text }: Words): string {
  if (failed) return text.failed(failed.version, text.failures[failed.why])
  if (version === null) return ''
  if (!canInstall && wait !== 'up-to-date' && wait !== 'no-roll-out') return text.byHand
  return wait === null ? text.now : text.waits[wait]
}
