import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { runContract } from '../../hardware/contract/contract.ts'
import type { CaseResult, ContractCase } from '../../hardware/contract/contract.ts'
import { DISPLAY_CONTRACT } from '../../hardware/contract/display-contract.ts'
import type { DisplayContractBench } from '../../hardware/contract/display-contract.ts'
import { PRINTER_CONTRACT } from '../../hardware/contract/printer-contract.ts'
import type { PrinterContractBench, PrinterHand } from '../../hardware/contract/printer-contract.ts'
import { SCANNER_CONTRACT } from '../../hardware/contract/scanner-contract.ts'
import type { ScannerContractBench } from '../../hardware/contract/scanner-contract.ts'
import { testPaper } from '../../hardware/contract/test-paper.ts'
import { createCodeScanner } from '../../hardware/devices/code-scanner.ts'
import { createDisplayBus } from '../../hardware/devices/display-bus.ts'
import type { TicketPrinter } from '../../hardware/ports.ts'
import { fitText } from '../../hardware/protocols/displays/display-protocol.ts'
import { createTicketRenderer } from '../../hardware/render/render-ticket.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import { systemClock, systemTimers } from '../platform/time.ts'
import { displayProtocol } from '../station/device-config.ts'
import type { DisplayLineConfig, ScannerConfig } from '../station/device-config.ts'
import { openLine } from '../station/open-line.ts'
import { openPrinters } from '../station/open-printers.ts'
import { parseStationConfig } from '../station/station-config.ts'
import type { StationConfig } from '../station/station-config.ts'
import { openStationStore } from '../station/station-store.ts'
import { checkSheets } from './check-sheets.ts'
import { readOptions, readText, required } from './usage.ts'

const HANDS: Record<PrinterHand, string> = {
  'take-paper': 'Lấy cuộn giấy ra rồi đóng nắp máy in.',
  'put-paper': 'Lắp lại cuộn giấy và đóng nắp máy in.',
  'open-cover': 'Mở nắp máy in.',
  'close-cover': 'Đóng nắp máy in.',
  'switch-off': 'Tắt công tắc nguồn của máy in.',
  'switch-on': 'Bật công tắc nguồn của máy in, chờ máy sẵn sàng.',
  'open-cover-soon': 'Chuẩn bị: sau khi bấm Enter, máy sẽ in; thấy giấy chạy ra thì mở nắp ngay.',
  'switch-off-soon': 'Chuẩn bị: sau khi bấm Enter, máy sẽ in; thấy giấy chạy ra thì tắt nguồn máy in ngay.',
  'put-aside': 'Chờ giấy ra hết, cất các phiếu vừa ra sang một bên.',
}

/** The person at the devices; null when there is nobody. */
type Person = { does(what: string): Promise<void>; confirms(question: string): Promise<boolean> } | null

const say = (line = ''): void => void process.stdout.write(`${line}\n`)

/**
 * `device-check --config FILE [--unattended]`: holds the devices of a station's configuration against what their ports
 * promise, with a person beside them who opens covers and looks at papers, and prints a report for the technician. The
 * station itself must not run meanwhile. Exit code 1 when something was broken.
 */
