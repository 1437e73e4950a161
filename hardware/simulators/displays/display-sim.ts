import type { Timers } from '../../../shared/kernel/time.ts'
import type { OpenSimLine, SimAddress, SimLine } from '../lines/sim-line.ts'
import type { BoardFault, SimBoard, SimFamily } from './board-state.ts'

export type DisplaySimulatorOptions = {
  readonly line: OpenSimLine
  readonly family: SimFamily
  readonly addresses: readonly number[]
  readonly timers: Timers
  /** How long a board takes to answer. Default 15 ms. */
  readonly answerMs?: number
}

export type DisplaySimulator = {
  readonly address: SimAddress
  /** What a person standing before the boards sees, by address. */
  boards(): readonly Readonly<SimBoard>[]
  setFault(address: number, fault: BoardFault): void
  /** Power off and on: the board forgets what it showed. */
  powerCut(address: number): void
  /** Frames that have reached the boards so far, whether or not one took them. */
  frames(): number
  /** Bytes that no board of this family understands. */
  noise(): readonly number[]
  /** Tells after every frame what its board shows now. */
  onFrame(listener: (board: Readonly<SimBoard> | undefined) => void): () => void
  /** The cable is put in again after it was out. */
  plugAgain(): Promise<void>
  stop(): Promise<void>
}

const LATE_MS = 400

/** Number displays on one line, played: they take the bytes of their family and forget all when the power goes. */
export async function startDisplaySimulator(options: DisplaySimulatorOptions): Promise<DisplaySimulator> {
  const { family, timers, answerMs = 15 } = options
  const boards = options.addresses.map((address): SimBoard => ({
    address,
    shows: family.blank,
    brightness: 4,
    fault: 'none',
  }))
  const noise: number[] = []
  const listeners = new Set<(board: Readonly<SimBoard> | undefined) => void>()
  let frames = 0
  let waiting = Buffer.alloc(0)
  const plugIn = (): Promise<SimLine> => options.line({ room: () => Infinity, onBytes: take })
  let line = await plugIn()

  const at = (address: number): SimBoard => {
    const board = boards.find((one) => one.address === address)
    if (!board) throw new RangeError(`no simulated display at ${address}`)
    return board
  }

  function take(bytes: Uint8Array): void {
    waiting = Buffer.concat([waiting, bytes])
    const find = (address: number): SimBoard | undefined => boards.find((board) => board.address === address)
    for (let step = family.read(waiting, find); step && step.used > 0; step = family.read(waiting, find)) {
      if (step.noise) noise.push(...waiting.subarray(0, step.used))
      waiting = waiting.subarray(step.used)
      if (step.board && step.board.fault !== 'dead') perform(step.board, step.change, step.answer)
      if (step.noise) continue
      frames++
      for (const listener of listeners) listener(step.board)
    }
  }

  function perform(board: SimBoard, change: Partial<SimBoard> | undefined, answer: Uint8Array | undefined): void {
    Object.assign(board, change)
    if (!answer) return
    const spoken = board.fault === 'garbled' ? answer.map((byte) => byte ^ 0x55) : answer
    timers.after(board.fault === 'late' ? LATE_MS : answerMs, () => line.send(spoken))
  }

  return {
    address: line.address,
    boards: () => boards,
    setFault: (address, fault) => (at(address).fault = fault),
    powerCut: (address) => Object.assign(at(address), { shows: family.blank, brightness: 4 }),
    frames: () => frames,
    noise: () => noise,
    onFrame(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async plugAgain() {
      await line.stop()
      waiting = Buffer.alloc(0)
      line = await plugIn()
    },
    stop: () => line.stop(),
  }
}
