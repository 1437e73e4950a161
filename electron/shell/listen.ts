import { net } from 'electron'
import type { WebContents } from 'electron'
import { z } from 'zod'
import { deedRequest, selfCheckLines } from '../../shared/shell/shell-api.ts'
import { setUpRequest } from '../../shared/shell/first-start.ts'
import type { ShellStatus, Trouble } from '../../shared/shell/shell-api.ts'
import { listCrashDumps } from './crash-dumps.ts'
import type { Shell } from './context.ts'
import { openIpc } from './ipc.ts'
import { openTechnicianDesk } from '../platform/technician-desk.ts'
import { applicantOf } from './shell-window.ts'
import type { ShellWindow } from './shell-window.ts'
import type { Windows } from './windows.ts'

const nothing = z.undefined().or(z.null())
/** A centre that has never answered is given this long to start. */
const STARTING_MS = 15_000
/** A technician who has gone away leaves the page to the citizens. */
const FORGOTTEN_MS = 2 * 60_000

/** How often the centre is asked whether it still knows this machine. */
const KNOWN_MS = 5_000

/** Every channel on which a page may speak to the program. @returns tells all of them how things stand now */
export function listenToPages(shell: Shell, windows: Windows): () => void {
  const ipc = openIpc(
    (sender) => windows.of(sender) !== undefined,
    () => shell.centre,
    shell.log,
  )
  const desk = openTechnicianDesk(shell, net.fetch as typeof globalThis.fetch)
  const windowOf = (sender: WebContents): ShellWindow => {
    const found = windows.of(sender)
    if (!found) throw new Error('a window that is gone')
    return found
  }

  const statusOf = (window: ShellWindow): ShellStatus => ({
    trouble: troubleOf(shell, window),
    problems: shell.read.ok ? [] : shell.read.problems,
    centreUrl: shell.centre,
    since: shell.watch.now().since,
    attended: window.plan.attended,
    technician: window.showing() === 'technician',
    page: window.plan.page,
    language: shell.config?.language ?? 'vi',
    version: shell.version,
    setUp: shell.setUp.view(applicantOf(window.plan)),
  })
  const tell = (): void => {
    for (const window of windows.all()) window.send('shell:status-changed', statusOf(window))
  }
  shell.watch.onChange(tell)
  shell.timers.after(STARTING_MS, tell)

  ipc.answer('beat', { from: 'ours', input: nothing, run: (_nothing, sender) => windowOf(sender).beat() })
  ipc.answer('knock', {
    from: 'ours',
    input: nothing,
    run(_nothing, sender) {
      const window = windowOf(sender)
      if (window.plan.attended || window.showing() === 'technician') return
      window.showTechnician()
      shell.timers.after(FORGOTTEN_MS, () => window.showing() === 'technician' && window.load())
    },
  })
  ipc.answer('status', { from: 'app', input: nothing, run: (_nothing, sender) => statusOf(windowOf(sender)) })
  ipc.answer('retry', { from: 'app', input: nothing, run: () => shell.watch.look() })
  ipc.answer('leave', { from: 'app', input: nothing, run: (_nothing, sender) => windowOf(sender).load() })
  ipc.answer('technicians', {
    from: 'app',
    input: nothing,
    run: async (_nothing, sender) => [...(await desk.people(windowOf(sender)))],
  })
  ipc.answer('perform', {
    from: 'app',
    input: deedRequest,
    run: (request, sender) => desk.perform(windowOf(sender), request),
  })
  ipc.answer('crash-dumps', { from: 'app', input: nothing, run: () => listCrashDumps() })
  ipc.answer('self-check', {
    from: 'app',
    input: selfCheckLines,
    run(lines) {
      const failed = lines.filter(({ ok }) => !ok).map(({ check }) => check)
      shell.log[failed.length > 0 ? 'error' : 'info']({ failed }, 'self-check of the lock-down')
      return lines
    },
  })
  ipc.answer('set-up', {
    from: 'app',
    input: setUpRequest,
    run(request, sender) {
      const { plan } = windowOf(sender)
      // Who passes by a kiosk does not take it out of its centre: a technician does, by a deed.
      if (request.do === 'begin-anew' && !plan.attended) throw new Error('refused')
      return shell.setUp.act(request, applicantOf(plan))
    },
  })
  shell.timers.every(KNOWN_MS, () => void desk.catchUp(windows.all()))
  return tell
}

const TROUBLE_OF = { 'no-room': 'centre-full', 'newer-data': 'centre-newer', damaged: 'centre-damaged' } as const

function troubleOf({ read, watch, clock, verdict }: Shell, window: ShellWindow): Trouble {
  if (!read.ok) return read.trouble
  if (window.showing() === 'pairing') return 'not-paired'
  const { state, since, build, closed } = watch.now()
  if (state === 'here') return 'page-missing'
  if (closed) return TROUBLE_OF[closed]
  const wrong = verdict()
  if (wrong === 'other-authority' || wrong === 'clock-wrong') return wrong
  // A machine of its own centre is up before that; nobody has to look for a cable yet.
  const isStarting = build === null && (since === null || clock.now() - since < STARTING_MS)
  return isStarting ? 'starting' : 'centre-away'
}
