import { createHash } from 'node:crypto'
import type { NewEvent } from '../shared/domain/events/catalogue.ts'
import { makePerson } from '../electron/centre/journal/persons.ts'
import type { PersonRow } from '../electron/centre/journal/persons.ts'
import { systemIds } from '../electron/platform/ids.ts'
import { startTestCentre } from '../electron/testkit/start-test-centre.ts'
import { dossierEvents } from '../electron/testkit/sync-centre.ts'

/** A dossier whose reception is too long for the line: the province refuses it and holds what follows of it. */
const POISONED = 5_000
/** Files wait for these hours: which hour it is, the clock of the centre's process says. */
export const FILE_HOURS = { from: '22:00', to: '23:00' } as const
export const FILE_BYTES = 100_000
const AT_ONCE = 600
const NOBODY = { kind: 'nobody', address: '' } as const

type Made = { readonly events: readonly NewEvent[]; readonly persons: readonly PersonRow[] }

/**
 * Makes the folder of a centre that was without a line: so many events that leave, and digitised papers on the disk.
 * @returns the token of a kiosk
 */
export async function makeBacklog(dir: string, events: number, files: number): Promise<string> {
  const running = await startTestCentre({ dir, counters: 16, services: 4, settings: { 'sync.fileHours': FILE_HOURS } })
  const { executor, clock, deps } = running.centre
  const write = ({ events: some, persons }: Made): Promise<unknown> =>
    executor.execute(NOBODY, null, () => ({ events: some, persons }))
  const at = clock.now()
  for (let turn = 0; turn * PER_TURN < events; turn += AT_ONCE / PER_TURN)
    await write(whole(Array.from({ length: AT_ONCE / PER_TURN }, (_, n) => turnOf(turn + n, at))))
  for (let n = 0; n < files; n += 1) {
    const bytes = Buffer.alloc(FILE_BYTES, `${n} `)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    await deps.files.keep(sha256, bytes)
    await write(paper(n, sha256))
  }
  const kiosk = running.token('kiosk')
  await running.stop()
  return kiosk
}

const whole = (parts: readonly Made[]): Made => ({
  events: parts.flatMap(({ events }) => events),
  persons: parts.flatMap(({ persons }) => persons),
})

const PER_TURN = 6

/** As a hall makes them: a number is taken, called and finished, a dossier received and forwarded, somebody rates. */
function turnOf(turn: number, at: number): Made {
  const ticketId = `T${turn}`
  const by = { ticketId, counterId: `C${(turn % 16) + 1}`, officerId: `O${(turn % 16) + 1}` }
  const number = `A${turn}`
  const series = { letter: 'A', no: turn + 1, number }
  const dossier = dossierEvents(systemIds, turn, at)
  const alone = (event: NewEvent): Made => ({ events: [event], persons: [] })
  return whole([
    alone({
      type: 'ticket.issued',
      payload: {
        ticketId,
        serviceId: `S${(turn % 4) + 1}`,
        ...series,
        priority: false,
        group: null,
        issuedBy: 'kiosk-1',
      },
    }),
    alone({
      type: 'ticket.called',
      payload: {
        ...{ ...by, number, counterNumber: (turn % 16) + 1, reason: null },
        ...{ why: { rule: 'oldest', waitedMinutes: 3 }, turns: { priorityRun: 0, passes: {} } },
      },
    }),
    dossier.received(turn === POISONED ? { components: TOO_LONG } : {}),
    dossier.forwarded(),
    alone({ type: 'ticket.finished', payload: { ...by, serviceMs: 400_000 } }),
    alone({
      type: 'rating.given',
      payload: { ...by, level: 5, scale: 5, reasons: [], comment: null, source: 'tablet' },
    }),
  ])
}

const TOO_LONG = Array.from({ length: 400 }, (_, n) => ({
  ...{ no: n + 1, name: 'Một tên giấy tờ dài đến mức không đường truyền nào nhận được nữa. '.repeat(4) },
  ...{ originals: 1, certified: 0, copies: 0, electronic: 0, mark: null, outside: null },
}))

function paper(n: number, sha256: string): Made {
  const file = makePerson(systemIds.next(), 'digital', sha256)
  const form = { pages: 1, format: 'pdf', conformance: null, isSigned: false, dpi: null, source: 'file' } as const
  return {
    events: [
      {
        type: 'digital.attached',
        payload: {
          ...{ dossierId: `D${n}`, officerId: 'O1', part: 'c1', fileId: `F${n}` },
          ...{ sha256, bytes: FILE_BYTES, ...form, file: file.ref },
        },
      },
    ],
    persons: [file.row],
  }
}
