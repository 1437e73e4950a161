import type { ConfigParts } from './config-items.ts'
import { stationProblems } from './check-stations.ts'
import { said } from './problem.ts'
import type { Fault } from './problem.ts'

/** What is held together: officers of a file carry a PIN beside their item. */
export type ReferenceParts = Omit<ConfigParts, 'holidays'>

type Row = { readonly id: string }
type Reference = { readonly path: string; readonly id: string | null }

function duplicates<T>(file: string, list: string, rows: readonly T[] = [], field: keyof T & string): Fault[] {
  const first = new Map<T[keyof T & string], number>()
  return rows.flatMap((row, i) => {
    const value = row[field]
    const before = first.get(value)
    if (before === undefined) first.set(value, i)
    if (before === undefined) return []
    return [
      {
        file,
        path: `${list}[${i}].${field}`,
        ...said('duplicate', { value: String(value), other: `${list}[${before}]` }),
      },
    ]
  })
}

/** Ids that point at nothing; silent when the file they point into is itself broken. */
function unknown(file: string, what: string, rows: readonly Row[] | undefined, references: Reference[]): Fault[] {
  if (!rows) return []
  const known = new Set(rows.map((row) => row.id))
  return references.flatMap(({ path, id }) =>
    id === null || known.has(id) ? [] : [{ file, path, ...said('unknown', { what, id }) }],
  )
}

function duplicateProblems(parts: ReferenceParts): Fault[] {
  return [
    ...duplicates('agencies.json', 'agencies', parts.agencies, 'id'),
    ...duplicates('fields.json', 'fields', parts.fields, 'id'),
    ...duplicates('procedures.json', 'procedures', parts.procedures, 'id'),
    ...duplicates('procedures.json', 'procedures', parts.procedures, 'code'),
    ...duplicates('services.json', 'services', parts.services, 'id'),
    ...duplicates('services.json', 'services', parts.services, 'letter'),
    ...duplicates('counters.json', 'counters', parts.counters, 'id'),
    ...duplicates('counters.json', 'counters', parts.counters, 'number'),
    ...duplicates('officers.json', 'officers', parts.officers, 'id'),
    ...duplicates('devices.json', 'devices', parts.devices, 'id'),
    ...duplicates('devices.json', 'bindings', parts.bindings, 'deviceId'),
  ]
}

function agencyReferences(parts: ReferenceParts): Fault[] {
  const check = (file: string, list: string, rows: readonly { agencyId: string | null }[] = []) =>
    unknown(
      file,
      'agency',
      parts.agencies,
      rows.map((row, i) => ({ path: `${list}[${i}].agencyId`, id: row.agencyId })),
    )
  return [
    ...check('centre.json', 'settings', parts.settings),
    ...check('fields.json', 'fields', parts.fields),
    ...check('services.json', 'services', parts.services),
    ...check('officers.json', 'officers', parts.officers),
  ]
}

function fieldReferences(parts: ReferenceParts): Fault[] {
  const ofProcedures = (parts.procedures ?? []).map((p, i) => ({ path: `procedures[${i}].fieldId`, id: p.fieldId }))
  const ofServices = (parts.services ?? []).flatMap((service, i) =>
    service.fieldIds.map((id, j) => ({ path: `services[${i}].fieldIds[${j}]`, id })),
  )
  return [
    ...unknown('procedures.json', 'field', parts.fields, ofProcedures),
    ...unknown('services.json', 'field', parts.fields, ofServices),
  ]
}

/** Unknown services at counters, one named twice at a counter, and services that no counter serves. */
function counterProblems({ services, counters = [] }: ReferenceParts): Fault[] {
  const file = 'counters.json'
  const references = counters.flatMap((counter, i) =>
    counter.services.map(({ serviceId }, j) => ({ path: `counters[${i}].services[${j}].serviceId`, id: serviceId })),
  )
  const twice = counters.flatMap((counter, i) =>
    duplicates(file, `counters[${i}].services`, counter.services, 'serviceId'),
  )
  return [...unknown(file, 'service', services, references), ...twice]
}

function unservedProblems({ services = [], counters }: ReferenceParts): Fault[] {
  if (!counters) return []
  const served = new Set(counters.flatMap((counter) => counter.services.map((s) => s.serviceId)))
  return services.flatMap(({ id, name }, i) =>
    served.has(id) ? [] : [{ file: 'services.json', path: `services[${i}].id`, ...said('unserved', { name, id }) }],
  )
}

function bindingProblems({ devices, bindings = [], counters }: ReferenceParts): Fault[] {
  const file = 'devices.json'
  const roles = new Map((devices ?? []).map((device) => [device.id, device.role]))
  const ofDevices = bindings.map((binding, i) => ({ path: `bindings[${i}].deviceId`, id: binding.deviceId }))
  const ofCounters = bindings.flatMap((binding, i) =>
    binding.counterIds.map((id, j) => ({ path: `bindings[${i}].counterIds[${j}]`, id })),
  )
  const notOne = bindings.flatMap(({ deviceId, counterIds }, i) => {
    const role = roles.get(deviceId)
    if ((role !== 'rating' && role !== 'counter') || counterIds.length === 1) return []
    return [{ file, path: `bindings[${i}].counterIds`, ...said('one-counter', { id: deviceId }) }]
  })
  return [...unknown(file, 'device', devices, ofDevices), ...unknown(file, 'counter', counters, ofCounters), ...notOne]
}

/** Everything that is wrong between the files of one centre, each file being right in itself. */
export function referenceProblems(parts: ReferenceParts): Fault[] {
  return [
    ...duplicateProblems(parts),
    ...agencyReferences(parts),
    ...fieldReferences(parts),
    ...counterProblems(parts),
    ...unservedProblems(parts),
    ...bindingProblems(parts),
    ...stationProblems(parts),
  ]
}
