import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, it } from 'vitest'
import { JOB } from '../../hardware/protocols/ipp/ipp-words.ts'
import { CUPS_PROGRAMS, startCups, whyNo } from '../../hardware/testkit/real-ipp.ts'
import { openDossierDesk, startDossierCentre } from '../testkit/dossiers.ts'
import { must } from '../testkit/hall.ts'
import { startSheets } from '../testkit/start-sheets.ts'

const HEADLESS = fileURLToPath(new URL('../headless.ts', import.meta.url))

const close: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const step of close.splice(0).reverse()) await step()
})

const noCups = whyNo(CUPS_PROGRAMS)

/** The station as its own process, killed as the power would, before a real CUPS where there is one. */
it('a station that is killed while its document is printed finds it again, and nothing is printed twice', async () => {
  const centre = await startDossierCentre()
  close.push(() => centre.dispose())
  const desk = await openDossierDesk(centre)
  const { sim, dataDir, dispose } = await startSheets(centre, { printMs: 600 })
  close.push(dispose)
  const cups = noCups === null ? await startCups() : null
  if (cups) close.push(() => cups.stop())
  await cups?.add('phong', sim.uri, 'everywhere')
  const transport = { kind: 'ipp', uri: cups?.queue('phong') ?? sim.uri }
  const file = join(dataDir, 'config.json')
  writeFileSync(
    file,
    JSON.stringify({ dataDir, sheets: [{ id: 'phong-1', name: 'Phòng 1', transport, counterIds: ['C1'] }] }),
  )
  let station: ChildProcess | null = null
  const kill = async (): Promise<void> => {
    if (!station) return
    const gone = once(station, 'exit')
    station.kill('SIGKILL')
    station = null
    await gone
  }
  close.push(kill)
  async function start(): Promise<void> {
    const args = ['station', '--centre', centre.url, '--token', centre.token('station'), '--config', file]
    station = spawn(process.execPath, [HEADLESS, ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
    if (station.stdout) await once(createInterface(station.stdout), 'line')
  }
  const state = async (): Promise<unknown> =>
    must(await desk.client.call('listSheetPrints', {})).jobs.map((job) => job.state)
  const hasPrinter = async (): Promise<boolean> =>
    must(await desk.client.call('listSheetPrints', {})).printer?.state === 'ready'

  await start()
  await expect.poll(hasPrinter, { timeout: 8_000, interval: 30 }).toBe(true)
  const { slips } = await desk.receive()
  must(await desk.client.call('printSheets', { body: { slips: [{ slipId: slips[0]?.id ?? '' }], size: 'A5' } }))
  await expect.poll(() => sim.jobs()[0]?.state, { timeout: 8_000, interval: 10 }).toBe(JOB.processing)
  await kill()
  await expect.poll(() => sim.papers().length, { timeout: 8_000, interval: 30 }).toBe(1)
  expect(await state()).toEqual(['taken'])
  await start()
  await expect.poll(state, { timeout: 8_000, interval: 30 }).toEqual(['printed'])
  expect(sim.jobs()).toHaveLength(1)
})
