import { expect, it } from 'vitest'
import { parseStationConfig } from './station-config.ts'

const printer = { id: 'p1', name: 'Máy in 1', transport: { kind: 'tcp', host: '192.0.2.1' } }

it('fills in what a printer usually is', () => {
  expect(parseStationConfig(JSON.stringify({ dataDir: 'd', printers: [printer] }))).toEqual({
    dataDir: 'd',
    printers: [
      { ...printer, transport: { kind: 'tcp', host: '192.0.2.1', port: 9100 }, width: 576, speedMmPerSecond: 100 },
    ],
  })
})

it.each([
  ['not JSON', '{', /not JSON/],
  [
    'an unknown width',
    JSON.stringify({ dataDir: 'd', printers: [{ ...printer, width: 500 }] }),
    /printers\[0\]\.width/,
  ],
  ['a misspelt field', JSON.stringify({ dataDir: 'd', printers: [{ ...printer, widht: 576 }] }), /widht/],
  ['the same id twice', JSON.stringify({ dataDir: 'd', printers: [printer, printer] }), /same id/],
  ['no printer', JSON.stringify({ dataDir: 'd', printers: [] }), /printers/],
  ['no folder', JSON.stringify({ printers: [printer] }), /dataDir/],
])('refuses %s and says where', (_, text, message) => {
  expect(() => parseStationConfig(text)).toThrow(message)
})
