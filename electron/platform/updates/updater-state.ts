import type { UpdaterState } from '../../../shared/updates/release.ts'
import { writeState } from './inbox.ts'

/** What is believed lies in the updater's own folder; beside the inboxes programs read it. */
export function tell(
  { folder, inboxes = folder }: { readonly folder: string; readonly inboxes?: string },
  state: UpdaterState,
): void {
  for (const dir of new Set([folder, inboxes])) writeState(dir, state)
}
