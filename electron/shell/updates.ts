import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { app, net } from 'electron'
import { followUpdates } from '../platform/updates/follow-updates.ts'
import { openInbox } from '../platform/updates/inbox.ts'
import { inboxDir } from '../platform/updates/places.ts'
import type { Shell } from './context.ts'

const LOOK_MS = 60_000

/** Brings updates to this machine's updater, and ends when another version was installed below this one. */
export function keepUpdated(shell: Shell): void {
  const { timers, log, version, secrets } = shell
  followUpdates({
    centre: () => shell.centre,
    token: async () => (shell.config ? secrets.read(shell.config.role) : null),
    // Chromium's, so that the authority of the house is asked as for pages.
    fetch: (url, init) => net.fetch(url, init),
    inbox: () => openInbox(inboxDir(), 'shell'),
    ...{ version, timers, log },
  })
  timers.every(LOOK_MS, () => {
    const there = versionOnDisk(join(dirname(app.getAppPath()), 'program/package.json'))
    // Whoever started it starts the new one: Shell Launcher, systemd, an officer in the morning.
    if (there !== null && there !== version) shell.leave(0)
  })
}

/** Null while files are being replaced. */
function versionOnDisk(file: string): string | null {
  try {
    return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version : null
  } catch {
    return null
  }
}
