import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { PRINTER_FAULTS } from '../../hardware/simulators/sim-state.ts'
import type { PrinterFault } from '../../hardware/simulators/sim-state.ts'
import { sendRefusal } from '../centre/api/faults.ts'

const PAPER = /^[\w.-]+\.png$/
const faultBody = z.strictObject({ fault: z.enum(PRINTER_FAULTS).nullable() })

/**
 * Routes of the demonstration alone: the papers that the simulated printer gave, and a way to break and mend it.
 * @param papersDir folder with one PNG for each piece of paper; names sort by time
 */
export function demoRoutes(
  papersDir: string,
  setFault: (fault: PrinterFault | null) => void,
): (app: FastifyInstance) => void {
  return (app) => {
    app.get('/demo/papers', async (_request, reply) => {
      const files = await readdir(papersDir).catch(() => [])
      const names = files
        .filter((name) => PAPER.test(name))
        .sort()
        .reverse()
      return reply.send({ papers: names.map((name) => ({ name: name.slice(0, -'.png'.length), at: timeIn(name) })) })
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

/** Instant in the name of a paper: `2026-11-23T01-05-12.345Z-000001.png`. */
function timeIn(name: string): number {
  const [date = '', clock = ''] = name.slice(0, 24).split('T')
  return Date.parse(`${date}T${clock.replaceAll('-', ':')}`)
}
