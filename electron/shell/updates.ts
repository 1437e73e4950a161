import { dirname, join } from 'node:path'
import { app, net } from 'electron'
import { followUpdates } from '../platform/updates/follow-updates.ts'
import { openInbox } from '../platform/updates/inbox.ts'
import { openOwnImage } from '../platform/updates/own-image.ts'
import { inboxDir } from '../platform/updates/places.ts'
import { versionIn } from '../platform/updates/version-in.ts'
import type { Shell } from './context.ts'

const LOOK_MS = 60_000

/** Brings updates to this machine's updater or replaces its AppImage, and ends when another version came in its place. */
export function keepUpdated(shell: Shell): void {
  const { clock, timers, log, version, secrets } = shell
  const program = join(dirname(app.getAppPath()), 'program')
  // Chromium's, so that the authority of the house is asked as for pages.
  const fetch = (url: string, init: RequestInit): Promise<Response> => net.fetch(url, init)
  const image = openOwnImage({ ...{ program, clock, version, fetch, log }, leave: () => shell.leave(0) })
  followUpdates({
    centre: () => shell.centre,
    token: async () => (shell.config ? secrets.read(shell.config.role) : null),
    inbox: () => openInbox(inboxDir(), 'shell'),
    image: () => image,
    ...{ fetch, version, timers, log },
  })
  timers.every(LOOK_MS, () => {
    void image?.obey(shell.centre)
    const there = versionIn(program)
    // Whoever started it starts the new one: Shell Launcher, systemd, an officer in the morning.
    if (there !== null && there !== version) shell.leave(0)
  })
}
