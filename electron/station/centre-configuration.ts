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
 * told; a technician sees why.
 */
export function followCentreConfiguration(options: CentreConfigurationOptions): CentreConfiguration {
  const { dataDir, client, timers, log, signal } = options
  let applied = ''
  let problems: readonly string[] = []

  async function use(devices: StationDevices | null): Promise<void> {
    const { printers = [], displays = [], scanners = [] } = devices ?? {}
    const text = JSON.stringify({ dataDir, printers, displays, scanners })
    if (text === applied) return
    applied = text
    problems = await options.apply(parseStationConfig(text)).then(
      () => [],
      (error: unknown) => [(error as Error).message.slice(0, LONGEST_PROBLEM)],
    )
    if (problems.length === 0) writeFileSync(join(dataDir, FILE), text)
    else log.error({ problems }, 'the configuration of the centre cannot be used')
    options.onChange()
  }

  async function read(): Promise<boolean> {
    const result = await client.call('getStationConfiguration', { signal })
    if (!result.ok) return signal.aborted
    try {
      await use(result.value.devices)
    } catch (error) {
      problems = [(error as Error).message.slice(0, LONGEST_PROBLEM)]
      log.error({ problems }, 'the configuration of the centre cannot be used')
      options.onChange()
    }
    return true
  }

  const ask = createCoalesced(read, timers, signal)
  return { changed: () => options.isOn && ask(), problems: () => problems }
}
