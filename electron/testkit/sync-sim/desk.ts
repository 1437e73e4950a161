import { createHash } from 'node:crypto'
import { makePerson } from '../../centre/journal/persons.ts'
import { businessDate } from '../../../shared/domain/time/vietnam-time.ts'
import type { NewEvent, PayloadOf } from '../../../shared/domain/events/catalogue.ts'
import type { Ids } from '../../../shared/kernel/ids.ts'
import { besides, dossierEvents } from '../sync-centre.ts'
import type { VirtualTime } from '../virtual-time.ts'
import type { SimCentre } from './centre.ts'
import type { Chance } from './chance.ts'

const HOUR_MS = 3_600_000
const STEP_WITHIN_MS = 6 * HOUR_MS
/** Some papers need more than one piece of the line. */
const [SMALL, LARGE] = [4_000, 400_000]

/** Identifiers that no life of a centre gives twice, whatever a restore made it forget. */
export const deskIds = (centre: SimCentre, chance: Chance): Ids => ({
  next: () => `${centre.id}-${centre.begun}-${chance.upTo(2 ** 30).toString(36)}${chance.upTo(2 ** 30).toString(36)}`,
  secret: () => chance.upTo(2 ** 30).toString(36),
})

/** A dossier lives: some get a step after their end, which the province refuses, some have papers, on some it breaks. */
export async function liveDossier(centre: SimCentre, time: VirtualTime, chance: Chance): Promise<void> {
  const no = ++centre.begun
  const steps = dossierEvents(deskIds(centre, chance), no, time.now())
  centre.codes.push(steps.code)
  const all = [steps.received, steps.forwarded, steps.apologised, steps.resultRecorded, steps.resultReturned]
  const order = chance.is(0.1) ? [...all, steps.forwarded, steps.apologised] : all
  if (chance.is(0.02)) centre.harm.poison(`"dossierId":"${steps.dossierId}"`, chance.upTo(8 * HOUR_MS))
  let at = 0
  const next = async (): Promise<void> => {
    const make = order[at]
    if (!make) return
    let isWritten = false
    await centre.desk(async (now) => {
      // Who was restored knows nothing of it any more.
      if (at > 0 && !now.deps.store.dossiers.byId(steps.dossierId)) return
      const { events, persons } = make()
      await now.write(events, persons)
      isWritten = true
    })
    if (isWritten) at += 1
    else if (at > 0) return
    if (isWritten && chance.is(0.15)) await attach(centre, steps.dossierId, chance)
    void time.sleep(chance.upTo(STEP_WITHIN_MS)).then(() => time.track(next))
  }
  await next()
}

/** A paper is scanned: its file lies on the disk before the event says so. */
async function attach(centre: SimCentre, dossierId: string, chance: Chance): Promise<void> {
  const bytes = Buffer.alloc(chance.is(0.2) ? LARGE : SMALL, chance.next().toString(36))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const ids = deskIds(centre, chance)
  const file = makePerson(ids.next(), 'digital', sha256)
  const payload = {
    ...{ dossierId, officerId: 'O1', part: ids.next().slice(0, 30), fileId: ids.next(), sha256, bytes: bytes.length },
    ...{ pages: 1, format: 'pdf', conformance: null, isSigned: false, dpi: null, source: 'file', file: file.ref },
  } as const satisfies PayloadOf<'digital.attached'>
  await centre.desk(async ({ deps, write }) => {
    await deps.files.keep(sha256, bytes)
    await write([{ type: 'digital.attached', payload }], [file.row])
  })
}

type Hours = { readonly from: string; readonly to: string }
export const ALL_DAY: Hours = { from: '00:00', to: '23:59' }
export const FILE_HOURS: readonly Hours[] = [{ from: '18:00', to: '06:00' }, { from: '11:00', to: '15:00' }, ALL_DAY]

/** The hours in which papers are sent. */
export async function setFileHours(centre: SimCentre, time: VirtualTime, value: Hours): Promise<void> {
  const from = businessDate(time.now())
  const setting: NewEvent = {
    type: 'setting.changed',
    payload: { key: 'sync.fileHours', agencyId: null, from, value, source: 'x' },
  }
  await centre.desk((now) => now.write([setting]))
}

/** Somebody has himself erased. */
export async function erase(centre: SimCentre, chance: Chance): Promise<void> {
  if (centre.begun === 0) return
  await centre.desk(async ({ deps, world }) => {
    const parties = deps.store.dossiers.parties(`D${1 + chance.upTo(centre.begun)}`)
    const ids = parties.filter(({ body }) => body !== null).map(({ personId }) => personId)
    if (ids.length === 0) return
    await world.executor.execute({ kind: 'nobody', address: '' }, null, (ctx) => ({
      events: ids.map((personId) => ({ type: 'person.erased', payload: { personId, ground: 'request' } })),
      apply: (operational) => operational.erasePersons(ids, ctx.now),
    }))
  })
}

/** Something that is about no dossier. */
export const besidesOf = (chance: Chance): NewEvent => besides(chance.upTo(1e9))
