import { hashedText } from '../../shared/province/hashed-text.ts'
import type { EventResult, SentEvent } from '../../shared/province/wire.ts'
import type { World } from './apply-event.ts'
import { checkEvent } from './check-event.ts'
import type { Hashes } from './hashes.ts'
import { judge, reasonOf, release, tell } from './judge.ts'
import type { Arrived, Bench } from './judge.ts'
import type { Centre, Conflict, Dossier, OpenRow, Writes } from './rows.ts'

/** A row that is here already. */
export type KnownRow = {
  readonly epochNo: number
  readonly seq: number
  readonly hash: string
}

/** What a batch needs to know, read under the lock of its centre. */
export type BatchView = {
  readonly centre: Centre
  readonly known: readonly KnownRow[]
  /** Rejected and held rows of the subjects of the batch, the latter with their content. */
  readonly open: readonly (OpenRow & { readonly event: SentEvent | null })[]
  readonly dossiers: readonly Dossier[]
  readonly files: ReadonlySet<string>
  readonly grants: World['grants']
}

/** Looks at each row by itself. It is the larger part of the work, and needs neither the database nor the centre's lock. */
export const readRows = (raws: readonly { seq: number }[], hashes: Hashes): Arrived[] =>
  raws.map((one) => {
    const raw = one as SentEvent
    const text = hashedText(raw)
    return { raw, checked: checkEvent(raw, text), hash: hashes.kept(text), own: hashes.own(text) }
  })

/**
 * Judges the rows of a batch in their order (README.md of shared/province). Pure: the same view and batch give the same
 * writes.
 * @param arrived rows in rising order of `seq`
 * @param receivedAt the province's clock
 */
export function decideBatch(
  view: BatchView,
  arrived: readonly Arrived[],
  receivedAt: number,
  hashes: Hashes,
): { writes: Writes; results: EventResult[] } {
  const bench = benchOf(view, receivedAt)
  const known = new Map(view.known.map((row) => [row.seq, row.hash]))
  const conflicts: Conflict[] = []
  let { through, rows, digest } = view.centre
  for (const row of arrived) {
    const { raw } = row
    // Rows that may be of another journal than those before them wait until their centre has found out.
    if (conflicts.length > 0 && raw.seq > view.centre.through) break
    if (raw.seq > through) {
      digest = hashes.next(digest, raw.seq, row.own)
      rows += 1
      through = raw.seq
    }
    const before = known.get(raw.seq)
    // At a number that was passed over there is no row: one that comes now is of another journal.
    if (before === undefined && raw.seq > view.centre.through) judge(bench, row)
    else if (before === row.hash) judgeAgain(bench, row)
    else {
      conflicts.push({ epochNo: bench.epochNo, seq: raw.seq, hash: row.hash, at: receivedAt })
      tell(bench, raw, 'rejected', reasonOf('SEQ_CONFLICT', null))
    }
  }
  const { epochs, aheadMs, backlog } = view.centre
  const centre = { epochs, through, rows, digest, heardAt: receivedAt, aheadMs, backlog }
  const results = [...bench.results.values()].toSorted((a, b) => a.seq - b.seq)
  return { writes: writesOf(bench, centre, conflicts), results }
}

/**
 * Lets go on what was held behind rows that a restore of the centre took back.
 * @param view with all open rows of these subjects
 */
export function decideReleases(view: BatchView, subjects: readonly string[], now: number): Writes {
  const bench = benchOf(view, now)
  for (const subject of subjects) release(bench, subject)
  return writesOf(bench, view.centre, [])
}

/** The same row once more: only one that was rejected gets another look. */
function judgeAgain(bench: Bench, row: Arrived): void {
  const { raw: event } = row
  const waiting = bench.open.get(event.seq)
  if (waiting?.row.state === 'rejected') judge(bench, row, waiting)
  else if (waiting?.row.state === 'held')
    tell(bench, event, 'held', waiting.row.by === null ? {} : { by: waiting.row.by })
  else tell(bench, event, 'already')
}

function benchOf({ centre, open, dossiers, files, grants }: BatchView, receivedAt: number): Bench {
  const epochNo = centre.epochs.at(-1)?.no ?? 0
  return {
    epochNo,
    receivedAt,
    open: new Map(open.map(({ event, ...row }) => [row.seq, { row, event }])),
    touched: new Set(),
    closed: [],
    events: [],
    persons: [],
    results: new Map(),
    world: {
      epochNo,
      dossiers: new Map(dossiers.map((dossier) => [dossier.code, dossier])),
      changed: new Set(),
      files,
      grants,
      slips: [],
      cancelledSlips: [],
      ratings: [],
      figures: new Map(),
      erased: [],
    },
  }
}

function writesOf({ world, ...bench }: Bench, centre: Writes['centre'], conflicts: Conflict[]): Writes {
  return {
    centre,
    conflicts,
    events: bench.events,
    open: [...bench.touched].flatMap((seq) => bench.open.get(seq)?.row ?? []),
    closed: bench.closed,
    dossiers: [...world.changed].flatMap((code) => world.dossiers.get(code) ?? []),
    slips: world.slips,
    cancelledSlips: world.cancelledSlips,
    ratings: world.ratings,
    figures: [...world.figures.values()],
    persons: bench.persons,
    erased: world.erased,
  }
}
