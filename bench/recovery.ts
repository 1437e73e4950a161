import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../hardware/testkit/free-port.ts'
import { readDemoFile } from '../electron/centre/seed/demo-file.ts'
import { buildTestShell, startShell } from '../electron/testkit/start-shell.ts'
import type { TestShell } from '../electron/testkit/start-shell.ts'
import { buildPages } from '../renderer/e2e/pages.ts'
import { backOffMs } from '../shared/shell/recovery.ts'
import { spread } from './figures.ts'
import { startScript } from './processes.ts'

const ROUNDS = 5
const LOOK_MS = 20

/**
 * How long a kiosk that is its own centre takes to be back after a part of it was killed, from the kill to the words on
 * the screen and to the answer of the centre; and how long a station takes, with the wait before it is started again.
 */
export async function measureRecovery(): Promise<void> {
  const [pagesDir, program] = await Promise.all([buildPages(), buildTestShell()])
  const dir = mkdtempSync(join(tmpdir(), 'mot-cua-recovery-'))
  const port = await freePort()
  const centreUrl = `http://127.0.0.1:${port}`
  const data = join(dir, 'centre')
  const config = { role: 'kiosk', centreUrl, centre: { data, port, demo: true } }
  const figures = { page: [] as number[], centre: [] as number[], station: [] as number[] }
  let tokens: Record<string, string> = {}
  for (let round = 0; round <= ROUNDS; round += 1) {
    // Each round with a program of its own: what falls a second time in a minute is started again more slowly.
    const shell = await startShell({ config, tokens, pagesDir, program })
    await until(() => answers(centreUrl))
    if (round === 0) tokens = { kiosk: readDemoFile(data).deviceTokens.kiosk[0] ?? '' }
    else await killAll(shell, centreUrl, data, figures)
    await shell.stop()
  }
  rmSync(dir, { recursive: true, force: true })
  rmSync(program, { recursive: true, force: true })
  console.log(`page of a kiosk after its crash   ${spread(figures.page)} ms until its words are there`)
  console.log(`centre after kill -9              ${spread(figures.centre)} ms until it answers`)
  console.log(`station after kill -9             ${spread(figures.station)} ms until its devices are open`)
}

async function killAll(
  shell: TestShell,
  centreUrl: string,
  data: string,
  figures: Record<'page' | 'centre' | 'station', number[]>,
): Promise<void> {
  const shows = async (): Promise<boolean> => (await shell.words(1)).includes('Kính chào ông/bà')
  await until(shows)
  figures.page.push(
    await timed(async () => {
      await shell.order('crash', 1)
      await until(async () => shell.log().some((line) => line.includes('a page is gone')))
      await until(shows)
    }),
  )
  const tokenFile = join(data, 'station.token')
  writeFileSync(tokenFile, readDemoFile(data).deviceTokens.station[0] ?? '', { mode: 0o600 })
  const args = ['station', '--centre', centreUrl, '--token-file', tokenFile, '--data', join(data, 'station')]
  figures.station.push(
    backOffMs(1) +
      (await timed(async () => {
        const { stop } = await startScript('../electron/headless.mjs', args)
        await stop()
      })),
  )
  figures.centre.push(
    await timed(async () => {
      await shell.order('killChildren')
      await until(async () => !(await answers(centreUrl).catch(() => false)))
      await until(() => answers(centreUrl))
    }),
  )
}

async function timed(run: () => Promise<void>): Promise<number> {
  const at = performance.now()
  await run()
  return performance.now() - at
}

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue().catch(() => false))) await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
}

const answers = async (url: string): Promise<boolean> => (await fetch(`${url}/v1/health`)).ok
