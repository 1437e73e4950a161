import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it } from 'vitest'
import { asciiFrame } from '../protocols/displays/ascii-frame.ts'
import { customerDisplay } from '../protocols/displays/customer-display.ts'
import { digitModule } from '../protocols/displays/digit-module.ts'
import { fourByte } from '../protocols/displays/four-byte.ts'
import { customerDisplays } from '../simulators/displays/customer-display-sim.ts'
import { asciiBoards, digitModules, fourByteBoards } from '../simulators/displays/families.ts'
import { openDisplayBench } from '../testkit/display-bench.ts'
import type { DisplayBench } from '../testkit/display-bench.ts'

let bench: DisplayBench
afterEach(() => bench.close())

const modules = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `D${i + 1}`, protocol: digitModule(4), address: i + 1 }))

describe('every family shows a number, another one, and nothing', () => {
  it.each([
    ['DM56A04', digitModules(4), digitModule(4), 1, 'A015', 'A015', '    ', 'shown'],
    ['DM36B06', digitModules(6), digitModule(6), 7, 'B1024', ' B1024', '      ', 'shown'],
    ['ASCII frame', asciiBoards(4), asciiFrame(4), 12, 'A015', '  15', '    ', 'sent'],
    ['four bytes', fourByteBoards, fourByte, 5, 'C999', '999', '  0', 'sent'],
    ['CD5220', customerDisplays(false), customerDisplay(false), 0, 'A015', withWords('A015'), dark(), 'sent'],
    ['DM-D', customerDisplays(true), customerDisplay(true), 0, 'Đ7', withWords('D7'), dark(), 'sent'],
  ] as const)('%s', async (_name, family, protocol, address, number, seen, blank, state) => {
    bench = await openDisplayBench(family, [{ id: 'D', protocol, address }])
    bench.bus.show('D', number)
    await bench.shows(address, seen)
    await bench.is('D', state)
    bench.bus.show('D', '')
    await bench.shows(address, blank)
    expect(bench.sim.noise()).toEqual([])
  })

  it('sets the brightness once, before the first number', async () => {
    const display = { id: 'D', protocol: customerDisplay(false), address: 0, brightness: 2 }
    bench = await openDisplayBench(customerDisplays(false), [display])
    bench.bus.show('D', 'A001')
    await bench.shows(0, withWords('A001'))
    expect(bench.sim.boards()[0]?.brightness).toBe(2)
  })
})

