import type { NewEvent } from '../../../shared/domain/events/catalogue.ts'
import type { Setting } from '../../../shared/domain/events/config-events.ts'
import type { DeviceRole } from '../../../shared/api/roles.ts'
import type { Ids } from '../../../shared/kernel/ids.ts'
import { hashToken } from '../../platform/keys.ts'
import { hashPin } from '../../platform/pin.ts'
import type { PinCost } from '../../platform/pin.ts'
import { makePerson } from '../journal/persons.ts'
import type { PersonRow } from '../journal/persons.ts'
import type { SeedData } from './seed-files.ts'

export type SeedImport = {
  readonly events: NewEvent[]
  readonly persons: PersonRow[]
  readonly seed: SeedData
  /** Tokens made for the devices, by role, in the order of the file. They are told once, here. */
  readonly deviceTokens: Record<DeviceRole, string[]>
}

/**
 * Turns a seed into events: read once, then the database rules (decisions.md 6).
 * @param presetSettings settings of a regulation, in front of the centre's own so that those win
 * @param pinCost work of one guess of a PIN; only a test makes it cheap
 */
export async function seedEvents(
  seed: SeedData,
  presetSettings: readonly Setting[],
  ids: Ids,
  pinCost?: PinCost,
): Promise<SeedImport> {
  const deviceTokens: Record<DeviceRole, string[]> = { kiosk: [], counter: [], board: [], rating: [], station: [] }
  const officers = await Promise.all(seed.officers.map((officer) => officerEvents(officer, ids, pinCost)))
  const devices = seed.devices.map((device): NewEvent => {
    const token = ids.secret()
    deviceTokens[device.role].push(token)
    return { type: 'device.paired', payload: { ...device, tokenHash: hashToken(token) } }
  })
  const events: NewEvent[] = [
    { type: 'journal.started', payload: { epoch: ids.next() } },
    ...[...presetSettings, ...seed.settings].map((payload): NewEvent => ({ type: 'setting.changed', payload })),
    ...seed.holidays.map((payload): NewEvent => ({ type: 'holiday.defined', payload })),
    ...seed.agencies.map((payload): NewEvent => ({ type: 'agency.defined', payload })),
    ...seed.fields.map((payload): NewEvent => ({ type: 'field.defined', payload })),
    ...seed.procedures.map((payload): NewEvent => ({ type: 'procedure.defined', payload })),
    ...seed.services.map((payload): NewEvent => ({ type: 'service.defined', payload })),
    ...seed.counters.map((payload): NewEvent => ({ type: 'counter.defined', payload })),
    ...officers.flatMap((officer) => officer.events),
    ...devices,
    ...seed.bindings.map((payload): NewEvent => ({ type: 'device.bound', payload })),
  ]
  return { events, persons: officers.flatMap((officer) => officer.persons), seed, deviceTokens }
}

async function officerEvents(
  officer: SeedData['officers'][number],
  ids: Ids,
  pinCost: PinCost | undefined,
): Promise<{ events: NewEvent[]; persons: PersonRow[] }> {
  const { name, pin, ...rest } = officer
  const person = makePerson(ids.next(), 'name', name)
  const credential = makePerson(ids.next(), 'credential', await hashPin(pin, pinCost))
  return {
    events: [
      { type: 'officer.defined', payload: { ...rest, person: person.ref } },
      { type: 'officer.pinSet', payload: { officerId: officer.id, credential: credential.ref } },
    ],
    persons: [person.row, credential.row],
  }
}
