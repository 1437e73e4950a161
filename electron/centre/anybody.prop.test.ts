import fc from 'fast-check'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { dossierListName } from '../../shared/api/dossier-views.ts'
import { OPERATIONS } from '../../shared/api/operations.ts'
import type { OperationId } from '../../shared/api/operations.ts'
import type { Operation } from '../../shared/api/operations/operation.ts'
import { DEVICE_ROLES } from '../../shared/api/roles.ts'
import type { DeviceRole } from '../../shared/api/roles.ts'
import { ask } from '../testkit/ask.ts'
import { CODES, LONG, SHORT, fullList } from '../testkit/dossiers.ts'
import { validBody } from '../testkit/json-bodies.ts'
import type { Schema } from '../testkit/json-bodies.ts'
import { NO_LIMITS, startTestCentre } from '../testkit/start-test-centre.ts'
import type { TestCentre } from '../testkit/start-test-centre.ts'
import { verifyCentre } from './journal/verify.ts'

const RUNS = process.env['SOAK'] ? 300 : 6
const STEPS = 220
const RESTART_EVERY = 75
const PATIENCE_MS = (process.env['SOAK'] ? 60 : 4) * 60_000
const MINUTE = 60_000

const IDS = Object.keys(OPERATIONS) as OperationId[]
const op = (id: OperationId): Operation => OPERATIONS[id]
const schemaOf = (shape: z.ZodType | undefined): Schema =>
  z.toJSONSchema(shape ?? z.strictObject({}), { io: 'input', unrepresentable: 'any' }) as Schema

/** Everything that answers named, by the name it had: what the next steps are about. */
type Met = Map<string, Set<string | number>>

/** Names under which answers tell what paths and bodies ask for. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  id: ['ticketId', 'jobId', 'feedbackId', 'alarmId', 'clipId', 'procedureId', 'dossierId', 'slipId', 'twinId'],
  seq: ['changeSeq', 'seq'],
  name: ['fileName', 'names', 'name'],
  ratingToken: ['token'],
  picture: ['hash'],
}

function remember(met: Met, value: unknown, name = ''): void {
  if (Array.isArray(value)) for (const one of value) remember(met, one, name)
  else if (typeof value === 'object' && value !== null)
    for (const [key, inner] of Object.entries(value)) remember(met, inner, key)
  else if (typeof value === 'string' || typeof value === 'number')
    for (const key of [name, ...(ALSO[name] ?? [])]) {
      const known = met.get(key) ?? new Set()
      met.set(key, known)
      known.add(value)
    }
}

/** Something that was met under a name: the later, the likelier. */
function recall(met: Met, name: string, dice: number): string | number | undefined {
  const known = [...(met.get(name) ?? [])]
  return known[known.length - 1 - Math.floor(dice * dice * known.length)]
}

/** A body about things that are there: what it names is taken from what was met. */
function about(met: Met, now: number, body: unknown, dice: number, name = ''): unknown {
  if (Array.isArray(body)) return body.map((one) => about(met, now, one, dice, name.replace(/s$/, '')))
  if (typeof body === 'object' && body !== null)
    return Object.fromEntries(Object.entries(body).map(([key, inner]) => [key, about(met, now, inner, dice, key)]))
  if (['firstAt', 'lastAt', 'at', 'until'].includes(name)) return now + Math.round((dice - 0.7) * 90) * MINUTE
  if (name === 'dueAt') return now + Math.round(dice * 40 * 24 * 60) * MINUTE
  if (['from', 'to', 'no'].includes(name) && typeof body === 'number') return 501 + (body % 5) + (name === 'to' ? 3 : 0)
  const known = typeof body === 'string' || name === 'seq' ? recall(met, name, dice) : undefined
  return known !== undefined && typeof known === typeof body ? known : body
}

type Hall = { centre: TestCentre; met: Met; sessions: Map<string, string> }

/** A token of somebody who may: of a device, or of a person who is logged in. */
async function tokenFor(hall: Hall, role: string, index: number): Promise<string | undefined> {
  if (role === 'open' || role === 'loopback') return undefined
  if ((DEVICE_ROLES as readonly string[]).includes(role)) return hall.centre.token(role as DeviceRole, index)
  const officerId = role === 'officer' ? `O${1 + index}` : role
  const known = hall.sessions.get(officerId)
  if (known !== undefined) return known
  const token = await hall.centre.logIn(officerId, role === 'officer' ? `C${1 + index}` : undefined)
  hall.sessions.set(officerId, token)
  return token
}

type Step = { id: OperationId; body: unknown; query: unknown; dice: number[]; pass: number }

