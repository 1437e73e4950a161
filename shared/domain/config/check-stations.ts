import type { ConfigParts } from './config-items.ts'
import type { FaultCode, FaultParams } from '../../i18n/vi/config-faults.ts'
import { said } from './problem.ts'
import type { Fault } from './problem.ts'

const FILE = 'devices.json'

/** What does not fit between stations and the rest: devices, counters, and names that two of them claim. */
export function stationProblems({ stations = [], devices, counters }: ConfigParts): Fault[] {
  const isStation = new Set((devices ?? []).filter(({ role }) => role === 'station').map(({ id }) => id))
  const isDevice = new Set((devices ?? []).map(({ id }) => id))
  const isCounter = new Set((counters ?? []).map(({ id }) => id))
  const held = new Map<string, string>()
  return stations.flatMap((station, i) => {
    const at = `stations[${i}]`
    const say = (path: string, code: FaultCode, params: FaultParams = {}): Fault[] => [
      { file: FILE, path: `${at}.${path}`, ...said(code, params) },
    ]
    const counterFault = (path: string, id: string): Fault[] =>
      !counters || isCounter.has(id) ? [] : say(path, 'unknown', { what: 'counter', id })
    return [
      ...(!devices || isStation.has(station.deviceId)
        ? []
        : say('deviceId', 'unknown', { what: 'station', id: station.deviceId })),
      ...station.printers.flatMap(({ id }, n) => {
        const other = held.get(id)
        held.set(id, station.deviceId)
        return other === undefined ? [] : say(`printers[${n}].id`, 'printer-elsewhere', { id, other })
      }),
      ...station.displays.flatMap(({ boards }, n) => [
        ...boards.flatMap(({ counterId }, b) => counterFault(`displays[${n}].boards[${b}].counterId`, counterId)),
        ...(new Set(boards.map(({ address }) => address)).size < boards.length
          ? say(`displays[${n}].boards`, 'same-address')
          : []),
      ]),
      ...station.scanners.flatMap(({ to }, n) => {
        if ('counterId' in to) return counterFault(`scanners[${n}].to`, to.counterId)
        return !devices || isDevice.has(to.deviceId)
          ? []
          : say(`scanners[${n}].to`, 'unknown', { what: 'device', id: to.deviceId })
      }),
    ]
  })
}
