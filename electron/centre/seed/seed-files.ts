import { z } from 'zod'
import { ITEM_SHAPES } from '../../../shared/domain/config/config-items.ts'
import * as c from '../../../shared/domain/events/config-events.ts'
import type { Holiday } from '../../../shared/domain/events/config-events.ts'

/** An officer as a file names him: name and PIN stand here only until the import puts them into erasable rows. */
const seedOfficer = ITEM_SHAPES.officer.extend({
  pin: z.string().regex(/^\d{4,12}$/, 'PIN phải có từ 4 đến 12 chữ số'),
})

/** The files of a centre, one concern each, with their shapes. */
export const SEED_FILES = {
  'centre.json': z.strictObject({ settings: z.array(c.setting) }),
  'agencies.json': z.strictObject({ agencies: z.array(c.agency) }),
  'fields.json': z.strictObject({ fields: z.array(c.field) }),
  'procedures.json': z.strictObject({ procedures: z.array(c.procedure) }),
  'services.json': z.strictObject({ services: z.array(c.service) }),
  'counters.json': z.strictObject({ counters: z.array(c.counter) }),
  'officers.json': z.strictObject({ officers: z.array(seedOfficer) }),
  'devices.json': z.strictObject({ devices: z.array(ITEM_SHAPES.device), bindings: z.array(c.binding) }),
} as const

export const presetFile = z.strictObject({
  name: z.string(),
  title: z.string().min(1).max(100),
  settings: z.array(c.setting),
})
export type Preset = z.infer<typeof presetFile>

export const holidayFile = z.strictObject({ holidays: z.array(c.holiday) })

type FileData<F extends keyof typeof SEED_FILES> = z.infer<(typeof SEED_FILES)[F]>

/** What the files of a folder hold; a file that is itself broken is missing here. */
export type SeedParts = Partial<
  FileData<'centre.json'> &
    FileData<'agencies.json'> &
    FileData<'fields.json'> &
    FileData<'procedures.json'> &
    FileData<'services.json'> &
    FileData<'counters.json'> &
    FileData<'officers.json'> &
    FileData<'devices.json'>
>

/** A whole configuration, checked in itself, ready to become events. */
export type SeedData = Required<SeedParts> & { readonly holidays: readonly Holiday[] }