/** What people do often comes often. */
const USUAL = [
  ...(['issueTicket', 'issueTicket', 'callNext', 'callNext', 'finishTicket', 'openCounter', 'undoStep'] as const),
  ...([
    'holdTicket',
    'markNoShow',
    'transferTicket',
    'callTicket',
    'returnTicket',
    'cancelTicket',
    'setPriority',
  ] as const),
  ...(['receiveDossier', 'receiveDossier', 'receiveDossier', 'recordResult', 'returnResult'] as const),
  ...([
    'requestSupplement',
    'supplementReceived',
    'correctParty',
    'handOverPapers',
    'voidDossier',
    'collectFees',
  ] as const),
  ...(['requestWithdrawal', 'stopDossier', 'continueDossier', 'refuseDossier', 'issueApology'] as const),
] satisfies OperationId[]
/** They would end what the driver goes by: its PINs and tokens. */
const LEFT_OUT: readonly OperationId[] = ['createSession', 'setOfficerPin', 'issueDeviceToken']

const anyStep: fc.Arbitrary<Step> = fc
  .oneof(fc.constantFrom(...IDS.filter((id) => !LEFT_OUT.includes(id))), fc.constantFrom(...USUAL))
  .chain((id) =>
    fc.record({
      id: fc.constant(id),
      body: validBody(schemaOf(op(id).body)),
      query: validBody(schemaOf(op(id).query)),
      dice: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 4, maxLength: 4 }),
      pass: fc.oneof({ weight: 150, arbitrary: fc.nat({ max: MINUTE / 2 }) }, fc.constant(9 * 60 * MINUTE)),
    }),
  )

/** What a path is about: mostly what stands at the counter now, else anything that was met. */
function thingFor({ centre, met }: Hall, name: string, counterId: string, dice: number): string | number | undefined {
  const one = (sql: string) => centre.db.prepare<[string], string | number | null>(sql).pluck().get(counterId)
  if (name === 'counterId') return counterId
  if (name === 'ticketId' && dice < 0.5)
    return one('SELECT ticket_id FROM counter WHERE id = ?') ?? recall(met, name, dice)
  if (name === 'dossierId' && dice < 0.9)
    return centre.db
      .prepare<[number], string>('SELECT id FROM dossier ORDER BY seq DESC LIMIT 1 OFFSET ?')
      .pluck()
      .get(Math.floor(dice * 4))
  if (name === 'seq' && dice < 0.9) return one('SELECT seq FROM last_step WHERE counter_id = ?') ?? 1
  return recall(met, name, dice)
}

/** The address and the body of a step, about things that are there. */
function askedIn(hall: Hall, { id, body, query, dice }: Step, counterId: string): { path: string; body: object } {
  const [, , thing = 0, other = 0] = dice
  const now = hall.centre.clock.now()
  const path = op(id).path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(thingFor(hall, name, counterId, thing) ?? 'khong-co'),
  )
  const asked = Object.entries(about(hall.met, now, query, other) as object)
  const search = new URLSearchParams(asked.map(([key, value]) => [key, String(value)])).toString()
  const sent = about(hall.met, now, body, other) as object
  const undone = id === 'undoStep' ? { seq: thingFor(hall, 'seq', counterId, thing) } : {}
  const filed = id === 'receiveDossier' ? inOrder(hall, sent as { dossiers: object[] }, other) : {}
  return { path: `/v1${path}${search && `?${search}`}`, body: { ...sent, ...undone, ...filed } }
}

/** A reception as a desk makes it: a procedure of the list, each of its papers decided, most often without a number. */
function inOrder({ centre }: Hall, { dossiers }: { dossiers: object[] }, dice: number): object {
  const procedureId = dice < 0.5 ? LONG : SHORT
  const ordered = dossiers.map((one) => ({
    ...one,
    ...{ procedureId, caseCode: undefined, components: fullList(centre, procedureId) },
    dueAt: centre.clock.now() + 24 * 60 * MINUTE,
  }))
  return { dossiers: ordered, ...(dice < 0.7 ? { ticketId: undefined, channel: 'direct' } : {}) }
}

/** @returns what a step came to: `OK` or the code of its refusal */
async function take(hall: Hall, step: Step): Promise<string> {
  const [role = 0, who = 0] = step.dice
  const { centre, met, sessions } = hall
  centre.clock.advance(step.pass)
  const { who: audience, method } = op(step.id)
  const roles = typeof audience === 'string' ? [audience] : audience
  const index = who < 0.5 ? 0 : 1
  const token = await tokenFor(hall, roles[Math.floor(role * role * roles.length)] ?? '', index)
  const { path, body } = askedIn(hall, step, `C${index + 1}`)
  const { status, json } = await ask(centre.url, {
    method,
    path,
    ...(token === undefined ? {} : { token }),
    ...(method === 'POST' ? { key: crypto.randomUUID(), body } : {}),
  })
  if (status === 401) sessions.clear()
  if (status === 200) remember(met, json)
  expect(status === 200 || Math.floor(status / 100) === 4, `${step.id} ${JSON.stringify(json)}`).toBe(true)
  return status === 200 ? 'OK' : String(json['code'])
}

