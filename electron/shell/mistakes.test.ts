import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildPages } from '../../renderer/e2e/pages.ts'
import { KIOSK_AND_BOARD, patience, sees } from '../testkit/kiosk-life.ts'
import { AT_ANY_TIME, AT_THE_START, AT_THE_TECHNICIANS, IN_PAGE, NO_PRELOAD } from '../testkit/lock-mistakes.ts'
import type { Planted } from '../testkit/lock-mistakes.ts'
import { buildWithMistakes } from '../testkit/plant-mistakes.ts'
import { startShell } from '../testkit/start-shell.ts'
import type { TestShell } from '../testkit/start-shell.ts'
import { startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'

// One program with a mistake in each place that holds people inside, and an attempt for each: it is held while the program
// does right, and gets through while it makes that mistake and no other. So an attempt that proves nothing fails here too.

const ALL = [...AT_THE_START, ...AT_ANY_TIME, ...IN_PAGE, ...AT_THE_TECHNICIANS]
let program: string
let pagesDir: string
let centre: TestCentre
const shells: TestShell[] = []

beforeAll(async () => {
  ;[pagesDir, program] = await Promise.all([buildPages(), buildWithMistakes([...ALL, NO_PRELOAD])])
  centre = await startTestCentre({ pagesDir })
})
afterAll(async () => {
  await Promise.all(shells.map((shell) => shell.stop()))
  await centre.dispose()
  rmSync(program, { recursive: true, force: true })
})

async function start(planted: readonly Pick<Planted, 'name'>[]): Promise<TestShell> {
  const shell = await startShell({
    config: { role: 'kiosk', centreUrl: centre.url },
    tokens: { kiosk: centre.token('kiosk'), board: centre.token('board') },
    machine: { displays: KIOSK_AND_BOARD, planted: planted.map(({ name }) => name) },
    pagesDir,
    program,
  })
  shells.push(shell)
  return shell
}

test('each mistake lets one attempt through, which is held where there is none', async () => {
  const [right, wrong] = await Promise.all([start([]), start(AT_THE_START)])
  for (const shell of [right, wrong]) await sees(shell, 1, 'Kính chào ông/bà')
  const outcomes: Record<string, readonly string[]> = {}

  for (const { name, probe } of AT_THE_START)
    outcomes[name] = [await probe(right, centre.url), await probe(wrong, centre.url)]
  await wrong.stop()

  async function tryOut(mistakes: readonly Planted[], plant: (name: string | null) => Promise<unknown>): Promise<void> {
    for (const { name, probe } of mistakes) {
      const held = await probe(right, centre.url)
      await plant(name)
      outcomes[name] = [held, await probe(right, centre.url)]
      await plant(null)
    }
  }
  const inProgram = (name: string | null): Promise<unknown> => right.order('plant', name === null ? [] : [name])
  await tryOut(AT_ANY_TIME, inProgram)
  await tryOut(IN_PAGE, (name) =>
    right.order('look', 1, `void (document.documentElement.dataset.planted = ${JSON.stringify(name)})`),
  )
  for (let touch = 0; touch < 5; touch++) await right.order('tap', 1, 20, 20)
  await sees(right, 1, 'Thoát chương trình')
  await tryOut(AT_THE_TECHNICIANS, inProgram)

  expect(outcomes).toEqual(Object.fromEntries(ALL.map(({ name }) => [name, ['held', 'open']])))
})

test('a window without the preload script shows nothing that could be touched', async () => {
  const shell = await start([NO_PRELOAD])
  await expect.poll(async () => (await shell.windows()).length, patience).toBe(2)
  await expect(shell.order('look', 1, 'location.href')).rejects.toThrow(/ENOENT.*other\.cjs/)
})
