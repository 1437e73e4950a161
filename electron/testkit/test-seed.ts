import { loadPreset, loadSeed } from '../centre/seed/load-seed.ts'
import type { PresetName } from '../centre/seed/load-seed.ts'
import { seedEvents } from '../centre/seed/import-seed.ts'
import type { SeedImport } from '../centre/seed/import-seed.ts'
import type { SeedData } from '../centre/seed/seed-files.ts'
import type { PersonRole } from '../../shared/api/roles.ts'
import type { Holiday, Setting } from '../../shared/domain/events/config-events.ts'
import type { Ids } from '../../shared/kernel/ids.ts'

export type TestSeed = {
  /** Services S1, S2 … with letters A, B …; `S-result` (R) of kind result comes last. Default 3. */
  services?: number
  /** Agencies, fields, procedures and services of the demonstration instead of `services`. */
  catalogue?: 'demo'
  /** Names of the services as in the demonstration, e.g. for pictures; ids stay S1, S2 … */
  lifelike?: boolean
  /** Counters C1, C2 …; each serves every service. Default 3. */
  counters?: number
  /** Weight of a service at a counter, both counted from 1. Default 1. */
  weight?: (counter: number, service: number) => number
  preset?: PresetName
  /** Settings on top of the preset. */
  settings?: Partial<Record<Setting['key'], unknown>>
  /** Public holidays and exchanged days. Default none. */
  holidays?: Holiday[]
  /** Boards board-1, board-2 …; of every other kind of device there are two. Default 2. */
  boards?: number
  /** Printer of the kiosks; null (default): nothing prints. */
  printerId?: string | null
  /** The second kiosk's printer when it has one of its own. */
  secondPrinterId?: string
  /** PIN of everybody. Default `PIN`. */
  pin?: string
  /** Name of a person of the staff by id. */
  nameOf?: (id: string) => string
  /** Counters of each tablet and board, by device id. Default: tablet n has Cn, boards show all. */
  bound?: Record<string, string[]>
}

const FROM = '2020-01-01'
const LETTERS = 'ABCDEGHKLMNPSTUVX'
export const PIN = '2468'
/** What the devices of a lifelike centre are called. */
const DEVICES = {
  kiosk: 'Kiosk',
  board: 'Bảng gọi số',
  rating: 'Máy đánh giá quầy',
  station: 'Máy trạm',
  counter: 'Máy tính quầy',
} as const

const NAMES: Readonly<Record<string, string>> = {
  leader: 'Lãnh đạo Trung tâm',
  technician: 'Cán bộ kỹ thuật',
  receptionist: 'Cán bộ lễ tân',
}
const POSITIONS: Readonly<Record<PersonRole, string>> = {
  officer: 'Chuyên viên',
  leader: 'Giám đốc',
  technician: 'Kỹ thuật viên',
  receptionist: 'Lễ tân',
}

/**
 * A small centre for tests: as many counters as asked, one officer for each, a leader, a technician, a receptionist, two
 * devices of each role.
 */
export function testSeed(asked: TestSeed, ids: Ids): Promise<SeedImport> {
  const { counters = 3, weight = () => 1, preset = 'all-day', settings = {}, holidays = [], lifelike = false } = asked
  const catalogue = asked.catalogue === 'demo' ? loadSeed() : madeUp(asked)
  const bound: Record<string, string[]> = { 'rating-1': ['C1'], 'rating-2': ['C2'], ...asked.bound }
  const seed: SeedData = {
    settings: Object.entries(settings).map(([key, value]) => ({
      key: key as Setting['key'],
      agencyId: null,
      from: FROM,
      value,
      source: 'test',
    })),
    holidays,
    agencies: catalogue.agencies,
    fields: catalogue.fields,
    procedures: catalogue.procedures,
    services: catalogue.services,
    counters: range(counters).map((n) => ({
      id: `C${n}`,
      number: n,
      name: `Quầy ${n}`,
      services: catalogue.services.map(({ id }, i) => ({ serviceId: id, weight: weight(n, i + 1) })),
    })),
    officers: staff(asked, counters),
    devices: (['kiosk', 'board', 'rating', 'station', 'counter'] as const).flatMap((role) =>
      range(role === 'board' ? (asked.boards ?? 2) : 2).map((n) => ({
        id: `${role}-${n}`,
        role,
        name: `${lifelike ? DEVICES[role] : role} ${n}`,
      })),
    ),
    bindings: [
      ...kioskPrinters(asked).map((printerId, i) => ({ deviceId: `kiosk-${i + 1}`, printerId, counterIds: [] })),
      ...Object.entries(bound).map(([deviceId, counterIds]) => ({ deviceId, printerId: null, counterIds })),
    ],
  }
  return seedEvents(seed, loadPreset(preset).settings, ids, { memoryCost: 8, timeCost: 1 })
}

const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)

function kioskPrinters({ printerId = null, secondPrinterId }: TestSeed): (string | null)[] {
  return [printerId, secondPrinterId ?? printerId]
}

/** Services without agencies and procedures. */
function madeUp(asked: TestSeed): Pick<SeedData, 'agencies' | 'fields' | 'procedures' | 'services'> {
  const serviceName = serviceNames(asked.lifelike === true)
  const ids = [...range(asked.services ?? 3).map((n) => `S${n}`), 'S-result']
  const services = ids.map((id, i) => ({
    id,
    letter: id === 'S-result' ? 'R' : (LETTERS[i] ?? 'Y'),
    ...serviceName(i, id === 'S-result'),
    kind: id === 'S-result' ? ('result' as const) : ('reception' as const),
    agencyId: null,
    fieldIds: [],
    order: i,
    usualMinutes: 6,
  }))
  return { agencies: [], fields: [], procedures: [], services }
}

function staff({ nameOf, pin = PIN }: TestSeed, counters: number): SeedData['officers'] {
  const name = nameOf ?? ((id: string) => NAMES[id] ?? `Công chức ${id.replace(/^O/, '')}`)
  const person = (id: string, role: PersonRole) => ({
    id,
    role,
    agencyId: null,
    position: POSITIONS[role],
    name: name(id),
    pin,
  })
  const others = (['leader', 'technician', 'receptionist'] as const).map((role) => person(role, role))
  return [...range(counters).map((n) => person(`O${n}`, 'officer')), ...others]
}

/** Name of the service at this place; as in the demonstration, where it is asked for. */
function serviceNames(lifelike: boolean): (index: number, result: boolean) => { name: string; nameEn?: string } {
  const shipped = lifelike ? loadSeed().services : []
  const received = shipped.filter(({ kind }) => kind === 'reception')
  return (index, result) => {
    const shown = result ? shipped.find(({ kind }) => kind === 'result') : received[index]
    return shown
      ? { name: shown.name, ...(shown.nameEn && { nameEn: shown.nameEn }) }
      : { name: `Dịch vụ ${index + 1}` }
  }
}
