import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, BrowserWindow, globalShortcut, Menu, net, powerSaveBlocker, utilityProcess } from 'electron'
import { localMinutes } from '../../shared/domain/time/vietnam-time.ts'
import { childPlans } from '../platform/child-plans.ts'
import { openLog } from '../platform/log.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { declareAppScheme, serveAppPage } from './app-page.ts'
import { keepCrashDumps } from './crash-dumps.ts'
import { superviseChild } from './child.ts'
import type { Child } from './child.ts'
import type { Shell } from './context.ts'
import { guardApp, guardSession, SWITCHES } from './guards.ts'
import { keepHeartbeat } from '../platform/heartbeat.ts'
import { listenToPages } from './listen.ts'
import { tokenFilesOf } from '../../shared/shell/config.ts'
import { HELD_KEYS } from '../../shared/shell/keys.ts'
import type { ExitCode } from '../../shared/shell/recovery.ts'
import { WINDOWS } from '../../shared/shell/roles.ts'
import type { MachineRole } from '../../shared/shell/roles.ts'
import { openShellSettings } from '../platform/shell-settings.ts'
import type { ShellSettings } from '../platform/shell-settings.ts'
import { openJoining } from './joining.ts'
import { openSecrets } from './secrets.ts'
import { watchCentre } from '../platform/watch-centre.ts'
import { keepUpdated } from './updates.ts'
import { openWindows } from './windows.ts'

const HERE = dirname(fileURLToPath(import.meta.url))
/** The programs without windows stand outside the archive, for plain Node runs them too (tools/packaging). */
const SERVICE = app.isPackaged ? join(dirname(app.getAppPath()), 'program/out/service') : join(HERE, '../service')
const clock = systemClock()
const timers = systemTimers()
const log = openLog('info')
/** How often a centre that is away is looked for at another address. */
const SEEK_MS = 5_000

// Nothing may end in a window of the system that nobody answers.
process.on('uncaughtException', (error) => {
  log.error({ err: error }, 'the program ends')
  app.exit(0)
})

keepCrashDumps()
app.enableSandbox()
for (const [name, value] of SWITCHES) app.commandLine.appendSwitch(name, value)
declareAppScheme()
guardApp(log)
Menu.setApplicationMenu(null)
if (app.requestSingleInstanceLock()) void app.whenReady().then(start)
else app.quit()

/** Where the policy of the province's IT lies: where nobody but an administrator can write. */
function policyFile(dataDir: string): string {
  const programs = process.env['ProgramFiles'] ?? 'C:\\Program Files'
  const system = process.platform === 'win32' ? join(programs, 'Mot Cua Policy') : '/etc/mot-cua'
  return join(app.isPackaged ? system : dataDir, 'policy.json')
}

/** A machine where nobody works never sleeps, and its keyboard does nothing beside its page. */
function keepForCitizens(role: MachineRole): void {
  globalShortcut.unregisterAll()
  if (WINDOWS[role].some(({ attended }) => attended)) return
  powerSaveBlocker.start('prevent-display-sleep')
  for (const key of HELD_KEYS) globalShortcut.register(key, () => {})
}

/** The settings as they stand now: a machine is set up while the program runs. */
function settingsOfNow(settings: ShellSettings) {
  let read = settings.read()
  return {
    get read() {
      return read
    },
    get config() {
      return read.ok ? read.config : null
    },
    get centre() {
      return read.ok ? read.config.centreUrl : null
    },
    again: () => void (read = settings.read()),
  }
}

function start(): void {
  const dataDir = app.getPath('userData')
  const settings = openShellSettings(join(dataDir, 'shell.json'), policyFile(dataDir))
  const now = settingsOfNow(settings)
  const secrets = openSecrets(join(dataDir, 'secrets.json'), () => tokenFilesOf(now.read))
  const children: Child[] = []
  let isLeaving = false
  let tell = (): void => {}
  const joining = openJoining(settings, secrets, {
    clock,
    timers,
    configure,
    startRestorer: () => utilityProcess.fork(join(SERVICE, 'centre.mjs'), ['restore-here'], { stdio: 'inherit' }),
    reload: (page) =>
      windows
        .all()
        .find(({ plan }) => plan.page === page)
        ?.load(),
    changed: () => tell(),
  })

  const shell: Shell = Object.assign(now, {
    pagesDir: (app.isPackaged ? '' : process.env['MOT_CUA_PAGES']) || join(app.getAppPath(), 'out/renderer'),
    preload: join(HERE, '../preload/preload.cjs'),
    dataDir,
    version: app.getVersion(),
    clock,
    timers,
    log,
    watch: watchCentre({ centre: () => now.centre, fetch: (url, init) => net.fetch(url, init), clock, timers }),
    secrets,
    ...joining,
    leave,
  })

  /** The settings are others: what was opened by those of before is opened anew. */
  function configure(): void {
    now.again()
    joining.forget()
    shell.watch.reset()
    void restartChildren()
    windows.arrange()
    keepForCitizens(shell.config?.role ?? 'counter')
    tell()
  }

  async function restartChildren(): Promise<void> {
    await Promise.all(children.splice(0).map((child) => child.stop()))
    if (!isLeaving) for (const plan of childPlans(shell, SERVICE)) children.push(superviseChild(plan, shell))
  }

  function leave(code: ExitCode): void {
    if (isLeaving) return
    isLeaving = true
    shell.watch.stop()
    shell.setUp.stop()
    void Promise.all(children.map((child) => child.stop())).finally(() => app.exit(code))
  }

  if (app.isPackaged) keepUpdated(shell)
  serveAppPage(shell.pagesDir)
  void restartChildren()
  const windows = openWindows(shell, () => localMinutes(clock.now()))
  guardSession({
    get centre() {
      return joining.candidate() ?? shell.centre
    },
    get role() {
      return shell.config?.role ?? 'kiosk'
    },
    isAttended: (contents) => windows.of(contents)?.plan.attended === true,
    log,
  })
  tell = listenToPages(shell, windows)
  keepHeartbeat(join(dataDir, 'heartbeat'), () => windows.all().map((window) => window.silentFor()), shell)
  keepForCitizens(shell.config?.role ?? 'counter')
  timers.every(SEEK_MS, () => shell.watch.now().state === 'away' && shell.setUp.seek())
  keepRunning(() => isLeaving, leave)
}

/** Windows that go away are made again; the program ends by `leave` alone. */
function keepRunning(isLeaving: () => boolean, leave: (code: ExitCode) => void): void {
  app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus())
  app.on('window-all-closed', () => {})
  app.on('before-quit', (event) => {
    if (isLeaving()) return
    event.preventDefault()
    leave(0)
  })
}
