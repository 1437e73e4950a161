import type { z } from 'zod'
import type { ChangesAnswer, codesAnswer } from '../../../shared/province/changes.ts'
import type { SystemName } from '../../../shared/province/offers.ts'
import type {
  Anchor,
  AnchorAnswer,
  BatchAnswer,
  CodesAsked,
  EpochAnswer,
  EpochStart,
  PositionAnswer,
  ReachMark,
} from '../../../shared/province/wire.ts'

/** Why nothing came of a request, by what the centre does about it. */
export type Fault =
  /**
   * Later, with the same bytes. `unreachable`: no line. `busy`: the other side says so. `failed`: it broke on this request.
   * `not-understood`: somebody else answered, e.g. the page of a hotspot.
   */
  | {
      readonly kind: 'retry'
      readonly cause: 'unreachable' | 'busy' | 'failed' | 'not-understood'
      readonly afterMs?: number
    }
  | { readonly kind: 'too-large' }
  /** Both sides must find out first how far they are. */
  | { readonly kind: 'reposition'; readonly code: string }
  /** The token does not hold. */
  | { readonly kind: 'unauthorised' }
  /** Nothing is taken until somebody has done something. */
  | {
      readonly kind: 'blocked'
      readonly code: string
      readonly words: string
      /** What the other side says besides. */
      readonly detail?: Readonly<Record<string, string | number>>
    }

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly fault: Fault }

export type Batch = {
  readonly epoch: string
  /** The last row before the first of these. */
  readonly from: number
  /** Frozen JSON of each row. */
  readonly bodies: readonly string[]
  /** What waits at the centre, these rows included. */
  readonly backlog?: { readonly rows: number; readonly oldestAt: number | null }
}

/** A file to be sent, read piece by piece. */
export type FileToSend = {
  readonly sha256: string
  readonly bytes: number
  read(offset: number, length: number): Promise<Uint8Array>
  /** Waits until a piece of so many bytes may go; false: not now, the rest later. */
  pace(bytes: number): Promise<boolean>
}

/** How far the other side is. `epochs`: all that it knows, where it does. */
export type Position = Omit<PositionAnswer, 'centre' | 'epochs'> & { readonly epochs?: PositionAnswer['epochs'] }

/** Rows in one stream, in the order of their numbers, with both sides knowing how far they are. */
export type RowStream = {
  position(): Promise<Reply<Position>>
  beginEpoch(start: Pick<EpochStart, 'epoch' | 'previous'>): Promise<Reply<EpochAnswer>>
  pushBatch(batch: Batch): Promise<Reply<BatchAnswer>>
  /** Whether a batch may go before the one ahead of it is answered; one that overtakes it is refused with `GAP`. */
  readonly isAhead?: boolean
  /** Absent: that system has no place for the journal's seal. */
  pushAnchor?(anchor: Omit<Anchor, 'protocol' | 'centre'>): Promise<Reply<AnchorAnswer>>
  /** Absent: that system remembers nothing by which the two sides could find out where they part. */
  readonly history?: History
  /** What became of rows since they were answered, e.g. by a file that came back; null: nothing new. */
  news?(): Promise<Reply<News | null>>
}

/** What the other side remembers of the way that rows took. */
export type History = {
  /** Where batches of an epoch ended, up to a row, the newest first; none: there are no more. */
  marks(epoch: string, to: number): Promise<Reply<readonly ReachMark[]>>
  /** Up to which row it has these, and no others, after `from`; `to` when all are the same. */
  compare(rows: Pick<Batch, 'epoch' | 'from' | 'bodies'> & { readonly to: number }): Promise<Reply<number>>
}

export type News = {
  readonly answer: BatchAnswer
  /** It was written down: it need not be told again. */
  noted(): void
}

/**
 * A system of a province, as the centre sees it. The reference (`province/`) takes all rows in one stream; another one
 * makes such a stream of what it can (`pushDossier pushEvent pushRating`) inside its adapter, and looks up what
 * it has before it sends again where that system knows no keys.
 */
export type ProvinceAdapter = {
  /** What it offers: shared/province/offers.ts. */
  readonly name: SystemName
  readonly rows: RowStream
  /** `later`: paced out, the rest goes on where it stopped. */
  pushFile(file: FileToSend): Promise<Reply<'taken' | 'later'>>
  /** Status, results, requests for supplements, holidays, code ranges, versions of the catalogue. */
  pullStatus(cursor: string | null): Promise<Reply<ChangesAnswer>>
  pullCatalogue(version: string): Promise<Reply<Uint8Array>>
  /** More codes of an identifier of which almost none are left; null: none are given. Absent: that system gives none. */
  reserveCodes?(asked: Pick<CodesAsked, 'agencyId' | 'codes'>): Promise<Reply<z.infer<typeof codesAnswer>>>
}
