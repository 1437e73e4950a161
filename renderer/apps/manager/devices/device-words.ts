import type { DeviceHealthRow } from '../../../../shared/api/device-health-views.ts'
import type { PrintCause } from '../../../../shared/api/views.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'

/** Of a device that is gone nothing else is known: what it told before is no news. */
function known(troubles: DeviceHealthRow['troubles']): DeviceHealthRow['troubles'] {
  const gone = troubles.filter(({ trouble }) => trouble === 'gone')
  return gone.length > 0 ? gone : troubles
}

/** What is wrong with a device, in words. */
export const deviceTrouble = ({ troubles, speaker }: DeviceHealthRow, words: Words): string =>
  known(troubles)
    .map(({ trouble }) => {
      const cause = trouble === 'speaker-silent' ? speaker?.cause : undefined
      const { troubles: names, silent } = words.manager.devices
      return cause ? `${names[trouble]} (${silent[cause]})` : names[trouble]
    })
    .join('; ')

/** What to do now for a device. */
export function deviceTodo({ state, troubles }: DeviceHealthRow, words: Words): string {
  const { todo } = words.manager.devices
  if (troubles.length > 0)
    return known(troubles)
      .map(({ trouble }) => todo[trouble])
      .join(' ')
  return state === 'good' || state === 'troubled' ? todo.none : todo[state]
}

/** What to do now for a printer. */
export function printerTodo(
  {
    state,
    cause,
    nearEnd,
    paper,
    station,
  }: {
    state: 'ready' | 'offline' | 'never'
    cause: PrintCause | null
    nearEnd: boolean
    paper?: { low: boolean }
    station?: { office?: true | undefined } | null
  },
  words: Words,
): string {
  const { todo, printerTodo: printers } = words.manager.devices
  if (state === 'never') return printers.never
  if (state === 'offline' && cause === 'paper-end' && station?.office) return printers['tray-empty']
  if (state === 'offline') return printers[cause ?? 'error']
  return nearEnd || paper?.low ? printers['near-end'] : todo.none
}
