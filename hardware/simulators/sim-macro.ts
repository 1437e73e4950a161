import type { Operation } from './escpos-commands.table.ts'
import type { SimAnswers } from './sim-state.ts'

/** What the head and the cutter can be asked to do. */
export type Deed = Exclude<Operation, { kind: 'learn' | 'run-macro' }>

export type SimMacro = {
  /** What is to be done at an operation that comes: itself, what was learnt, or nothing. */
  deedsOf(operation: Operation): readonly Deed[]
  /** As at power-off; a reset of the printer (`ESC @`) leaves it. */
  forget(): void
}

/** The one macro of a printer (`GS :` … `GS :`, done by `GS ^`). */
export function createSimMacro(way: SimAnswers['macro']): SimMacro {
  let learnt: readonly Deed[] = []
  let learning: Deed[] | null = null

  function learn(): void {
    if (learning) learnt = learning
    learning = learning ? null : []
  }

  /** In the middle of learning it ends that, and nothing is known. */
  function run(times: number): readonly Deed[] {
    if (learning) learnt = []
    learning = null
    return Array.from({ length: times }, () => learnt).flat()
  }

  return {
    deedsOf(operation) {
      const isMacro = operation.kind === 'learn' || operation.kind === 'run-macro'
      if (isMacro && way === 'none') return []
      if (operation.kind === 'run-macro') return run(operation.times)
      if (operation.kind === 'learn') {
        learn()
        return []
      }
      learning?.push(operation)
      return learning && way === 'quiet' ? [] : [operation]
    },
    forget() {
      learnt = []
      learning = null
    },
  }
}
