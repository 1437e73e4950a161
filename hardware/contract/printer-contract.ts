import type { PrintCause } from '../../shared/api/views.ts'
import { viPaper } from '../../shared/i18n/vi/common.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import type { Bitmap } from '../bitmap.ts'
import type { PrinterStatus, PrintOutcome, PrintRequest, TicketPrinter } from '../ports.ts'
import { Broken } from './contract.ts'
import type { ContractCase } from './contract.ts'
import { until, within } from './until.ts'

/** What a hand does to a printer. The `…-soon` ones happen while the next paper comes out. */
export type PrinterHand =
  | 'take-paper'
  | 'put-paper'
  | 'open-cover'
  | 'close-cover'
  | 'switch-off'
  | 'switch-on'
  | 'open-cover-soon'
  | 'switch-off-soon'
  /** Waits until no more paper comes and puts what came aside: nobody is asked about it. */
  | 'put-aside'

export type PrinterContractBench = {
  readonly printer: TicketPrinter
  readonly timers: Timers
  /** A test paper with this number on it, as wide as the printer's. */
  paper(number: string): Promise<Bitmap>
  /** Resolves when it is done; for the `…-soon` ones, when somebody stands by for it. */
  hand(action: PrinterHand): Promise<void>
  /** Whether the whole papers since the last question are these and no others; null when nobody looks. */
  sees(numbers: readonly string[]): Promise<boolean | null>
}

/** Known within this long, by who stands at the device (issue 4). */
const TOLD_MS = 10_000
/** Long enough for the slowest line that is used: 46 kB at 9,600 baud. */
const PAPER_MS = 90_000

const TODO: Record<PrintCause, string> = {
  'paper-end': 'Lắp cuộn giấy mới rồi chạy lại.',
  'cover-open': 'Đóng nắp máy in rồi chạy lại.',
  cutter: 'Tắt máy, mở nắp, gỡ giấy kẹt ở dao cắt, bật lại rồi chạy lại.',
  'head-hot': 'Chờ vài phút cho máy nguội rồi chạy lại.',
  'power-off': 'Bật công tắc máy in rồi chạy lại.',
  unreachable: 'Kiểm tra nguồn điện, cáp nối, địa chỉ mạng hoặc tên cổng và tốc độ cổng trong tệp cấu hình.',
  error: 'Tắt rồi bật lại máy in; nếu còn lỗi, xem đèn báo và hướng dẫn của hãng.',
  jam: 'Mở máy, gỡ giấy kẹt rồi chạy lại.',
  'media-needed': 'Cho đúng khổ giấy vào khay rồi chạy lại.',
  'toner-empty': 'Thay hộp mực rồi chạy lại.',
  paused: 'Cho máy in chạy tiếp rồi chạy lại.',
  cancelled: 'Chạy lại.',
  rejected: 'Kiểm tra máy in có nhận tài liệu PDF hay không.',
}

const inWords = (status: PrinterStatus): string => {
  if (status.kind === 'ready') return status.paperLow ? 'sẵn sàng, giấy sắp hết' : 'sẵn sàng'
  if (status.kind === 'offline') return viPaper.causes[status.cause]
  return { unchecked: 'chưa hỏi được', printing: 'đang in', closed: 'đã đóng' }[status.kind]
}

type Request = PrintRequest & { begun: number }

async function requestOf(bench: PrinterContractBench, number: string, allow = true): Promise<Request> {
  const request = {
    id: number,
    bitmap: await bench.paper(number),
    begun: 0,
    begin(): boolean {
      request.begun++
      return allow
    },
  }
  return request
}

/** Waits for a state, asking the printer meanwhile. */
async function becomes(
  { printer, timers }: PrinterContractBench,
  wanted: (status: PrinterStatus) => boolean,
  advice: string,
): Promise<void> {
  const found = await until(timers, TOLD_MS, async () => (wanted(await printer.check()) ? true : null))
  if (!found) throw new Broken(`sau ${TOLD_MS / 1_000} giây máy vẫn báo: ${inWords(printer.status())}`, advice)
}

