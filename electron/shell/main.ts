import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app, BrowserWindow, globalShortcut, Menu, net, powerSaveBlocker } from 'electron'
import { localMinutes } from '../../shared/domain/time/vietnam-time.ts'
import { openLog } from '../platform/log.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { declareAppScheme, serveAppPage } from './app-page.ts'
import { keepCrashDumps } from './crash-dumps.ts'
import { superviseChild } from './child.ts'
import type { Child } from './child.ts'
import { childPlans } from './child-plans.ts'
import type { Shell } from './context.ts'
import { guardApp, guardSession, SWITCHES } from './guards.ts'
import { keepHeartbeat } from '../platform/heartbeat.ts'
import { listenToPages } from './listen.ts'
import { readConfig } from '../../shared/shell/config.ts'
import { HELD_KEYS } from '../../shared/shell/keys.ts'
import type { ExitCode } from '../../shared/shell/recovery.ts'
import { WINDOWS } from '../../shared/shell/roles.ts'
import { openSecrets } from './secrets.ts'
import { watchCentre } from '../platform/watch-centre.ts'
import { openWindows } from './windows.ts'

const HERE = dirname(fileURLToPath(import.meta.url))
/** The programs without windows stand outside the archive, for plain Node runs them too (tools/packaging). */
const SERVICE = app.isPackaged ? join(dirname(app.getAppPath()), 'program/out/service') : join(HERE, '../service')
const clock = systemClock()
const timers = systemTimers()
const log = openLog('info')

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

/** The program's own settings, below those of the province's IT, which nobody but an administrator can write. */
function readSettings(dataDir: string): ReturnType<typeof readConfig> {
  const programs = process.env['ProgramFiles'] ?? 'C:\\Program Files'
  const system = process.platform === 'win32' ? join(programs, 'Mot Cua Policy') : '/etc/mot-cua'
  const textOf = (file: string): string | null => (existsSync(file) ? readFileSync(file, 'utf8') : null)
  const policy = join(app.isPackaged ? system : dataDir, 'policy.json')
  return readConfig(textOf(join(dataDir, 'shell.json')), textOf(policy))
}

/** A machine where nobody works never sleeps, and its keyboard does nothing beside its page. */
function keepForCitizens(): void {
  powerSaveBlocker.start('prevent-display-sleep')
  for (const key of HELD_KEYS) globalShortcut.register(key, () => {})
}

function start(): void {
  const dataDir = app.getPath('userData')
  const read = readSettings(dataDir)
  const config = read.ok ? read.config : null
  const centre = config?.centreUrl ?? null
  const children: Child[] = []
  let isLeaving = false

  const shell: Shell = {
    read,
    config,
    centre,
    pagesDir: (app.isPackaged ? '' : process.env['MOT_CUA_PAGES']) || join(app.getAppPath(), 'out/renderer'),
    preload: join(HERE, '../preload/preload.cjs'),
    dataDir,
    version: app.getVersion(),
    clock,
    timers,
    log,
    watch: watchCentre({ centre, fetch: (url, init) => net.fetch(url, init), clock, timers }),
    secrets: openSecrets(join(dataDir, 'secrets.json'), config?.tokenFiles ?? {}),
    leave,
  }

  function leave(code: ExitCode): void {
    if (isLeaving) return
    isLeaving = true
    shell.watch.stop()
    void Promise.all(children.map((child) => child.stop())).finally(() => app.exit(code))
  }

  serveAppPage(shell.pagesDir)
  for (const plan of childPlans(shell, SERVICE)) children.push(superviseChild(plan, shell))
  const windows = openWindows(shell, () => localMinutes(clock.now()))
  guardSession({
    centre,
    role: config?.role ?? 'kiosk',
    isAttended: (contents) => windows.of(contents)?.plan.attended === true,
    log,
  })
  listenToPages(shell, windows)
  keepHeartbeat(join(dataDir, 'heartbeat'), () => windows.all().map((window) => window.silentFor()), shell)
  if (WINDOWS[config?.role ?? 'counter'].every(({ attended }) => !attended)) keepForCitizens()
  app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus())
  // Windows that go away are made again; the program ends by `leave` alone.
  app.on('window-all-closed', () => {})
  app.on('before-quit', (event) => {
    if (isLeaving) return
    event.preventDefault()
    leave(0)
  })
}
