import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { discoverHere, loadUsbDevices } from './discover-here.ts'
import { loadPrinterModels } from './printer-models.ts'

it('ships a list that names no device twice and only printer definitions that exist', () => {
  const devices = loadUsbDevices()
  const ids = devices.map(({ vendor, product = '*' }) => `${vendor}:${product}`)
  expect(ids).toEqual([...new Set(ids)])
  const models = loadPrinterModels()
  expect(devices.flatMap(({ model }) => model ?? []).filter((model) => !models.has(model))).toEqual([])
})

it('refuses a bad list with place and reason', () => {
  const dir = mkdtempSync(join(tmpdir(), 'usb-'))
  const file = join(dir, 'list.json')
  writeFileSync(file, JSON.stringify({ source: 'x', devices: [{ vendor: '4B8', kind: 'printer', name: 'x' }] }))
  expect(() => loadUsbDevices(file)).toThrow(/devices\[0\]\.vendor/)
  rmSync(dir, { recursive: true })
})

it('looks at this very machine without a fault', async () => {
  const { found } = await discoverHere()
  for (const { score, why } of found) {
    expect(score).toBeGreaterThan(0)
    expect(why).not.toEqual([])
  }
})
