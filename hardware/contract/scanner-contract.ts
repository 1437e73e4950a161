import type { Timers } from '../../shared/kernel/time.ts'
import type { CodeScanner } from '../ports.ts'
import { Broken } from './contract.ts'
import type { ContractCase } from './contract.ts'
import { until } from './until.ts'

export type ScannerContractBench = {
  readonly scanner: CodeScanner
  readonly timers: Timers
  /** Codes heard since the last call, oldest first. */
  take(): readonly string[]
  /** Somebody holds a code before the scanner. @returns what it says; null when that is not known */
  scan(): Promise<string | null>
  /** Somebody takes the plug of the scanner out, or puts it in again. */
  hand(action: 'unplug' | 'plug'): Promise<void>
}

const OPEN_MS = 5_000
const HEARD_MS = 15_000
const CABLES = 'Kiểm tra cáp, tên cổng và tốc độ cổng trong tệp cấu hình.'
const SETTINGS =
  'Đặt máy quét ở chế độ nối tiếp (USB-CDC), bảng mã UTF-8, ký tự kết thúc CR, theo tờ mã cài đặt của hãng.'

async function becomes({ scanner, timers }: ScannerContractBench, kind: 'ready' | 'lost'): Promise<void> {
  const found = await until(timers, OPEN_MS, () => (scanner.state().kind === kind ? true : null))
  const state = scanner.state()
  if (!found) throw new Broken(state.kind === 'lost' ? state.reason : 'vẫn được coi là chạy tốt', CABLES)
}

/** The next code; of its content only the length is told, because it may be a citizen's card. */
async function hears(bench: ScannerContractBench): Promise<string> {
  bench.take()
  const wanted = await bench.scan()
  let heard: readonly string[] = []
  await until(bench.timers, HEARD_MS, () => {
    heard = [...heard, ...bench.take()]
    return heard.length > 0 ? true : null
  })
  const [code, second] = heard
  if (code === undefined) throw new Broken('không nhận được mã nào', SETTINGS)
  if (second !== undefined) throw new Broken(`một lần quét đến thành ${heard.length} mã`, SETTINGS)
  if (wanted !== null && code !== wanted) throw new Broken(`mã đến không nguyên vẹn (${code.length} ký tự)`, SETTINGS)
  if (code.includes('\ufffd')) throw new Broken('mã đến có ký tự hỏng', SETTINGS)
  return `nhận một mã ${code.length} ký tự`
}

/** What a code scanner must do (ports.ts). */
export const SCANNER_CONTRACT: readonly ContractCase<ScannerContractBench>[] = [
  {
    name: 'Mở được cổng của máy quét',
    byHand: false,
    async run(bench) {
      await becomes(bench, 'ready')
      return 'cổng đã mở'
    },
  },
  {
    name: 'Đọc một mã: đến một lần, nguyên vẹn',
    byHand: true,
    run: hears,
  },
  {
    name: 'Đọc tiếp mã thứ hai',
    byHand: true,
    run: hears,
  },
  {
    name: 'Rút cáp thì báo, cắm lại thì đọc tiếp',
    byHand: true,
    async run(bench) {
      await bench.hand('unplug')
      await becomes(bench, 'lost')
      await bench.hand('plug')
      await becomes(bench, 'ready')
      return `báo mất máy quét; cắm lại: ${await hears(bench)}`
    },
  },
]
