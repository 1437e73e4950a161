import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { IPP_FAULTS } from '../../hardware/simulators/ipp-sim/ipp-faults.ts'
import type { IppFault } from '../../hardware/simulators/ipp-sim/ipp-faults.ts'
import { PRINTER_FAULTS } from '../../hardware/simulators/sim-state.ts'
import type { PrinterFault } from '../../hardware/simulators/sim-state.ts'
import { sendRefusal } from '../centre/api/faults.ts'

const PAPER = /^[\w.-]+\.png$/
const SHEET = /^[\w.-]+\.pdf$/
const faultBody = z.strictObject({ fault: z.enum(PRINTER_FAULTS).nullable() })
const SHEET_WIDTH = 576
const sheetFaultBody = z.strictObject({ fault: z.enum(IPP_FAULTS).nullable() })

/** The simulated office printer: where its pages lie, one PDF each, and a way to break and mend it. */
export type DemoSheets = { readonly folder: string; readonly setFault: (fault: IppFault | null) => void }

/**
 * Routes of the demonstration alone: the papers that the simulated printer gave, and a way to break and mend it.
 * @param papersDir folder with one PNG for each piece of paper; names sort by time
 */
export function demoRoutes(
  papersDir: string,
  setFault: (fault: PrinterFault | null) => void,
  sheets: DemoSheets,
): (app: FastifyInstance) => void {
  return (app) => {
    app.get('/demo/papers', async (_request, reply) => {
      const pages = await Promise.all((await listed(sheets.folder, SHEET)).map((one) => withPages(sheets.folder, one)))
      return reply.send({ papers: await listed(papersDir, PAPER), sheets: pages })
    })
    app.get<{ Params: { name: string; page: string } }>('/demo/sheets/:name/:page', async (request, reply) => {
      const { name, page } = request.params
      const pdf = SHEET.test(name) ? await readFile(join(sheets.folder, name)).catch(() => null) : null
      const { drawPage } = await import('../centre/digital/draw-page.ts')
      const picture = pdf && (await drawPage(pdf, Number(page), SHEET_WIDTH).catch(() => null))
      return picture ? reply.type('image/jpeg').send(picture) : sendRefusal(reply, { code: 'NOT_FOUND' })
    })
    app.post('/demo/office-printer', (request, reply) => {
      const body = sheetFaultBody.safeParse(request.body)
      if (!body.success) return sendRefusal(reply, { code: 'BAD_REQUEST' })
      sheets.setFault(body.data.fault)
      return reply.send({})
    })
    app.get<{ Params: { name: string } }>('/demo/papers/:name', async (request, reply) => {
      const { name } = request.params
      const png = PAPER.test(name) ? await readFile(join(papersDir, name)).catch(() => null) : null
      return png ? reply.type('image/png').send(png) : sendRefusal(reply, { code: 'NOT_FOUND' })
    })
    app.post('/demo/printer', (request, reply) => {
      const body = faultBody.safeParse(request.body)
      if (!body.success) return sendRefusal(reply, { code: 'BAD_REQUEST' })
      setFault(body.data.fault)
      return reply.send({})
    })
  }
}

/** How many pages a document has never changes. */
const pagesOf = new Map<string, number>()

async function withPages<T extends { name: string }>(folder: string, sheet: T): Promise<T & { pages: number }> {
  const { countPages } = await import('../centre/digital/draw-page.ts')
  const pages = pagesOf.get(sheet.name) ?? (await countPages(await readFile(join(folder, `${sheet.name}.pdf`))))
  pagesOf.set(sheet.name, pages)
  return { ...sheet, pages }
}

/** The newest first. */
async function listed(folder: string, pattern: RegExp): Promise<{ name: string; at: number }[]> {
  const files = await readdir(folder).catch(() => [])
  const names = files
    .filter((name) => pattern.test(name))
    .sort()
    .reverse()
  return names.map((name) => ({ name: name.slice(0, -'.png'.length), at: timeIn(name) }))
}

/** Instant in the name of a paper: `2026-11-23T01-05-12.345Z-000001.png`. */
function timeIn(name: string): number {
  const [date = '', clock = ''] = name.slice(0, 24).split('T')
  return Date.parse(`${date}T${clock.replaceAll('-', ':')}`)
}
