import type { Timers } from '../../shared/kernel/time.ts'
import type { NumberDisplay, NumberDisplays } from '../ports.ts'
import { Broken } from './contract.ts'
import type { ContractCase } from './contract.ts'
import { until } from './until.ts'

export type DisplayContractBench = {
  readonly displays: NumberDisplays
  readonly timers: Timers
  /** Whether the models answer writes, so that a dead one is seen. */
  readonly acknowledges: boolean
  /** Whether a display shows this number, as far as its signs allow; null when nobody looks. */
  sees(id: string, number: string): Promise<boolean | null>
  /** Somebody takes the plug of one display out, or puts it in again. */
  hand(action: 'unplug' | 'plug', id: string): Promise<void>
}

const SHOWN_MS = 5_000
/** A dead display is only probed every 15 s (hardware.md §5.2). */
const ALIVE_MS = 35_000
const CABLES = 'Kiểm tra nguồn của bảng, dây A/B của đường nối, địa chỉ cài trên bảng và tốc độ cổng.'
const isWritten = ({ state }: NumberDisplay): boolean => state === 'shown' || state === 'sent'

/** Waits until a display is written, or dead. */
async function becomes(bench: DisplayContractBench, id: string, wanted: 'written' | 'dead', ms: number): Promise<void> {
  const found = await until(bench.timers, ms, () => {
    const display = bench.displays.displays().find((one) => one.id === id)
    return display && (wanted === 'dead' ? display.state === 'dead' : isWritten(display)) ? true : null
  })
  if (found) return
  const seen = wanted === 'dead' ? 'vẫn được coi là chạy tốt' : 'không nhận số'
  throw new Broken(`bảng ${id} ${seen} sau ${ms / 1_000} giây`, CABLES)
}

/** The eyes may be quicker than the line. */
async function lookAt(bench: DisplayContractBench, numbers: ReadonlyMap<string, string>): Promise<string> {
  for (const [id, number] of numbers) {
    await becomes(bench, id, 'written', SHOWN_MS)
    const isSeen = await bench.sees(id, number)
    if (isSeen === null) return 'đã gửi; không có người nhìn bảng'
    const wanted = number === '' ? 'trống' : number
    if (!isSeen) throw new Broken(`bảng ${id} không hiện ${wanted}`, 'Kiểm tra mẫu bảng và địa chỉ trong tệp cấu hình.')
  }
  return 'mọi bảng hiện đúng'
}

const ids = ({ displays }: DisplayContractBench): string[] => displays.displays().map(({ id }) => id)

/** What the number displays of a line must do (ports.ts). */
export const DISPLAY_CONTRACT: readonly ContractCase<DisplayContractBench>[] = [
  {
    name: 'Mọi bảng trả lời',
    byHand: false,
    async run(bench) {
      for (const id of ids(bench)) await becomes(bench, id, 'written', SHOWN_MS)
      const states = bench.displays
        .displays()
        .map(({ id, state }) => `${id} ${state === 'shown' ? 'trả lời' : 'đã gửi'}`)
      const remark = bench.acknowledges ? '' : ' (loại bảng này không trả lời, phải nhìn bằng mắt)'
      return states.join(', ') + remark
    },
  },
  {
    name: 'Mỗi bảng hiện số riêng của mình',
    byHand: false,
    async run(bench) {
      const numbers = new Map(ids(bench).map((id, i) => [id, `A${String(i + 101)}`]))
      for (const [id, number] of numbers) bench.displays.show(id, number)
      return await lookAt(bench, numbers)
    },
  },
  {
    name: 'Nhiều số đến liền nhau: bảng hiện số mới nhất',
    byHand: false,
    async run(bench) {
      const numbers = new Map(ids(bench).map((id) => [id, 'B203']))
      for (const number of ['B201', 'B202', 'B203']) for (const id of ids(bench)) bench.displays.show(id, number)
      return await lookAt(bench, numbers)
    },
  },
  {
    name: 'Hết phục vụ thì bảng trống',
    byHand: false,
    async run(bench) {
      for (const id of ids(bench)) bench.displays.show(id, '')
      return await lookAt(bench, new Map(ids(bench).map((id) => [id, ''])))
    },
  },
  {
    name: 'Một bảng mất điện: các bảng khác vẫn chạy, có điện thì hiện số mới nhất',
    byHand: true,
    async run(bench) {
      const [first = '', ...others] = ids(bench)
      if (!bench.acknowledges) return 'loại bảng này không trả lời nên không ai biết bảng mất điện'
      await bench.hand('unplug', first)
      bench.displays.show(first, 'C301')
      await becomes(bench, first, 'dead', SHOWN_MS)
      for (const id of others) bench.displays.show(id, 'C302')
      await lookAt(bench, new Map(others.map((id) => [id, 'C302'])))
      await bench.hand('plug', first)
      await becomes(bench, first, 'written', ALIVE_MS)
      return `báo bảng ${first} không trả lời; ${await lookAt(bench, new Map([[first, 'C301']]))}`
    },
  },
]
