import type { z } from 'zod'
import { FIRST_DIGEST } from '../../shared/province/hashed-text.ts'
import { codesGranted } from '../../shared/province/changes.ts'
import type { RequestRefusal } from '../../shared/province/codes.ts'
import type {
  Anchor,
  AnchorAnswer,
  BatchAnswer,
  EpochAnswer,
  EpochStart,
  EventResult,
  PositionAnswer,
  eventBatch,
} from '../../shared/province/wire.ts'
import { EVENT_REFUSALS } from '../../shared/province/codes.ts'
import type { EventRefusal } from '../../shared/province/codes.ts'
import type { Store, Tx } from '../store/store.ts'
import { keepable } from './check-event.ts'
import { decideBatch, decideReleases, readRows } from './decide-batch.ts'
import type { BatchView } from './decide-batch.ts'
import type { Hashes } from './hashes.ts'
import type { Arrived } from './judge.ts'
import type { Centre, OpenRow } from './rows.ts'
import type { Turn } from './turns.ts'

export type Refused = { readonly code: RequestRefusal; readonly detail?: Readonly<Record<string, string | number>> }
export type Taken<T> = { readonly ok: true; readonly answer: T } | { readonly ok: false; readonly refused: Refused }

export const refuse = (code: RequestRefusal, detail?: Refused['detail']): { ok: false; refused: Refused } => ({
  ok: false,
  refused: { code, ...(detail ? { detail } : {}) },
})

type Batch = Pick<z.infer<typeof eventBatch>, 'centre' | 'epoch' | 'from' | 'sentAt' | 'backlog' | 'events'>

/**
 * Takes a batch of a centre: stored and applied in one transaction, or not at all.
 * @param turn of the request among those of its centre
 */
export async function takeBatch(
  { store, hashes, turn }: { store: Store; hashes: Hashes; turn: Turn },
  batch: Batch,
  now: number,
): Promise<Taken<BatchAnswer>> {
  const { events } = batch
  const rising = events.every(({ seq }, place) => place === 0 || seq > (events[place - 1]?.seq ?? 0))
  if (!rising || (events[0]?.seq ?? 0) <= batch.from) return refuse('BAD_REQUEST', { field: 'events' })
  const arrived = readRows(events, hashes)
  await turn.comes()
  return store.transaction((tx) => takeRead(tx, hashes, batch, arrived, now))
}

async function takeRead(
  tx: Tx,
  hashes: Hashes,
  batch: Batch,
  arrived: readonly Arrived[],
  now: number,
): Promise<Taken<BatchAnswer>> {
  const { events } = batch
  // The lock is asked for first; what follows is read behind it, in the same round trip.
  const [centre, ahead] = await Promise.all([tx.lockCentre(batch.centre), readAhead(tx, batch.centre, events)])
  if (!centre) return refuse('UNAUTHORISED')
  const wrong = wrongEpoch(centre, batch.epoch)
  if (wrong) return wrong
  if (batch.from > centre.through) return refuse('GAP', { through: centre.through })
  const sender = { ...centre, aheadMs: batch.sentAt - now, backlog: batch.backlog ?? null }
  const view = await readView(tx, sender, events, ahead)
  const { writes, results } = decideBatch(view, arrived, now, hashes)
  await tx.write(centre.id, writes)
  const { through, rows, digest } = writes.centre
  return { ok: true, answer: { epoch: batch.epoch, through, rows, digest, now, results } }
}

/** Only the newest epoch of a centre takes rows. */
export function wrongEpoch({ epochs }: Centre, epoch: string): { ok: false; refused: Refused } | null {
  if (epochs.at(-1)?.epoch === epoch) return null
  return refuse(epochs.some((one) => one.epoch === epoch) ? 'EPOCH_CLOSED' : 'EPOCH_UNKNOWN')
}

type Raw = { seq: number; type?: unknown; subject?: unknown; settles?: unknown; body?: unknown }
type Ahead = Pick<BatchView, 'open' | 'dossiers' | 'grants'> & { readonly files: Set<string> }