export async function runDeviceCheck(args: string[]): Promise<void> {
  const given = readOptions(args, ['config'], ['unattended'])
  const config = parseStationConfig(readText(required(given.config, 'config')))
  const input = given.unattended ? null : createInterface(process.stdin, process.stdout)
  const person: Person = input && {
    does: async (what) => void (await input.question(`  → ${what} Xong thì bấm Enter. `)),
    confirms: async (question) => /^c/i.test((await input.question(`  → ${question} (c = có, k = không) `)).trim()),
  }
  // What a station remembers of its printers is not touched by a trial.
  const folder = mkdtempSync(join(tmpdir(), 'mot-cua-check-'))
  try {
    const results = await checkAll(config, folder, person)
    const sees = person && ((question: string) => person.confirms(question))
    const sheets = await checkSheets(config.sheets, { folder, clock: systemClock(), timers: systemTimers(), sees, say })
    const verdicts = [...results, ...sheets].map((one) => one.verdict)
    const count = (verdict: CaseResult['verdict']): number => verdicts.filter((one) => one === verdict).length
    say(`\nKết quả: ${count('kept')} đạt, ${count('broken')} không đạt, ${count('skipped')} bỏ qua.`)
    process.exitCode = count('broken') > 0 ? 1 : 0
  } finally {
    input?.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function checkAll(config: StationConfig, folder: string, person: Person): Promise<CaseResult[]> {
  const timers = systemTimers()
  const results: CaseResult[] = []
  const store = openStationStore(join(folder, 'station.json'))
  const { printers, close } = await openPrinters({ ...config, dataDir: folder }, store, systemClock(), timers)
  try {
    for (const printer of printers) {
      const name = config.printers.find(({ id }) => id === printer.id)?.name ?? printer.id
      await check(`Máy in: ${name}`, PRINTER_CONTRACT, printerBench(printer, timers, person), person, results)
    }
  } finally {
    await close()
  }
  for (const line of config.displays) {
    const bench = displayBench(line, timers, person)
    await check(`Bảng số: ${line.name}`, DISPLAY_CONTRACT, bench, person, results)
    await bench.displays.close()
  }
  for (const scanner of config.scanners) {
    const bench = scannerBench(scanner, timers, person)
    await check(`Máy quét: ${scanner.name}`, SCANNER_CONTRACT, bench, person, results)
    await bench.scanner.close()
  }
  return results
}

async function check<B>(
  title: string,
  cases: readonly ContractCase<B>[],
  bench: B,
  person: Person,
  results: CaseResult[],
): Promise<void> {
  const verdicts = { kept: 'ĐẠT      ', broken: 'KHÔNG ĐẠT', skipped: 'BỎ QUA   ' }
  say(`\n${title}`)
  await runContract(cases, bench, person !== null, (result) => {
    results.push(result)
    say(`  ${verdicts[result.verdict]}  ${result.name}`)
    say(`             Thấy: ${result.seen}`)
    if (result.advice !== '') say(`             Cần làm: ${result.advice}`)
  })
}

function printerBench(printer: TicketPrinter, timers: Timers, person: Person): PrinterContractBench {
  const renderer = createTicketRenderer()
  return {
    printer,
    timers,
    paper: (number) => testPaper(renderer, number, printer.width, systemClock().now()),
    hand: async (action) => await person?.does(HANDS[action]),
    async sees(numbers) {
      if (!person) return null
      const list =
        numbers.length === 0 ? 'Không có phiếu nguyên vẹn nào mới ra?' : `Vừa ra đúng phiếu ${numbers.join(', ')}?`
      return await person.confirms(list)
    },
  }
}

function displayBench(line: DisplayLineConfig, timers: Timers, person: Person): DisplayContractBench {
  const displays = line.boards.map(({ address, counterId, model }) => ({
    id: `${counterId} (địa chỉ ${address})`,
    address,
    protocol: displayProtocol(model),
  }))
  return {
    displays: createDisplayBus({ transport: openLine(line.transport, timers), timers, displays }),
    timers,
    acknowledges: displays.every(({ protocol }) => protocol.capabilities.acknowledges),
    async sees(id, number) {
      const display = displays.find((one) => one.id === id)
      if (!person || !display) return null
      const text = fitText(number, display.protocol.capabilities)
      return await person.confirms(text === '' ? `Bảng ${id} đang trống?` : `Bảng ${id} đang hiện ${text}?`)
    },
    hand: async (action, id) =>
      await person?.does(action === 'unplug' ? `Rút nguồn của bảng ${id}.` : `Cắm lại nguồn của bảng ${id}.`),
  }
}

/** What a person holds before a scanner is not known, and not shown: it may be a citizen's card. */
function scannerBench({ id, transport, end }: ScannerConfig, timers: Timers, person: Person): ScannerContractBench {
  const heard: string[] = []
  const onCode = (code: string): void => void heard.push(code)
  return {
    scanner: createCodeScanner({ id, transport: openLine(transport, timers), end, timers, onCode }),
    timers,
    take: () => heard.splice(0),
    async scan() {
      await person?.does('Chuẩn bị một mã QR. Sau khi bấm Enter, đưa mã vào máy quét một lần.')
      return null
    },
    hand: async (action) =>
      await person?.does(action === 'unplug' ? 'Rút cáp máy quét khỏi máy tính.' : 'Cắm lại cáp máy quét.'),
  }
}
