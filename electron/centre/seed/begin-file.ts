import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Setting } from '../../../shared/domain/events/config-events.ts'
import type { Ids } from '../../../shared/kernel/ids.ts'
import { BEGIN_FILE } from '../../platform/set-up/own-centre.ts'
import { seedEvents } from './import-seed.ts'
import type { SeedImport } from './import-seed.ts'
import { loadHolidays, loadPreset } from './load-seed.ts'
import { SeedError } from './seed-error.ts'
import type { SeedData } from './seed-files.ts'

const beginning = z.strictObject({
  name: z.string().trim().min(1).max(120),
  preset: z.string(),
  officer: z.string().trim().min(1).max(120),
  pin: z.string().regex(/^\d{4,12}$/),
})

/** Since when the name of the centre holds: before its first day. */
const ALWAYS = '2000-01-01'

/** Whether somebody wrote at the first start how the centre in this folder begins. */
export const hasBegin = (dir: string): boolean => existsSync(join(dir, BEGIN_FILE))

/** The PIN that stands in it is in the journal now, as a hash. */
export const removeBegin = (dir: string): void => rmSync(join(dir, BEGIN_FILE), { force: true })

/**
 * A centre with a name, the settings of a regulation, the public holidays and one person who sets up the rest.
 * @throws SeedError when the file or its preset is bad
 */
export async function beginEvents(dir: string, ids: Ids): Promise<SeedImport> {
  const read = beginning.safeParse(JSON.parse(readFileSync(join(dir, BEGIN_FILE), 'utf8')))
  if (!read.success)
    throw new SeedError(
      read.error.issues.map(({ path, message }) => ({ file: BEGIN_FILE, path: path.join('.'), reason: message })),
    )
  const { name, preset, officer, pin } = read.data
  const called: Setting = { key: 'centre.name', agencyId: null, from: ALWAYS, value: name, source: 'Cài đặt lần đầu' }
  const seed: SeedData = {
    settings: [called],
    agencies: [],
    fields: [],
    procedures: [],
    services: [],
    counters: [],
    officers: [{ id: 'quan-tri', role: 'leader', agencyId: null, position: 'Quản trị hệ thống', name: officer, pin }],
    devices: [],
    bindings: [],
    holidays: loadHolidays(),
  }
  return seedEvents(seed, loadPreset(preset).settings, ids)
}