describe('one line with several displays', () => {
  it('holds nobody up for a dead one: the others are written first, it is asked twice, then only probed', async () => {
    bench = await openDisplayBench(digitModules(4), modules(12))
    for (const address of [3, 6, 9]) bench.sim.setFault(address, 'dead')
    await Promise.all(
      modules(12).map(({ id, address }) => bench.is(id, [3, 6, 9].includes(address) ? 'dead' : 'shown')),
    )
    expect([3, 6, 9].map((dead) => bench.written.filter((address) => address === dead).length)).toEqual([2, 2, 2])

    const before = bench.waited()
    for (const { id } of modules(12)) bench.bus.show(id, 'A001')
    await Promise.all([1, 2, 4, 5, 7, 8, 10, 11, 12].map((address) => bench.shows(address, 'A001')))
    expect(bench.waited() - before).toBe(0)
  })

  it('lets the living ones wait for one probe at most', async () => {
    bench = await openDisplayBench(digitModules(4), modules(3))
    bench.sim.setFault(3, 'dead')
    await bench.is('D3', 'dead')
    await bench.is('D1', 'shown')
    const before = bench.waited()
    bench.time.advance(15_000)
    bench.bus.show('D1', 'A002')
    await bench.shows(1, 'A002')
    expect(bench.waited() - before).toBeLessThanOrEqual(100)
  })

  it('writes only the newest of several values', async () => {
    bench = await openDisplayBench(digitModules(4), modules(2))
    await bench.is('D2', 'shown')
    const seen: string[] = []
    bench.sim.onFrame((board) => board?.address === 1 && seen.push(board.shows))
    bench.bus.show('D2', 'B001')
    for (const number of ['A001', 'A002', 'A003']) bench.bus.show('D1', number)
    await bench.shows(1, 'A003')
    expect(seen).toEqual(['A003'])
  })

  it('shows the newest value on a display that comes back', async () => {
    bench = await openDisplayBench(digitModules(4), modules(2))
    bench.sim.setFault(2, 'dead')
    await bench.is('D2', 'dead')
    bench.bus.show('D2', 'A001')
    bench.bus.show('D2', 'A002')
    bench.sim.setFault(2, 'none')
    bench.time.advance(15_000)
    await bench.shows(2, 'A002')
    await bench.is('D2', 'shown')
    expect(bench.bus.displays()).toContainEqual({ id: 'D2', state: 'shown', shows: 'A002', shown: 'A002' })
  })

  it('tries a dead display with the number that is called there, not only when it is probed', async () => {
    bench = await openDisplayBench(digitModules(4), modules(2))
    bench.sim.setFault(2, 'dead')
    await bench.is('D2', 'dead')
    bench.sim.setFault(2, 'none')
    const before = bench.time.clock.monotonic()
    bench.bus.show('D2', 'A001')
    await bench.shows(2, 'A001')
    await bench.is('D2', 'shown')
    expect(bench.time.clock.monotonic() - before).toBeLessThan(1_000)
  })

  it('writes again what a display forgot when its power went', async () => {
    bench = await openDisplayBench(digitModules(4), modules(1))
    bench.bus.show('D1', 'A015')
    await bench.shows(1, 'A015')
    bench.sim.powerCut(1)
    expect(bench.sim.boards()[0]?.shows).toBe('    ')
    bench.time.advance(45_000)
    await bench.shows(1, 'A015')
  })

  it.each(['garbled', 'late'] as const)('calls a display dead whose answers are %s', async (fault) => {
    bench = await openDisplayBench(digitModules(4), modules(2))
    bench.sim.setFault(2, fault)
    await bench.is('D2', 'dead')
    await bench.is('D1', 'shown')
    expect(bench.written.filter((address) => address === 2)).toHaveLength(2)
  })

  it('tells that all are gone when the cable is out, and finds them when it is back', async () => {
    bench = await openDisplayBench(digitModules(4), modules(2))
    await bench.is('D2', 'shown')
    await bench.pair.cut()
    bench.bus.show('D1', 'A001')
    await bench.is('D1', 'dead')
    await bench.is('D2', 'dead')
    await bench.pair.mend()
    await bench.sim.plugAgain()
    bench.time.advance(15_000)
    await bench.shows(1, 'A001')
    await bench.is('D1', 'shown')
    await bench.is('D2', 'shown')
    expect(bench.sim.noise()).toEqual([])
  })

  it('knows its displays', async () => {
    bench = await openDisplayBench(digitModules(4), modules(1))
    expect(() => bench.bus.show('D2', 'A001')).toThrow(/^no display D2 /)
    expect(() => bench.bus.rewrite('D2')).toThrow(/^no display D2 /)
  })

  it('writes at once when it is asked to, also to a dead one, and says how that ended', async () => {
    bench = await openDisplayBench(digitModules(4), modules(2))
    bench.sim.setFault(2, 'dead')
    await bench.is('D2', 'dead')
    const written: string[] = []
    bench.bus.onWritten(({ id, shown }) => written.push(`${id} ${shown}`))
    bench.bus.show('D2', '8888')
    expect(await bench.bus.rewrite('D2')).toEqual({ id: 'D2', state: 'dead', shows: '8888', shown: null })
    bench.sim.setFault(2, 'none')
    expect(await bench.bus.rewrite('D2')).toEqual({ id: 'D2', state: 'shown', shows: '8888', shown: '8888' })
    expect(written).toEqual(['D2 8888'])
  })

  it('gives up what waits for a display when the line is closed', async () => {
    bench = await openDisplayBench(digitModules(4), modules(1))
    await bench.is('D1', 'shown')
    await bench.bus.close()
    const late = bench.bus.rewrite('D1')
    await bench.bus.close()
    expect((await late).id).toBe('D1')
  })
})

it('mbpoll, a foreign master, reads the simulated registers back', async () => {
  bench = await openDisplayBench(digitModules(4), modules(1))
  bench.bus.show('D1', 'A015')
  await bench.shows(1, 'A015')
  await bench.bus.close()
  const args = ['-m', 'rtu', '-b', '9600', '-P', 'none', '-a', '1', '-r', '1', '-c', '4', '-t', '4', '-1', bench.pair.a]
  const { stdout } = await promisify(execFile)('mbpoll', args)
  const codes = [...stdout.matchAll(/^\[\d+\]:\s+(\d+)/gm)].map(([, code]) => Number(code))
  expect(String.fromCharCode(...codes)).toBe('A015')
})

function withWords(number: string): string {
  const line = (text: string): string => text.padStart(Math.ceil((20 + text.length) / 2)).padEnd(20)
  return line('MOI SO') + line(number)
}
function dark(): string {
  return ' '.repeat(40)
}
