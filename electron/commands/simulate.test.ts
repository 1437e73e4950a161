import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SerialPort } from 'serialport'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createDisplayBus } from '../../hardware/devices/display-bus.ts'
import { asciiFrame } from '../../hardware/protocols/displays/ascii-frame.ts'
import { decodePng } from '../../hardware/render/png.ts'
import { createSerialTransport } from '../../hardware/transports/serial.ts'
import { systemTimers } from '../platform/time.ts'
import { startSimulateProcess } from '../testkit/simulate-process.ts'
import type { SimulateProcess } from '../testkit/simulate-process.ts'

let folder: string
let simulation: SimulateProcess

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simulate-'))
  const at = (name: string): string => join(folder, name)
  const config = {
    printers: [
      { id: 'mang', line: { kind: 'tcp' }, paperDir: at('papers-1') },
      { id: 'noi-tiep', line: { kind: 'pty', path: at('printer'), baudRate: 115_200 }, paperDir: at('papers-2') },
    ],
    displays: [{ id: 'bang', line: { kind: 'pty', path: at('boards') }, model: 'ascii-4', addresses: [1, 2] }],
    scanners: [{ id: 'dau-doc', line: { kind: 'pty', path: at('scanner') } }],
  }
  writeFileSync(at('config.json'), JSON.stringify(config))
  simulation = await startSimulateProcess(at('config.json'))
})
afterEach(async () => {
  await simulation.stop()
  rmSync(folder, { recursive: true })
})

/** Two rows, a cut and a question in turn: what comes back comes after the paper. */
const JOB = Buffer.from('1d7630000200 0200 ff01 80ff 1d564200 1d7201'.replaceAll(' ', ''), 'hex')

it('plays printers on a network and on a serial line, breaks and mends them, and lists their papers', async () => {
  const tcp = simulation.address('mang')
  const serial = simulation.address('noi-tiep')
  if (tcp.kind !== 'tcp' || serial.kind !== 'serial') throw new Error('other lines than asked for')
  const port = new SerialPort(serial)
  await once(port, 'open')
  const socket = connect(tcp.port, tcp.host)
  for (const [id, host] of [
    ['mang', socket],
    ['noi-tiep', port],
  ] as const) {
    expect(await simulation.order({ do: 'break-printer', device: id, fault: 'paper-end' })).toEqual({ ok: true })
    host.write(Buffer.from('100404', 'hex'))
    expect(await once(host, 'data')).toEqual([Buffer.from('7e', 'hex')])
    await simulation.order({ do: 'break-printer', device: id, fault: null })
    host.write(JOB)
    expect(await once(host, 'data')).toEqual([Buffer.from('00', 'hex')])
    const { papers, unknown } = (await simulation.order({ do: 'papers', device: id })) as unknown as {
      papers: { file: string; height: number }[]
      unknown: string[]
    }
    expect([papers.map(({ height }) => height), unknown]).toEqual([[2], []])
    const { rows } = await decodePng(readFileSync(papers[0]?.file ?? ''))
    expect([rows.subarray(0, 3), rows.subarray(72, 75)].map((row) => Buffer.from(row).toString('hex'))).toEqual([
      'ff0100',
      '80ff00',
    ])
  }
  socket.destroy()
  port.close()
})

it('plays boards, and says what stands on them', async () => {
  const line = simulation.address('bang')
  if (line.kind !== 'serial') throw new Error('another line than asked for')
  const bus = createDisplayBus({
    transport: createSerialTransport(line),
    timers: systemTimers(),
    displays: [1, 2].map((address) => ({ id: `D${address}`, protocol: asciiFrame(4), address })),
  })
  bus.show('D1', 'A015')
  const shown = async (): Promise<unknown> => simulation.order({ do: 'boards', device: 'bang' })
  await expect.poll(shown).toMatchObject({ boards: [{ address: 1, shows: '  15' }, { address: 2 }], noise: 0 })
  await simulation.order({ do: 'cut-power', device: 'bang', address: 1 })
  expect(await shown()).toMatchObject({ boards: [{ shows: '    ' }, {}] })
  await simulation.order({ do: 'break-board', device: 'bang', address: 1, fault: 'dead' })
  bus.show('D1', 'A016')
  bus.show('D2', 'B002')
  await expect.poll(shown).toMatchObject({ boards: [{ shows: '    ' }, { shows: '   2' }] })
  await bus.close()
})

it('holds codes before its scanner', async () => {
  const line = simulation.address('dau-doc')
  if (line.kind !== 'serial') throw new Error('another line than asked for')
  const port = new SerialPort(line)
  await once(port, 'open')
  expect(await simulation.order({ do: 'scan', device: 'dau-doc', code: 'Phường|Nữ' })).toEqual({ ok: true })
  let heard = Buffer.alloc(0)
  while (heard.at(-1) !== 0x0d) heard = Buffer.concat([heard, (await once(port, 'data'))[0] as Buffer])
  expect(heard.toString('utf8')).toBe('Phường|Nữ\r')
  port.close()
})

it.each([
  [{ do: 'scan', device: 'mang', code: 'x' }, /there is no scanner mang/],
  [{ do: 'break-printer', device: 'mang', fault: 'tired' }, /fault/],
  [{ do: 'break-board', device: 'bang', address: 9, fault: 'dead' }, /no simulated display at 9/],
])('says what is wrong with an order and goes on: %j', async (order, words) => {
  expect(await simulation.order(order)).toEqual({ ok: false, error: expect.stringMatching(words) })
  expect(await simulation.order({ do: 'boards', device: 'bang' })).toMatchObject({ ok: true })
})

it('leaves no port behind when it is stopped', async () => {
  expect(existsSync(join(folder, 'printer'))).toBe(true)
  expect(await simulation.stop()).toBe(0)
  expect(existsSync(join(folder, 'printer'))).toBe(false)
})