const isReady = (status: PrinterStatus): boolean => status.kind === 'ready'
const isOut = (cause: PrintCause) => (status: PrinterStatus) => status.kind === 'offline' && status.cause === cause
const ready = (bench: PrinterContractBench): Promise<void> =>
  becomes(bench, isReady, 'Xem đèn báo trên máy in; tắt rồi bật lại máy.')

/** What became of a paper; a printer that confirms nothing has done its best when it took it. */
async function outcomeOf(bench: PrinterContractBench, printing: Promise<PrintOutcome>): Promise<PrintOutcome> {
  const outcome = await within(bench.timers, PAPER_MS, printing)
  if (outcome) return outcome
  throw new Broken(`phiếu chưa xong sau ${PAPER_MS / 1_000} giây`, 'Kiểm tra tốc độ và kiểu bắt tay của cổng.')
}

async function comesOut(bench: PrinterContractBench, printing: Promise<PrintOutcome>): Promise<string> {
  const outcome = await outcomeOf(bench, printing)
  if (outcome.outcome === 'printed') return 'máy in xác nhận đã in'
  if (outcome.outcome === 'unknown' && outcome.handedOver) return 'máy in không biết xác nhận; đã gửi hết dữ liệu'
  const cause = outcome.outcome === 'failed' ? viPaper.causes[outcome.cause] : 'không rõ phiếu đã ra hay chưa'
  throw new Broken(`phiếu không in được: ${cause}`, 'Xem trạng thái máy in, chạy lại.')
}

async function lookAt(bench: PrinterContractBench, numbers: readonly string[]): Promise<string> {
  const isSeen = await bench.sees(numbers)
  if (isSeen === null) return 'không có người nhìn giấy'
  const list = numbers.length === 0 ? 'không có phiếu nào' : `đúng phiếu ${numbers.join(', ')}`
  if (isSeen) return `${list} ra khỏi máy`
  throw new Broken(`giấy ra khỏi máy không phải là: ${list}`, 'Giữ lại các phiếu đã ra, gửi cho người viết phần mềm.')
}

/** A fault while the printer stands still: it is told, the paper waits unbegun, and comes out once after the repair. */
const faultBefore = (
  name: string,
  [breaks, mends]: readonly [PrinterHand, PrinterHand],
  cause: PrintCause,
  number: string,
): ContractCase<PrinterContractBench> => ({
  name,
  byHand: true,
  async run(bench) {
    await ready(bench)
    await bench.hand(breaks)
    await becomes(bench, isOut(cause), 'Máy in không báo được lỗi này: cần để mắt đến máy in khi dùng.')
    const request = await requestOf(bench, number)
    const printing = bench.printer.print(request)
    await bench.hand(mends)
    const confirmed = await comesOut(bench, printing)
    if (request.begun !== 1) throw new Broken(`phiếu được bắt đầu ${request.begun} lần`, 'Gửi cho người viết phần mềm.')
    return `báo "${viPaper.causes[cause]}"; sau khi khắc phục ${confirmed}; ${await lookAt(bench, [number])}`
  },
})

