import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DeviceRole } from '../../../shared/api/roles.ts'
import type { SeedImport } from './import-seed.ts'

/** What a demonstration tells its visitor: who may log in where, and the tokens of its devices (contract.md). */
export type DemoFile = {
  services: { id: string; letter: string; name: string }[]
  counters: { id: string; number: number; services: { id: string }[] }[]
  officers: { id: string; pin: string; name: string }[]
  deviceTokens: Record<DeviceRole, string[]>
}

/** Writes `demo.json` into the data folder, readable by its owner only. */
export function writeDemoFile(dir: string, { seed, deviceTokens }: SeedImport): void {
  const demo: DemoFile = {
    services: seed.services.map(({ id, letter, name }) => ({ id, letter, name })),
    counters: seed.counters.map(({ id, number, services }) => ({
      id,
      number,
      services: services.map(({ serviceId }) => ({ id: serviceId })),
    })),
    officers: seed.officers.map(({ id, pin, name }) => ({ id, pin, name })),
    deviceTokens,
  }
  writeFileSync(join(dir, 'demo.json'), `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 })
}

/** Reads the file of an earlier start. @throws when the folder is not a demonstration's */
export function readDemoFile(dir: string): DemoFile {
  return JSON.parse(readFileSync(join(dir, 'demo.json'), 'utf8')) as DemoFile
}
