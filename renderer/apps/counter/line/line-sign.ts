import type { LineView } from '../../../../shared/api/sync-views.ts'
import { clockFace } from '../../../../shared/i18n/format.ts'
import type { Words } from '../../../../shared/i18n/vi.ts'
import type { IconName } from '../../../ui/Icon.tsx'

export type LineSign = {
  readonly kind: 'calm' | 'care'
  readonly icon: IconName
  readonly text: string
  /** Code of a dossier that can be looked at. */
  readonly code?: string
}

/** What a desk is told of the line: one short sentence; null where no province is set down. */
export function lineSign(
  { state, since, waiting, tasks, refused, isStuck }: LineView,
  { sync }: Words,
): LineSign | null {
  const { sign } = sync
  if (state === 'off') return null
  if (state === 'blocked') return { kind: 'care', icon: 'unlinked', text: sign.blocked }
  if (state === 'down') {
    const unsent = waiting.dossiers > 0 ? ` · ${sign.waiting(waiting.dossiers)}` : ''
    return { kind: isStuck ? 'care' : 'calm', icon: 'unlinked', text: `${sign.down(clockFace(since))}${unsent}` }
  }
  if (tasks > 0)
    return { kind: 'care', icon: 'alert', text: sign.tasks(tasks), ...(refused === undefined ? {} : { code: refused }) }
  if (state === 'new') return { kind: 'calm', icon: 'refresh', text: sign.new }
  if (waiting.rows === 0) return { kind: 'calm', icon: 'check', text: sign.up }
  return { kind: isStuck ? 'care' : 'calm', icon: 'refresh', text: sign.sending(waiting.dossiers, waiting.rows) }
}