/** What no order of steps may bring about; each query finds those that break a rule. */
const NEVER: Readonly<Record<string, string>> = {
  'a number twice': 'SELECT business_date, letter, no FROM ticket GROUP BY 1, 2, 3 HAVING COUNT(*) > 1',
  'a ticket at two counters':
    'SELECT ticket_id FROM counter WHERE ticket_id IS NOT NULL GROUP BY 1 HAVING COUNT(*) > 1',
  'a ticket at a counter that is not called there': `SELECT c.id FROM counter c LEFT JOIN ticket t ON t.id = c.ticket_id
     WHERE c.ticket_id IS NOT NULL AND (t.state IS NOT 'called' OR t.counter_id IS NOT c.id)`,
  'a called ticket without its counter': `SELECT t.id FROM ticket t WHERE t.state = 'called'
     AND NOT EXISTS (SELECT 1 FROM counter c WHERE c.ticket_id = t.id)`,
  'a line with a wrong count': `SELECT * FROM (SELECT business_date AS d, service_id AS s, priority AS p FROM line
     UNION SELECT business_date, service_id, priority FROM ticket)
     WHERE COALESCE((SELECT waiting FROM line WHERE business_date = d AND service_id = s AND priority = p), 0)
       <> (SELECT COUNT(*) FROM ticket WHERE state = 'waiting' AND business_date = d AND service_id = s AND priority = p)`,
  'two periods that run': 'SELECT ticket_id FROM period WHERE end_ms IS NULL GROUP BY 1 HAVING COUNT(*) > 1',
  'a period before its beginning': 'SELECT id FROM period WHERE end_ms < start_ms',
  'a dossier code twice': 'SELECT code FROM dossier GROUP BY 1 HAVING COUNT(*) > 1',
  'a slip number twice': 'SELECT form_set, kind, year, count FROM slip GROUP BY 1, 2, 3, 4 HAVING COUNT(*) > 1',
  'a gap in the numbers of slips': `SELECT kind FROM slip GROUP BY form_set, kind, year HAVING MAX(count) <> COUNT(*)`,
  'a clock that stands without a request': `SELECT d.id FROM dossier d WHERE d.state = 'supplement'
     AND NOT EXISTS (SELECT 1 FROM supplement s WHERE s.dossier_id = d.id AND s.supplied_ms IS NULL)`,
  'a result that was handed out with a fee unpaid': `SELECT d.id FROM dossier d JOIN dossier_fee f ON f.dossier_id = d.id
     WHERE d.state = 'returned' AND f.exempt IS NULL AND f.paid_ms IS NULL AND f.amount > 0`,
  'two apologies': 'SELECT id FROM dossier WHERE apologies > 1',
  'a place twice': 'SELECT ord FROM ticket GROUP BY business_date, ord HAVING COUNT(*) > 1',
}
const broken = ({ db }: TestCentre): string[] =>
  Object.entries(NEVER).flatMap(([name, sql]) => (db.prepare(sql).all().length > 0 ? [name] : []))

async function live(steps: readonly Step[]): Promise<string[]> {
  let centre = await startTestCentre({
    ...{ allowances: NO_LIMITS, printerId: 'P1', catalogue: 'demo' },
    settings: { 'dossier.codes': CODES },
  })
  const hall: Hall = { centre, met: new Map(), sessions: new Map() }
  const serviceId = ['ho-tich-chung-thuc', 'cu-tru']
  remember(hall.met, { list: dossierListName.options, procedureId: [SHORT, LONG] })
  remember(hall.met, { serviceId, counterId: ['C1', 'C2'], officerId: ['O1', 'O2'], printerId: 'P1' })
  const codes: string[] = []
  try {
    for (const [i, one] of steps.entries()) {
      if (i % RESTART_EVERY === RESTART_EVERY - 1) {
        centre = await centre.restart()
        hall.centre = centre
      }
      codes.push(`${one.id} ${await take(hall, one)}`)
    }
    expect(broken(centre)).toEqual([])
    expect(await verifyCentre(centre.dir)).toMatchObject({ ok: true })
  } finally {
    await centre.dispose()
  }
  return codes
}

test(
  'invariants 1 and 3: whatever anybody may do in any order, over nights and restarts, the centre stays sound',
  async () => {
    const carriedOut = new Set<string>()
    const property = fc.asyncProperty(fc.array(anyStep, { minLength: STEPS, maxLength: STEPS }), async (steps) => {
      for (const code of await live(steps)) if (code.endsWith(' OK')) carriedOut.add(code)
    })
    // A run of so many steps does not get shorter in a useful time; its seed is told.
    await fc.assert(property, { numRuns: RUNS, endOnFailure: true })
    expect(carriedOut.size).toBeGreaterThan(IDS.length / 4)
  },
  PATIENCE_MS,
)
