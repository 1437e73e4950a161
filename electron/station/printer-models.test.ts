import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { dialectOf } from '../../hardware/models/printer-model.ts'
import { loadPrinterModels } from './printer-models.ts'

let dir: string
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'models-'))))
afterEach(() => rmSync(dir, { recursive: true }))

const generic = loadPrinterModels().get('generic-80')
if (!generic) throw new Error('no generic model')

it('ships a definition for each width of paper, and one for printers that never answer', () => {
  const models = [...loadPrinterModels().values()]
  expect(new Set(models.map(({ width }) => width))).toEqual(new Set([384, 512, 576]))
  expect(models.filter(({ silent }) => silent).map(({ id }) => id)).toEqual(['generic-80-silent'])
  for (const { width, columns } of models) expect(Math.abs(columns - width / 12)).toBeLessThan(1)
})

it('makes a dot of a motion unit at the density of the head', () => {
  const models = loadPrinterModels()
  const units = ['epson-80', 'epson-80-180'].map((id) => dialectOf(models.get(id) ?? generic).motionUnits)
  expect(units).toEqual([203, 180])
})

it('refuses bad definitions, all at once, with file, place and reason', () => {
  writeFileSync(join(dir, 'a.json'), '{')
  writeFileSync(join(dir, 'b.json'), JSON.stringify({ ...generic, id: 'b', width: 500 }))
  writeFileSync(join(dir, 'c.json'), JSON.stringify({ ...generic, id: 'd' }))
  writeFileSync(join(dir, 'e.json'), JSON.stringify({ ...generic, id: 'e', speeed: 1 }))
  expect(() => loadPrinterModels(dir)).toThrow(
    /a\.json: not JSON.*b\.json: .*width.*c\.json: its id must be c.*e\.json: .*speeed/s,
  )
})
