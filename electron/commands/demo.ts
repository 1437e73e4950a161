import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseSimulationConfig } from '../../hardware/simulators/simulation/simulation-config.ts'
import { startSimulation } from '../../hardware/simulators/simulation/start-simulation.ts'
import type { Simulation } from '../../hardware/simulators/simulation/start-simulation.ts'
import { loadHolidays } from '../centre/seed/load-seed.ts'
import { readDemoFile } from '../centre/seed/demo-file.ts'
import type { DemoFile } from '../centre/seed/demo-file.ts'
import { nextWorkingDay } from '../../shared/domain/calendar/working-day.ts'
import { businessDate, parseNow } from '../../shared/domain/time/vietnam-time.ts'
import { systemIds } from '../platform/ids.ts'
import { openLog } from '../platform/log.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { parseStationConfig } from '../station/station-config.ts'
import { startStation } from '../station/start-station.ts'
import type { RunningStation } from '../station/start-station.ts'
import { openCentre } from './centre.ts'
import { demoRoutes } from './demo-routes.ts'
import { showDemo } from './demo-windows.ts'
import { portOf, readOptions, stopOnSignal, UsageError } from './usage.ts'

const PRINTER_ID = 'may-in-1'
const OFFICE_PRINTER_ID = 'may-in-phong-1'
/** Counters whose slips go to the office printer without a window; at the others they open as PDF. */
const WITH_OFFICE_PRINTER = 4
const DEFAULT_PORT = '8080'

/**
 * `demo [--data DIR] [--port N] [--now ISO] [--preset NAME]`: a whole centre on this machine with a simulated printer.
 * Without `--data` the folder is a new one that goes with the demonstration.
 */
export async function runDemo(args: string[]): Promise<void> {
  const given = readOptions(args, ['data', 'port', 'now', 'preset', 'log'])
  const dir = given.data ?? mkdtempSync(join(tmpdir(), 'mot-cua-demo-'))
  const clean = (): void => {
    if (given.data === undefined) rmSync(dir, { recursive: true, force: true })
  }
  try {
    const { url, demo, stop } = await startDemo(dir, given)
    stopOnSignal(() => stop().finally(clean))
    process.stdout.write(`${welcome(url, demo, dir)}  ${showDemo(dir, url, demo)}\n\n`)
  } catch (error) {
    clean()
    throw error
  }
}

type DemoOptions = { port?: string; now?: string; preset?: string; log?: string }

async function startDemo(
  dir: string,
  given: DemoOptions,
): Promise<{ url: string; demo: DemoFile; stop(): Promise<void> }> {
  if (existsSync(join(dir, 'centre.db')) && !existsSync(join(dir, 'demo.json')))
    throw new UsageError(`${dir} is not a demonstration's folder`)
  const now = given.now ?? `${nextWorkingDay(businessDate(systemClock().now()), loadHolidays())}T08:00`
  const papersDir = join(dir, 'papers')
  let station: RunningStation | null = null
  const running = await openCentre({
    ...given,
    data: dir,
    port: portOf(given.port ?? DEFAULT_PORT),
    demo: true,
    now,
    extend: demoRoutes(papersDir, (fault) => station?.simulators.get(PRINTER_ID)?.setFault(fault), {
      folder: join(papersDir, 'a4'),
      setFault: (fault) => station?.sheetSimulators.get(OFFICE_PRINTER_ID)?.setFault(fault),
    }),
  })
  const demo = readDemoFile(dir)
  const boards = await startSimulation(parseSimulationConfig(JSON.stringify(SIMULATED)), systemClock(), systemTimers())
  station = await startStation({
    centreUrl: running.url,
    token: demo.deviceTokens.station[0] ?? '',
    config: parseStationConfig(JSON.stringify(stationConfig(dir, papersDir, demo, boards))),
    clock: systemClock(parseNow(now)),
    timers: systemTimers(),
    ids: systemIds,
    log: openLog(given.log ?? 'warn'),
  })
  return {
    url: running.url,
    demo,
    async stop() {
      await station?.stop()
      await boards.stop()
      await running.stop()
    },
  }
}

/** Number displays of the first counters, on one line. */
const DISPLAYS = { model: 'dm56a04', addresses: [1, 2, 3, 4] }
const SIMULATED = { displays: [{ id: 'bang-so', line: { kind: 'tcp' }, ...DISPLAYS }] }

const stationConfig = (dir: string, papersDir: string, { counters }: DemoFile, boards: Simulation) => ({
  dataDir: join(dir, 'station'),
  printers: [{ id: PRINTER_ID, name: 'Máy in số 1 (mô phỏng)', transport: { kind: 'simulator', paperDir: papersDir } }],
  sheets: [
    {
      id: OFFICE_PRINTER_ID,
      name: 'Máy in văn phòng (mô phỏng)',
      transport: { kind: 'simulator', paperDir: join(papersDir, 'a4') },
      counterIds: counters.slice(0, WITH_OFFICE_PRINTER).map(({ id }) => id),
    },
  ],
  displays: boards.addresses().map(({ address }) => ({
    name: 'Bảng số quầy (mô phỏng)',
    transport: address,
    boards: DISPLAYS.addresses.map((place) => ({
      counterId: counters[place - 1]?.id,
      model: DISPLAYS.model,
      address: place,
    })),
  })),
})

/** The addresses to open, with the token of each device behind `#`, where no server ever sees it. */
function welcome(url: string, { deviceTokens, officers, counters }: DemoFile, dir: string): string {
  const [officer] = officers
  const [receptionist, , leader, technician] = officers.slice(-4)
  const lines = [
    ['Kiosk lấy số', `${url}/kiosk/#token=${deviceTokens.kiosk[0]}`],
    ['Phiếu in ra', `${url}/papers/`],
    ['Quầy làm việc', `${url}/counter/   (${officer?.name}, PIN ${officer?.pin}, quầy ${counters[0]?.number})`],
    ['Bảng gọi số', `${url}/board/#token=${deviceTokens.board[0]}`],
    ['Máy đánh giá', `${url}/rating/#token=${deviceTokens.rating[0]}   (quầy ${counters[0]?.number})`],
    ['Lễ tân', `${url}/reception/   (${receptionist?.name}, PIN ${receptionist?.pin})`],
    ['Thu giọng đọc', `${url}/voice/   (${leader?.name}, PIN ${leader?.pin})`],
    ['Điều hành', `${url}/manager/   (${leader?.name}, PIN ${leader?.pin})`],
    ['Kỹ thuật', `${url}/manager/#devices   (${technician?.name}, PIN ${technician?.pin})`],
    ['Quản trị', `${url}/admin/   (${leader?.name}, PIN ${leader?.pin})`],
    ['Dữ liệu', dir],
  ] as const
  return [
    '',
    'Một Cửa – bản trình diễn',
    ...lines.map(([name, address]) => `  ${name.padEnd(14)} ${address}`),
    '',
    '  Ctrl+C để dừng.',
    '',
  ].join('\n')
}
