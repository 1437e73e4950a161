import { utilityProcess } from 'electron'
import type { UtilityProcess } from 'electron'
import type { Cancel, Clock, Timers } from '../../shared/kernel/time.ts'
import type { ChildPlan } from '../platform/child-plans.ts'
import type { Log } from '../platform/log.ts'
import { backOffMs, WELL_AFTER_MS } from '../../shared/shell/recovery.ts'

/** How long a child may take to end by itself. */
const STOP_MS = 10_000

export type Child = {
  stop(): Promise<void>
}

type Deps = { readonly clock: Clock; readonly timers: Timers; readonly log: Log }

/** Runs a child of the program as long as the program runs: when it ends, it is started again, ever more slowly. */
export function superviseChild({ name, program, args }: ChildPlan, { clock, timers, log }: Deps): Child {
  let child: UtilityProcess | null = null
  let failures = 0
  let isStopping = false
  let cancel: Cancel = () => {}

  function start(): void {
    const startedAt = clock.monotonic()
    const started = utilityProcess.fork(program, [...args], {
      serviceName: `mot-cua-${name}`,
      // What it logs goes where the log of the program goes.
      stdio: 'inherit',
    })
    child = started
    started.once('exit', (code) => {
      child = null
      if (isStopping) return
      failures = clock.monotonic() - startedAt > WELL_AFTER_MS ? 1 : failures + 1
      const waitMs = backOffMs(failures)
      log.error({ child: name, code, failures, waitMs }, 'a child ended')
      cancel = timers.after(waitMs, start)
    })
  }

  start()
  return {
    async stop() {
      isStopping = true
      cancel()
      if (child) await end(child, timers)
    },
  }
}

/** Asks it to end in order, and kills it when it does not. Windows knows no signal that could be heard: it is told. */
function end(child: UtilityProcess, timers: Timers): Promise<void> {
  return new Promise((resolve) => {
    const { pid } = child
    const cancel = timers.after(STOP_MS, () => {
      if (pid !== undefined) process.kill(pid, 'SIGKILL')
    })
    child.once('exit', () => {
      cancel()
      resolve()
    })
    child.postMessage('stop')
  })
}
