import { expect, it } from 'vitest'
import { loadPrinterModels } from './printer-models.ts'
import { parseStationConfig } from './station-config.ts'

const printer = { id: 'p1', name: 'Máy in 1', transport: { kind: 'tcp', host: '192.0.2.1' } }

it('fills in what a printer usually is', () => {
  expect(parseStationConfig(JSON.stringify({ dataDir: 'd', printers: [printer] }))).toEqual({
    dataDir: 'd',
    printers: [
      {
        ...printer,
        transport: { kind: 'tcp', host: '192.0.2.1', port: 9100 },
        model: loadPrinterModels().get('generic-80'),
        width: 576,
        speedMmPerSecond: 100,
        letters: 'when-slow',
      },
    ],
    displays: [],
    scanners: [],
    sheets: [],
  })
})

it('takes from the model of a printer what it does not say itself', () => {
  const text = (changes: object) => JSON.stringify({ dataDir: 'd', printers: [{ ...printer, ...changes }] })
  expect(parseStationConfig(text({ model: 'epson-80-180' })).printers[0]).toMatchObject({ width: 512 })
  const own = { model: 'generic-58', width: 512, speedMmPerSecond: 60 }
  expect(parseStationConfig(text(own)).printers[0]).toMatchObject({ width: 512, speedMmPerSecond: 60 })
})

it('takes a USB printer by its device file', () => {
  const transport = { kind: 'file', path: '/dev/usb/lp0' }
  const read = parseStationConfig(JSON.stringify({ dataDir: 'd', printers: [{ ...printer, transport }] }))
  expect(read.printers[0]?.transport).toEqual(transport)
})

const board = { counterId: 'C1', model: 'dm56a04', address: 1 }
const withBoards = (...boards: object[]): string =>
  JSON.stringify({
    dataDir: 'd',
    displays: [{ name: 'Bảng số', transport: { kind: 'serial', path: '/dev/ttyUSB0' }, boards }],
  })

it('takes a station that has only number displays', () => {
  expect(parseStationConfig(withBoards(board))).toMatchObject({
    printers: [],
    displays: [{ transport: { baudRate: 9_600, parity: 'none', flow: 'none' }, boards: [board] }],
  })
})

it.each([
  ['not JSON', '{', /not JSON/],
  [
    'an unknown width',
    JSON.stringify({ dataDir: 'd', printers: [{ ...printer, width: 500 }] }),
    /printers\[0\]\.width/,
  ],
  [
    'an unknown model',
    JSON.stringify({ dataDir: 'd', printers: [printer, { ...printer, id: 'p2', model: 'generic-90' }] }),
    /no printer model generic-90; there are .*generic-80.*printers\[1\]\.model/s,
  ],
  ['a misspelt field', JSON.stringify({ dataDir: 'd', printers: [{ ...printer, widht: 576 }] }), /widht/],
  ['the same id twice', JSON.stringify({ dataDir: 'd', printers: [printer, printer] }), /same id/],
  ['an unknown display', withBoards({ ...board, model: 'dm99' }), /"dm56a04"\|"dm36b06".*boards\[0\]\.model/s],
  ['an address that no such display has', withBoards({ ...board, address: 248 }), /boards\[0\]\.address/],
  ['the same address twice', withBoards(board, { ...board, counterId: 'C2' }), /two displays have the same address/],
  [
    'a level of brightness that no such display has',
    withBoards({ ...board, model: 'cd5220', address: 0, brightness: 5 }),
    /boards\[0\]\.brightness/,
  ],
  ['no folder', JSON.stringify({ printers: [printer] }), /dataDir/],
])('refuses %s and says where', (_, text, message) => {
  expect(() => parseStationConfig(text)).toThrow(message)
})