/** What a ticket printer must do (ports.ts), in the order in which a technician can go along. */
export const PRINTER_CONTRACT: readonly ContractCase<PrinterContractBench>[] = [
  {
    name: 'Trả lời khi được hỏi và sẵn sàng in',
    byHand: false,
    async run({ printer }) {
      const status = await printer.check()
      if (status.kind === 'offline') throw new Broken(inWords(status), TODO[status.cause])
      return inWords(status)
    },
  },
  {
    name: 'Cho biết cách xác nhận phiếu đã in',
    byHand: false,
    async run({ printer, timers }) {
      // A printer that serves one host at a time may still hold the last connection.
      const answers = await until(timers, TOLD_MS, () => printer.probe())
      if (!answers) throw new Broken('máy in không trả lời câu hỏi nào', TODO.unreachable)
      const name = [answers.maker, answers.model].filter((word) => word !== null).join(' ')
      const how = answers.mark
        ? 'xác nhận từng phiếu'
        : answers.inTurn
          ? 'xác nhận theo thứ tự xử lý'
          : 'không xác nhận được phiếu: mỗi phiếu chỉ được ghi là "đã gửi"'
      const news = answers.autoStatus ? 'tự báo khi có lỗi' : 'chỉ báo lỗi khi được hỏi'
      return `${name === '' ? 'không cho biết tên' : name}; ${how}; ${news}`
    },
  },
  {
    name: 'In một phiếu',
    byHand: false,
    async run(bench) {
      await ready(bench)
      const confirmed = await comesOut(bench, bench.printer.print(await requestOf(bench, 'T001')))
      return `${confirmed}; ${await lookAt(bench, ['T001'])}`
    },
  },
  {
    name: 'In hai phiếu liền nhau, đúng thứ tự, mỗi phiếu một lần',
    byHand: false,
    async run(bench) {
      const requests = [await requestOf(bench, 'T002'), await requestOf(bench, 'T003')]
      const printing = requests.map((request) => bench.printer.print(request))
      for (const one of printing) await comesOut(bench, one)
      return await lookAt(bench, ['T002', 'T003'])
    },
  },
  {
    name: 'Không in phiếu đã bị thu hồi trước khi bắt đầu',
    byHand: false,
    async run(bench) {
      const outcome = await outcomeOf(bench, bench.printer.print(await requestOf(bench, 'T004', false)))
      if (outcome.outcome !== 'failed') throw new Broken('phiếu vẫn được in', 'Gửi cho người viết phần mềm.')
      return await lookAt(bench, [])
    },
  },
  faultBefore('Báo hết giấy, in tiếp khi có giấy', ['take-paper', 'put-paper'], 'paper-end', 'T005'),
  faultBefore('Báo nắp mở, in tiếp khi đóng nắp', ['open-cover', 'close-cover'], 'cover-open', 'T006'),
  faultBefore(
    'Báo không trả lời khi mất điện, in tiếp khi có điện',
    ['switch-off', 'switch-on'],
    'unreachable',
    'T007',
  ),
  {
    name: 'Nắp mở giữa chừng: báo ngay, không in thành hai phiếu',
    byHand: true,
    async run(bench) {
      await ready(bench)
      const request = await requestOf(bench, 'T008')
      await bench.hand('open-cover-soon')
      const printing = bench.printer.print(request)
      const told = await until(bench.timers, PAPER_MS, () => (bench.printer.status().kind === 'offline' ? true : null))
      if (!told) throw new Broken('không báo nắp mở trong khi in', 'Thử lại, mở nắp sớm hơn.')
      await bench.hand('close-cover')
      const outcome = await outcomeOf(bench, printing)
      if (request.begun !== 1)
        throw new Broken(`phiếu được bắt đầu ${request.begun} lần`, 'Gửi cho người viết phần mềm.')
      if (outcome.outcome === 'printed') return `in nốt phiếu sau khi đóng nắp; ${await lookAt(bench, ['T008'])}`
      await bench.hand('put-aside')
      return 'máy in không xác nhận; phiếu được ghi là "không rõ", không tự in lại'
    },
  },
  {
    name: 'Mất điện giữa chừng: ghi "không rõ", phiếu sau in nguyên vẹn',
    byHand: true,
    async run(bench) {
      await ready(bench)
      await bench.hand('switch-off-soon')
      const outcome = await outcomeOf(bench, bench.printer.print(await requestOf(bench, 'T009')))
      if (outcome.outcome === 'printed')
        throw new Broken('máy in xác nhận phiếu khi đã mất điện', 'Thử lại, tắt máy sớm hơn.')
      await bench.hand('switch-on')
      await ready(bench)
      const confirmed = await comesOut(bench, bench.printer.print(await requestOf(bench, 'T010')))
      return `phiếu dở được ghi "không rõ"; phiếu sau: ${confirmed}; ${await lookAt(bench, ['T010'])}`
    },
  },
]