/** What the batch itself says that its judgement will stand on. */
async function readAhead(tx: Tx, centreId: string, raws: readonly Raw[]): Promise<Ahead> {
  const subjects = [...new Set(raws.map(({ subject }) => keepable(subject, 60)).filter((subject) => subject !== null))]
  const settles = raws.map(({ settles: seq }) => seq).filter((seq): seq is number => Number.isSafeInteger(seq))
  const received = raws.some(({ type }) => type === 'dossier.received')
  const [open, dossiers, files, grants] = await Promise.all([
    tx.openRows(centreId, subjects, settles),
    tx.dossiers(centreId, subjects),
    tx.filesOf(
      centreId,
      raws.flatMap(({ type, body }) => fileOf(type, body)),
    ),
    received ? tx.changesOf(centreId, 'codes.granted') : [],
  ])
  return { open, dossiers, files, grants: grants.map((body) => codesGranted.parse(body)) }
}

const fileOf = (type: unknown, body: unknown): string[] => {
  const hash = type === 'digital.attached' ? keepable((body as { sha256?: unknown } | null)?.sha256, 64) : null
  return hash === null ? [] : [hash]
}

/** The rest, which depends on how far the centre is: rows of a new number are known to be new without a look. */
async function readView(tx: Tx, centre: Centre, raws: readonly Raw[], ahead: Ahead): Promise<BatchView> {
  const old = raws.filter(({ seq }) => seq <= centre.through).map(({ seq }) => seq)
  const held = ahead.open.flatMap(({ event }) => (event ? fileOf(event.type, event.body) : []))
  const [known, again, files] = await Promise.all([
    old.length === 0 ? [] : tx.knownRows(centre, old),
    old.length === 0 ? [] : tx.openRows(centre.id, [], old),
    held.length === 0 ? [] : tx.filesOf(centre.id, held),
  ])
  return { ...ahead, centre, known, open: [...ahead.open, ...again], files: new Set([...ahead.files, ...files]) }
}

/** How far the province is with a centre, and what waits there for somebody. */
export async function tellPosition(store: Store, centreId: string, now: number): Promise<Taken<PositionAnswer>> {
  const centre = await store.centre(centreId)
  if (!centre) return refuse('UNAUTHORISED')
  const { through, rows, digest, epochs } = centre
  const [rejected, held] = await Promise.all(
    (['rejected', 'held'] as const).map((state) => store.openRowsOf(centre, state, 1_000)),
  )
  const epoch = epochs.at(-1)?.epoch ?? null
  return {
    ok: true,
    answer: {
      ...{ epoch, through, rows, digest, now },
      centre: centreId,
      epochs: epochs.map(({ epoch: one, base }) => ({ epoch: one, base })),
      rejected: (rejected ?? []).map(openResult),
      held: (held ?? []).map(openResult),
    },
  }
}

function openResult({ seq, state, code, field, by }: OpenRow): EventResult {
  if (state === 'held') return { seq, outcome: 'held', ...(by === null ? {} : { by }) }
  const reason = code === null ? {} : { code, reason: EVENT_REFUSALS[code as EventRefusal] }
  return { seq, outcome: 'rejected', ...reason, ...(field === null ? {} : { field }) }
}

const LOST_SHOWN = 1_000
/** So many lost rows are looked at for codes of dossiers: some months of a busy centre. */
const LOST_READ = 100_000

/** A journal begins, or goes on after a restore: what the centre has lost by it is told. */
export function startEpoch(store: Store, asked: EpochStart, now: number): Promise<Taken<EpochAnswer>> {
  return store.transaction(async (tx) => {
    const centre = await tx.lockCentre(asked.centre)
    if (!centre) return refuse('UNAUTHORISED')
    const { epochs } = centre
    const current = epochs.at(-1)
    if (current?.epoch === asked.epoch) return answerEpoch(tx, centre, now)
    if (epochs.some(({ epoch }) => epoch === asked.epoch)) return refuse('EPOCH_CLOSED')
    if ((current?.epoch ?? null) !== (asked.previous?.epoch ?? null))
      return refuse('EPOCH_UNKNOWN', current ? { epoch: current.epoch } : {})
    const base = Math.min(asked.previous?.seq ?? 0, centre.through)
    const next = { epoch: asked.epoch, no: epochs.length + 1, base, startedAt: now }
    const reach = await reachAt(tx, centre, base)
    await tx.startEpoch(centre.id, next, reach)
    const begun = { ...centre, ...reach, epochs: [...epochs, next] }
    await releaseHeld(tx, begun, base, now)
    return answerEpoch(tx, begun, now)
  })
}

