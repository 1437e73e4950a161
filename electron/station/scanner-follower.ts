import { createCodeScanner } from '../../hardware/devices/code-scanner.ts'
import type { CodeScanner, ScannerState } from '../../hardware/ports.ts'
import type { Client } from '../../shared/api/client.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import type { Log } from '../platform/log.ts'
import { openLine } from './open-line.ts'
import type { ScannerConfig } from './device-config.ts'

export type ScannerFollowerOptions = {
  readonly scanners: readonly ScannerConfig[]
  readonly client: Client
  readonly timers: Timers
  readonly log: Log
  readonly signal: AbortSignal
  /** A scanner was lost, or is back. */
  onChange(): void
}

export type ScannerFollower = {
  states(): readonly { readonly id: string; readonly name: string; readonly state: ScannerState }[]
  close(): Promise<void>
}

/**
 * Opens the scanners of a station and hands each code to the page that its scanner belongs to, once: a person who held
 * a card before it stands there now, so what does not get through is not sent later. Nothing of a code is logged.
 */
export function followScanners({ scanners, ...tools }: ScannerFollowerOptions): ScannerFollower {
  const { client, timers, log, signal } = tools
  async function hand({ id, to }: ScannerConfig, text: string): Promise<void> {
    const result = await client.call('reportScan', { body: { to, text }, signal })
    if (signal.aborted) return
    if (!result.ok) log.warn({ scannerId: id, code: result.code }, 'a scan did not get through')
    else if (!result.value.heard) log.warn({ scannerId: id, to }, 'no page was there to hear a scan')
  }

  function open(config: ScannerConfig): CodeScanner {
    const { id, transport, end } = config
    const line = openLine(transport, timers)
    const scanner = createCodeScanner({ id, transport: line, end, timers, onCode: (text) => void hand(config, text) })
    scanner.onChange((state) => {
      if (state.kind === 'lost') log.warn({ scannerId: id, reason: state.reason }, 'scanner lost')
      else log.info({ scannerId: id }, 'scanner ready')
      tools.onChange()
    })
    return scanner
  }

  const opened = scanners.map((config) => ({ config, scanner: open(config) }))
  return {
    states: () => opened.map(({ config: { id, name }, scanner }) => ({ id, name, state: scanner.state() })),
    async close() {
      await Promise.all(opened.map(({ scanner }) => scanner.close()))
    },
  }
}
