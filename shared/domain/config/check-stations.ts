import type { ConfigParts } from './config-items.ts'
import type { Problem } from './problem.ts'

const FILE = 'devices.json'

/** What does not fit between stations and the rest: devices, counters, and names that two of them claim. */
export function stationProblems({ stations = [], devices, counters }: ConfigParts): Problem[] {
  const isStation = new Set((devices ?? []).filter(({ role }) => role === 'station').map(({ id }) => id))
  const isDevice = new Set((devices ?? []).map(({ id }) => id))
  const isCounter = new Set((counters ?? []).map(({ id }) => id))
  const held = new Map<string, string>()
  return stations.flatMap((station, i) => {
    const at = `stations[${i}]`
    const say = (path: string, reason: string): Problem[] => [{ file: FILE, path: `${at}.${path}`, reason }]
    const counterFault = (path: string, id: string): Problem[] =>
      !counters || isCounter.has(id) ? [] : say(path, `không có quầy nào có mã “${id}”`)
    return [
      ...(!devices || isStation.has(station.deviceId)
        ? []
        : say('deviceId', `không có máy trạm nào có mã “${station.deviceId}”`)),
      ...station.printers.flatMap(({ id }, n) => {
        const other = held.get(id)
        held.set(id, station.deviceId)
        return other === undefined ? [] : say(`printers[${n}].id`, `máy in “${id}” đã có ở máy trạm “${other}”`)
      }),
      ...station.displays.flatMap(({ boards }, n) => [
        ...boards.flatMap(({ counterId }, b) => counterFault(`displays[${n}].boards[${b}].counterId`, counterId)),
        ...(new Set(boards.map(({ address }) => address)).size < boards.length
          ? say(`displays[${n}].boards`, 'hai bảng số trên một đường dây có cùng địa chỉ')
          : []),
      ]),
      ...station.scanners.flatMap(({ to }, n) => {
        if ('counterId' in to) return counterFault(`scanners[${n}].to`, to.counterId)
        return !devices || isDevice.has(to.deviceId)
          ? []
          : say(`scanners[${n}].to`, `không có thiết bị nào có mã “${to.deviceId}”`)
      }),
    ]
  })
}
