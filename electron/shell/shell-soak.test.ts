import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPages } from '../../renderer/e2e/pages.ts'
import { WINDOWS } from '../../shared/shell/roles.ts'
import type { MachineRole } from '../../shared/shell/roles.ts'
import { joinLife, openHouse } from '../testkit/join-life.ts'
import { kioskLife, KIOSK_AND_BOARD, sees } from '../testkit/kiosk-life.ts'
import { buildTestShell, startShell } from '../testkit/start-shell.ts'
import type { ShellOptions, TestShell } from '../testkit/start-shell.ts'
import { startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'

let pagesDir: string
let centre: TestCentre
beforeAll(async () => {
  pagesDir = await buildPages()
  centre = await startTestCentre({ pagesDir, lifelike: true })
})
afterAll(() => centre.dispose())

function start(program: string, role: MachineRole, options: Partial<ShellOptions> = {}): Promise<TestShell> {
  const tokens = { kiosk: centre.token('kiosk'), board: centre.token('board'), rating: centre.token('rating') }
  return startShell({ config: { role, centreUrl: centre.url }, tokens, pagesDir, program, ...options })
}

/** Places where one change opens the lock or loses the page: file, what stands there, what a mistake would leave. */
const MISTAKES = [
  ['guards.ts', "contents.on('will-frame-navigate', stay)", ''],
  ['guards.ts', "action: 'deny'", "action: 'allow'"],
  ['guards.ts', 'if (isBlockedKey(input, attended)) event.preventDefault()', ''],
  ['guards.ts', 'isGranted({', '((_asked) => true)({'],
  ['guards.ts', 'if (!rules.isAttended(contents) ||', 'if ('],
  ['ipc.ts', 'if (!isTrusted(', 'if (false && !isTrusted('],
  ['ipc.ts', 'if (!read.success)', 'if (false)'],
  ['browser-window.ts', 'if (!plan.attended) event.preventDefault()', ''],
  ['shell-window.ts', 'timers.after(0, load)', ''],
  ['technician-desk.ts', 'if (answer.ok) carryOut', 'carryOut'],
  ['main.ts', "'../preload/preload.cjs'", "'../preload/other.cjs'"],
  ['preload.ts', "addEventListener('click', refuseFiles, true)", ''],
] as const

/** Places where one change lets a machine believe a stranger, or loses its way into its centre. */
const JOIN_MISTAKES = [
  ['joining.ts', "verdict === 'ours' ? GOOD : BAD", 'GOOD'],
  ['joining.ts', 'if (house === null) return', 'return'],
  ['joining.ts', 'candidate ? candidate.authority :', ''],
  ['main.ts', 'return joining.candidate() ?? shell.centre', 'return shell.centre'],
  ['main.ts', 'now.again()', ''],
  ['main.ts', "() => shell.watch.now().state === 'away' && shell.setUp.seek()", '() => {}'],
  ['listen.ts', 'void desk.catchUp(windows.all())', 'windows.all()'],
  ['listen.ts', "if (window.showing() === 'pairing') return 'not-paired'", ''],
  ['shell-window.ts', 'setUp.want(applicantOf(plan))', ''],
  ['windows.ts', 'for (const window of open.values()) window.load()\n    },', '},'],
] as const

async function buildMistake(file: string, there: string, left: string): Promise<string> {
  let changed = 0
  const program = await buildTestShell([
    {
      name: 'mistake',
      enforce: 'pre',
      transform(code, id) {
        if (!/\/(shell|preload|platform)\//.test(id) || !id.endsWith(`/${file}`)) return null
        if (code.includes(there)) changed += 1
        return code.replace(there, left)
      },
    },
  ])
  expect(changed).toBe(1)
  return program
}

test.each(JOIN_MISTAKES)('%s with “%s” changed does not join a house', async (file, there, left) => {
  const program = await buildMistake(file, there, left)
  const house = openHouse(program, pagesDir)
  try {
    await expect(joinLife(house)).rejects.toThrow(/./)
  } finally {
    await house.dispose()
    rmSync(program, { recursive: true, force: true })
  }
})

test.each(MISTAKES)('%s without “%s” does not go through', async (file, there, left) => {
  const program = await buildMistake(file, there, left)
  const shell = await start(program, 'kiosk', { machine: { displays: KIOSK_AND_BOARD } })
  try {
    await expect(kioskLife(shell, centre)).rejects.toThrow(/./)
  } finally {
    await shell.stop()
    rmSync(program, { recursive: true, force: true })
  }
})

const SCREENS: Readonly<Record<MachineRole, readonly { x: number; y: number; width: number; height: number }[]>> = {
  kiosk: KIOSK_AND_BOARD,
  counter: [
    { x: 0, y: 0, width: 1366, height: 768 },
    { x: 1366, y: 0, width: 1280, height: 800 },
  ],
  board: [{ x: 0, y: 0, width: 1920, height: 1080 }],
  rating: [{ x: 0, y: 0, width: 1280, height: 800 }],
}
/** What each page says when it stands there whole. */
const WORDS = { kiosk: 'Kính chào', board: 'CÁC QUẦY', counter: 'Đăng nhập quầy', rating: 'Quầy' } as const
const roles = existsSync('/usr/bin/Xvfb') ? (Object.keys(SCREENS) as MachineRole[]) : []

// Real windows on a display of the test's own; a picture of each in out/shell-windows, for people to look at.
test.each(roles)('the real windows of a %s cover their screens', async (role) => {
  const pictures = join(import.meta.dirname, '../../out/shell-windows')
  mkdirSync(pictures, { recursive: true })
  const [x, display] = await openDisplay()
  const program = await buildTestShell()
  const machine = { displays: SCREENS[role], headed: true }
  const shell = await start(program, role, { machine, env: { DISPLAY: display } })
  try {
    for (const [index, { page, attended, screen }] of WINDOWS[role].entries()) {
      const id = index + 1
      await sees(shell, id, WORDS[page])
      writeFileSync(join(pictures, `${role}-${page}.png`), Buffer.from(await shell.order('picture', id), 'base64'))
      const bounds = await shell.order(
        'look',
        id,
        '({ x: screenX, y: screenY, width: outerWidth, height: outerHeight })',
      )
      expect(bounds).toEqual(SCREENS[role][screen])
      const inner = await shell.order('look', id, 'innerHeight')
      // A desk has a frame; nothing stands around a page where nobody works.
      expect(inner === SCREENS[role][screen]?.height).toBe(!attended)
    }
  } finally {
    await shell.stop()
    x.kill()
    rmSync(program, { recursive: true, force: true })
  }
})

async function openDisplay(): Promise<[ReturnType<typeof spawn>, string]> {
  const words = ['-displayfd', '3', '-screen', '0', '3000x1920x24', '-nolisten', 'tcp']
  const x = spawn('Xvfb', words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await new Promise((resolve) => x.stdio[3]?.once('data', resolve))
  return [x, `:${String(number).trim()}`]
}
