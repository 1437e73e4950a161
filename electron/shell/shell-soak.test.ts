import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPages } from '../../renderer/e2e/pages.ts'
import { WINDOWS } from '../../shared/shell/roles.ts'
import type { MachineRole } from '../../shared/shell/roles.ts'
import { joinLife, openHouse } from '../testkit/join-life.ts'
import { JOIN_MISTAKES } from '../testkit/join-mistakes.ts'
import { KIOSK_AND_BOARD, sees } from '../testkit/kiosk-life.ts'
import { buildWithMistakes } from '../testkit/plant-mistakes.ts'
import { buildTestShell, startShell } from '../testkit/start-shell.ts'
import type { ShellOptions, TestShell } from '../testkit/start-shell.ts'
import { startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'

let pagesDir: string
let right: string
let wrong: string
let centre: TestCentre
beforeAll(async () => {
  pagesDir = await buildPages()
  right = await buildTestShell()
  wrong = await buildWithMistakes(JOIN_MISTAKES)
  centre = await startTestCentre({ pagesDir, lifelike: true })
})
afterAll(async () => {
  await centre.dispose()
  for (const program of [right, wrong]) rmSync(program, { recursive: true, force: true })
})

function start(role: MachineRole, options: Partial<ShellOptions> = {}): Promise<TestShell> {
  const tokens = { kiosk: centre.token('kiosk'), board: centre.token('board'), rating: centre.token('rating') }
  return startShell({ config: { role, centreUrl: centre.url }, tokens, pagesDir, program: right, ...options })
}

// Of three machines at a time, which takes too long for every run; what holds people inside is broken in mistakes.test.ts,
// what needs no window in mutants.test.ts.
test.each(JOIN_MISTAKES)('$name: does not join a house', async ({ name }) => {
  const house = openHouse(wrong, pagesDir, [name])
  try {
    await expect(joinLife(house)).rejects.toThrow(/./)
  } finally {
    await house.dispose()
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
const WORDS = { kiosk: 'Kính chào', board: 'CÁC QUẦY', counter: 'Công chức', rating: 'Quầy' } as const
const roles = existsSync('/usr/bin/Xvfb') ? (Object.keys(SCREENS) as MachineRole[]) : []

// Real windows on a display of the test's own; a picture of each in out/shell-windows, for people to look at.
test.each(roles)('the real windows of a %s cover their screens', async (role) => {
  const pictures = join(import.meta.dirname, '../../out/shell-windows')
  mkdirSync(pictures, { recursive: true })
  const [x, display] = await openDisplay()
  const machine = { displays: SCREENS[role], headed: true }
  const shell = await start(role, { machine, env: { DISPLAY: display } })
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
  }
})

async function openDisplay(): Promise<[ReturnType<typeof spawn>, string]> {
  const words = ['-displayfd', '3', '-screen', '0', '3000x1920x24', '-nolisten', 'tcp']
  const x = spawn('Xvfb', words, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await new Promise((resolve) => x.stdio[3]?.once('data', resolve))
  return [x, `:${String(number).trim()}`]
}
