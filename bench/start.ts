import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readDemoFile } from '../electron/centre/seed/demo-file.ts'
import { launchBrowser, SCREENS } from '../renderer/e2e/browser.ts'
import { spread } from './figures.ts'
import { startScript } from './processes.ts'

const ROUNDS = 7

/** How long a centre takes from its process to its ready line, and a kiosk from its address to its first paint. */
export async function measureStart(): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'mot-cua-start-'))
  const headless = '../electron/headless.mjs'
  const args = ['centre', '--data', dir, '--port', '0', '--demo', '--now', '2026-11-23T08:00']
  const starts: number[] = []
  const first = await timedStart(headless, args)
  await first.stop()
  for (let round = 0; round < ROUNDS; round += 1) {
    const centre = await timedStart(headless, args)
    starts.push(centre.ms)
    await centre.stop()
  }
  const centre = await timedStart(headless, args)
  const paints = await kioskPaints(`${centre.url}/kiosk/#token=${readDemoFile(dir).deviceTokens.kiosk[0]}`)
  await centre.stop()
  rmSync(dir, { recursive: true })
  console.log(`centre, first start with seed     ${first.ms.toFixed(0)} ms`)
  console.log(`centre, from process to ready     ${spread(starts)} ms`)
  console.log(`kiosk, first contentful paint     ${spread(paints)} ms after navigation, in a fresh context`)
}

async function timedStart(script: string, args: string[]): Promise<{ ms: number; url: string; stop(): Promise<void> }> {
  const start = performance.now()
  const { said, stop } = await startScript<{ url: string }>(script, args)
  return { ms: performance.now() - start, url: said.url, stop }
}

async function kioskPaints(address: string): Promise<number[]> {
  const browser = await launchBrowser()
  const paints: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const { page, close } = await browser.open(address, SCREENS.kioskPortrait)
    await page.getByRole('button').first().waitFor()
    paints.push(
      await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN),
    )
    await close()
  }
  await browser.close()
  return paints
}
