import { describe, expect, it } from 'vitest'
import { parseSimulationConfig } from './simulation-config.ts'

const printer = { id: 'p', line: { kind: 'tcp' }, paperDir: 'papers' }
const scanner = { id: 's', line: { kind: 'pty', path: '/tmp/s' } }

describe('the configuration of a simulation', () => {
  it('fills in what is usual', () => {
    expect(parseSimulationConfig(JSON.stringify({ printers: [printer], scanners: [scanner] }))).toEqual({
      printers: [
        {
          id: 'p',
          line: { kind: 'tcp', host: '127.0.0.1', port: 0, secondHost: 'waits' },
          paperDir: 'papers',
          width: 576,
          speedMmPerSecond: 150,
          bufferBytes: 4_096,
          bootMs: 1_000,
          answers: {},
        },
      ],
      displays: [],
      scanners: [{ id: 's', line: { kind: 'pty', path: '/tmp/s', baudRate: 9_600 }, end: 'cr' }],
    })
  })

  it.each([
    ['{', /is not JSON/],
    ['{}', /at least one device/],
    [JSON.stringify({ printers: [printer, printer] }), /no two with the same id/],
    [JSON.stringify({ printers: [{ ...printer, width: 80 }] }), /printers\[0\]\.width/],
    [JSON.stringify({ displays: [{ ...scanner, model: 'khong-co', addresses: [1] }] }), /displays\[0\]\.model/],
  ])('is refused with the place and the reason: %s', (text, words) => {
    expect(() => parseSimulationConfig(text)).toThrow(words)
  })
})