/** A paper whose file came late can be held behind a later row. When that one is lost, nobody else would release the paper. */
async function releaseHeld(tx: Tx, centre: Centre, base: number, now: number): Promise<void> {
  const subjects = await tx.heldBehind(centre.id, base)
  if (subjects.length === 0) return
  const open = await tx.openRows(centre.id, subjects, [])
  const ahead = await readAhead(
    tx,
    centre.id,
    open.flatMap(({ event }) => event ?? []),
  )
  await tx.write(centre.id, decideReleases({ ...ahead, centre, known: [] }, subjects, now))
}

/** Where the rows are that a restore kept. The chain of digests begins anew there: what it ran over is not known any more. */
async function reachAt(tx: Tx, centre: Centre, base: number): Promise<Pick<Centre, 'through' | 'rows' | 'digest'>> {
  if (base === centre.through) return { through: base, rows: centre.rows, digest: centre.digest }
  return { through: base, rows: await tx.countRows(centre, base), digest: FIRST_DIGEST }
}

async function answerEpoch(tx: Tx, centre: Centre, now: number): Promise<Taken<EpochAnswer>> {
  const current = centre.epochs.at(-1)
  const before = centre.epochs.at(-2)
  const lost =
    before && current ? await tx.rowsAfter(centre.id, before.no, current.base, LOST_READ) : { rows: [], count: 0 }
  const { through, rows, digest } = centre
  return {
    ok: true,
    answer: {
      ...{ epoch: current?.epoch ?? '', through, rows, digest, now },
      ...{ lost: lost.rows.slice(0, LOST_SHOWN), lostRows: lost.count },
      codes: lost.rows.flatMap(({ type, subject }) =>
        type === 'dossier.received' && subject !== null ? [subject] : [],
      ),
    },
  }
}

/** Notes the head of a journal; a head that was told before with another hash is shown to the province. */
export function takeAnchor(store: Store, anchor: Anchor, now: number): Promise<Taken<AnchorAnswer>> {
  return store
    .transaction(async (tx) => {
      const centre = await tx.lockCentre(anchor.centre)
      if (!centre) return refuse('UNAUTHORISED')
      const wrong = wrongEpoch(centre, anchor.epoch)
      if (wrong) return wrong
      const before = await tx.anchorAt(centre.id, anchor.epoch, anchor.seq)
      const { epoch, seq, hash, rows: sent, lastSent, day, at } = anchor
      const row = { epoch, seq, hash, rows: sent, lastSent, day, at, receivedAt: now }
      if (before && before.hash !== hash) {
        await tx.addAnchor(centre.id, row, true)
        return { ok: true, answer: null, differs: before.hash } as const
      }
      if (!before) await tx.addAnchor(centre.id, row, false)
      const rows = await countTo(tx, centre, lastSent)
      const verdict = rows !== null && rows !== sent ? 'rows-differ' : before ? 'same' : 'kept'
      return { ok: true, answer: { verdict, seq, hash, receivedAt: before?.receivedAt ?? now, rows } } as const
    })
    .then((taken): Taken<AnchorAnswer> => {
      // The contradiction is committed first, and refused then.
      if (taken.ok && taken.answer === null) return refuse('ANCHOR_DIFFERS', { hash: taken.differs })
      return taken
    })
}

async function countTo(tx: Tx, centre: Centre, seq: number): Promise<number | null> {
  if (seq > centre.through) return null
  return seq === centre.through ? centre.rows : tx.countRows(centre, seq)
}
