import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startSimulateProcess } from '../testkit/simulate-process.ts'
import type { SimulateProcess } from '../testkit/simulate-process.ts'

const HEADLESS = fileURLToPath(new URL('../headless.mjs', import.meta.url))
let folder: string
let simulation: SimulateProcess

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'device-check-'))
  const config = {
    printers: [{ id: 'p', line: { kind: 'tcp' }, paperDir: join(folder, 'papers'), speedMmPerSecond: 20_000 }],
    displays: [{ id: 'd', line: { kind: 'pty', path: join(folder, 'boards') }, model: 'dm56a04', addresses: [1, 2] }],
  }
  writeFileSync(join(folder, 'simulation.json'), JSON.stringify(config))
  simulation = await startSimulateProcess(join(folder, 'simulation.json'))
  const station = {
    dataDir: join(folder, 'station'),
    printers: [{ id: 'p', name: 'Máy in ki-ốt 1', transport: simulation.address('p') }],
    sheets: [{ id: 'o', name: 'Máy in phòng 1', transport: { kind: 'simulator' }, counterIds: ['C1'] }],
    displays: [
      {
        name: 'Dãy quầy 1',
        transport: simulation.address('d'),
        boards: [1, 2].map((address) => ({ counterId: `C${address}`, model: 'dm56a04', address })),
      },
    ],
  }
  writeFileSync(join(folder, 'station.json'), JSON.stringify(station))
})
afterEach(async () => {
  await simulation.stop()
  rmSync(folder, { recursive: true })
})

const check = (): Promise<{ code: number; said: string }> =>
  new Promise((resolve) => {
    const args = [HEADLESS, 'device-check', '--config', join(folder, 'station.json'), '--unattended']
    const child = execFile(process.execPath, args, (_error, said) => resolve({ code: child.exitCode ?? -1, said }))
  })

it('says of well devices what was seen, and what needs a person', async () => {
  const { code, said } = await check()
  expect(said).toMatch(/Máy in: Máy in ki-ốt 1/)
  expect(said).toMatch(/ĐẠT {8}In một phiếu\n {13}Thấy: máy in xác nhận đã in; không có người nhìn giấy/)
  expect(said).toMatch(/BỎ QUA {5}Báo hết giấy, in tiếp khi có giấy\n.*cần người thao tác/)
  expect(said).toMatch(/Bảng số: Dãy quầy 1\n {2}ĐẠT {8}Mọi bảng trả lời/)
  expect(said).toMatch(
    /Máy in phòng 1 \(ipp:.*\)\n  Sẵn sàng, có khổ A4 và A5\n  Không in thử: không có người xem giấy/,
  )
  expect(said).toMatch(/Kết quả: 10 đạt, 0 không đạt, 7 bỏ qua\./)
  expect(code).toBe(0)
})

it('says of a board that is dead what to do', async () => {
  await simulation.order({ do: 'break-board', device: 'd', address: 2, fault: 'dead' })
  const { code, said } = await check()
  expect(said).toMatch(/KHÔNG ĐẠT {2}Mọi bảng trả lời\n.*bảng C2 .*không nhận số.*\n.*Cần làm: Kiểm tra nguồn của bảng/)
  expect(code).toBe(1)
})
