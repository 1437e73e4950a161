import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Client } from '../../shared/api/client.ts'
import type { StationDevices } from '../../shared/domain/config/station-devices.ts'
import type { Timers } from '../../shared/kernel/time.ts'
import type { Log } from '../platform/log.ts'
import { createCoalesced } from './coalesced.ts'
import { parseStationConfig } from './station-config.ts'
import type { StationConfig } from './station-config.ts'

export type CentreConfigurationOptions = {
  readonly dataDir: string
  /** False for a station whose devices stand in a file: nothing is asked for. */
  readonly isOn: boolean
  readonly client: Client
  readonly timers: Timers
  readonly log: Log
  readonly signal: AbortSignal
  /** Opens what is new and closes what is gone. Rejects when something cannot be opened. */
  apply(config: StationConfig): Promise<void>
  /** What cannot be used has changed. */
  onChange(): void
}

export type CentreConfiguration = {
  /** It may have changed at the centre. */
  changed(): unknown
  /** Why it cannot be used as it stands, for a technician; empty when it can. */
  problems(): readonly string[]
}

const FILE = 'devices.json'
const LONGEST_PROBLEM = 300
/** A port that another program holds may be free by then. */
const RETRY_MS = 10_000

/** The devices that the centre gave last, so that a station works before its centre answers; none at the first start. */
export function lastConfiguration(dataDir: string): StationConfig {
  try {
    return parseStationConfig(readFileSync(join(dataDir, FILE), 'utf8'))
  } catch {
    return parseStationConfig(JSON.stringify({ dataDir }))
  }
}

/**
 * Keeps a station's devices as the centre has them configured. What cannot be used leaves the devices as they are and is
 * told; a technician sees why. What cannot be opened now is tried again.
 */
export function followCentreConfiguration(options: CentreConfigurationOptions): CentreConfiguration {
  const { dataDir, client, timers, log, signal } = options
  let applied = ''
  let problems: readonly string[] = []
  let cancelRetry = (): void => {}
  signal.addEventListener('abort', () => cancelRetry())

  async function use(devices: StationDevices | null): Promise<void> {
    const { printers = [], displays = [], scanners = [], sheets = [] } = devices ?? {}
    const text = JSON.stringify({ dataDir, printers, displays, scanners, sheets })
    if (text === applied) return
    applied = text
    cancelRetry()
    const config = parseStationConfig(text)
    try {
      await options.apply(config)
    } catch (error) {
      applied = ''
      if (!signal.aborted) cancelRetry = timers.after(RETRY_MS, () => ask())
      throw error
    }
    writeFileSync(join(dataDir, FILE), text)
    tellProblems([])
  }

  function tellProblems(now: readonly string[]): void {
    if (now.length > 0 && now.join() !== problems.join())
      log.error({ problems: now }, 'the configuration of the centre cannot be used')
    problems = now
    options.onChange()
  }

  async function read(): Promise<boolean> {
    const result = await client.call('getStationConfiguration', { signal })
    if (!result.ok) return signal.aborted
    try {
      await use(result.value.devices)
    } catch (error) {
      tellProblems([(error as Error).message.slice(0, LONGEST_PROBLEM)])
    }
    return true
  }

  const ask = createCoalesced(read, timers, signal)
  return { changed: () => options.isOn && ask(), problems: () => problems }
}
