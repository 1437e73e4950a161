import type { ReachMark } from '../../shared/province/wire.ts'
import type { BatchView, KnownRow } from '../domain/decide-batch.ts'
import type { Centre, Dossier, EpochRow, FeedRow, OpenRow, Writes } from '../domain/rows.ts'

/** Who a token belongs to. */
export type TokenOwner = { readonly centreId: string; readonly suspended: boolean }

export type AnchorRow = {
  readonly epoch: string
  readonly seq: number
  readonly hash: string
  readonly rows: number
  readonly lastSent: number
  readonly day: string
  readonly at: number
  readonly receivedAt: number
}

export type LostRow = {
  readonly seq: number
  readonly type: string
  readonly at: number
  readonly day: string
  readonly subject: string | null
}

export type FileRow = { readonly sha256: string; readonly bytes: number; readonly completedAt: number }
export type KeptFile = FileRow & { readonly centreId: string }
/** What became of a file that was here whole: it is gone, or other bytes lie in its place. */
export type LossCause = 'missing' | 'spoilt'
/** Files of a centre that it has to send again, and since when the first of them is known to be lost. */
export type LostFiles = {
  readonly centreId: string
  readonly missing: number
  readonly spoilt: number
  readonly since: number
}

/** A file that is lost. */
export type LostFile = { readonly centreId: string; readonly sha256: string; readonly foundAt: number }

/** A change as the feed has it. */
export type FeedEntry = FeedRow & { readonly no: number }

/** A centre on the province's page. */
export type CentreSummary = Centre & {
  readonly rejected: number
  readonly held: number
  readonly conflicts: number
  /** Anchors that contradict one sent before. */
  readonly brokenAnchors: number
  readonly lastAnchor: { readonly day: string; readonly receivedAt: number } | null
  readonly fileBytes: number
  readonly openDossiers: number
  readonly lateDossiers: number
  readonly ratings: number
  /** Mean on a scale of five; null without ratings. */
  readonly meanLevel: number | null
}

export type LateDossier = Dossier & { readonly centreId: string }
export type DayFigure = { readonly centreId: string; readonly name: string; readonly n: number; readonly total: number }

/** So many numbers of a feed are remembered: whoever stands further back reads all of it anew. */
export const KEPT_MARKS = 10_000

/** What happens inside one transaction. */
export type Tx = {
  /** The centre's row, locked until the end: batches of one centre come one after the other. Null: there is none. */
  lockCentre(id: string): Promise<Centre | null>
  /** Rows of these numbers, of the journal as it is now. */
  knownRows(centre: Centre, seqs: readonly number[]): Promise<KnownRow[]>
  /** Rows after a number and up to another, of the journal as it is now, oldest first. */
  rowsBetween(centre: Centre, after: number, to: number, limit: number): Promise<KnownRow[]>
  /** Rows that are not simply accepted, of these subjects or with these numbers. */
  openRows(centreId: string, subjects: readonly string[], seqs: readonly number[]): Promise<BatchView['open']>
  /** Subjects with rows that are held behind one after a number, of the journal as it is now. */
  heldBehind(centreId: string, seq: number): Promise<string[]>
  dossiers(centreId: string, codes: readonly string[]): Promise<Dossier[]>
  filesOf(centreId: string, hashes: readonly string[]): Promise<Set<string>>
  /** Bodies of the newest changes of a kind for a centre. */
  changesOf(centreId: string, kind: string): Promise<unknown[]>
  write(centreId: string, writes: Writes): Promise<void>
  startEpoch(centreId: string, epoch: EpochRow, reach: Pick<Centre, 'through' | 'rows' | 'digest'>): Promise<void>
  /** Rows after a number of the journal as it was in an epoch, oldest first; and how many there are. */
  rowsAfter(centreId: string, epochNo: number, seq: number, limit: number): Promise<{ rows: LostRow[]; count: number }>
  /** Rows of the journal as it is now, up to a number. */
  countRows(centre: Centre, seq: number): Promise<number>
  /** The first anchor of a head. */
  anchorAt(centreId: string, epoch: string, seq: number): Promise<AnchorRow | null>
  /** Notes an anchor; `broken` when it contradicts one before. */
  addAnchor(centreId: string, anchor: AnchorRow, broken: boolean): Promise<void>
  /** What is known of somebody; null when it is erased or was never told. */
  personOf(centreId: string, personId: string): Promise<unknown>
  saveDossier(centreId: string, dossier: Dossier): Promise<void>
  /** Puts a change in the feed of a centre, or of all (null); the newest of a key stands. */
  addChange(centreId: string | null, change: FeedRow): Promise<void>
  saveCatalogue(version: string, mediaType: string, content: Uint8Array): Promise<void>
  /** It is here whole, for the first time or again. */
  addFile(centreId: string, file: FileRow): Promise<void>
  /** It is here no more. @returns false when it is not the one that was looked at: it came again since */
  loseFile(centreId: string, file: FileRow, cause: LossCause, at: number): Promise<boolean>
  /** Rows of the journal as it is now that were simply accepted and speak of these files. */
  attachedRows(
    centre: Centre,
    hashes: readonly string[],
  ): Promise<(Pick<OpenRow, 'epochNo' | 'seq' | 'subject' | 'hash'> & { readonly dossierId: string | null })[]>
}

/** The steps of a batch. */
export type RowSteps = Pick<
  Tx,
  | 'lockCentre'
  | 'knownRows'
  | 'rowsBetween'
  | 'openRows'
  | 'dossiers'
  | 'filesOf'
  | 'changesOf'
  | 'write'
  | 'saveDossier'
  | 'countRows'
>

/** Where a province keeps everything but the files: PostgreSQL, or SQLite for the demonstration. */
export type Store = {
  readonly kind: 'postgresql' | 'sqlite'
  /** Key of the hashes of rows; made with the database. */
  readonly rowKey: string
  /** Names this database in cursors: after a restore of another one they begin anew. */
  readonly feedId: string
  /** All or nothing. @throws StoreUnavailable when the database cannot take it now */
  transaction<T>(run: (tx: Tx) => Promise<T>): Promise<T>
  tokenOwner(tokenHash: string): Promise<TokenOwner | null>
  /** @returns false when there is one of this id already */
  addCentre(id: string, name: string, quotaBytes: number): Promise<boolean>
  setSuspended(id: string, suspended: boolean): Promise<boolean>
  setQuota(id: string, quotaBytes: number): Promise<boolean>
  /** At most two tokens of a centre hold at once: the newest stay. */
  addToken(centreId: string, tokenHash: string, at: number): Promise<void>
  /** It was heard, without rows: it asked for changes, or sent a file. */
  heard(id: string, at: number): Promise<void>
  centre(id: string): Promise<Centre | null>
  centres(now: number): Promise<CentreSummary[]>
  /** Ends of batches of an epoch up to a row, the newest first. */
  marks(centreId: string, epochNo: number, to: number, limit: number): Promise<ReachMark[]>
  /** Of each day that has ended before an instant only the last is kept. */
  thinMarks(before: number): Promise<void>
  openRowsOf(centre: Centre, state: 'rejected' | 'held', limit: number): Promise<OpenRow[]>
  /** When a number of a feed was given, its change replaced since or not; null: never, or long ago. */
  feedMark(centreId: string | null, no: number): Promise<number | null>
  feedAfter(centreId: string | null, no: number, limit: number): Promise<FeedEntry[]>
  catalogue(version: string): Promise<{ mediaType: string; content: Uint8Array } | null>
  file(centreId: string, sha256: string): Promise<FileRow | null>
  usedBytes(centreId: string): Promise<number>
  /** Files of all centres in the order of their names, from one on. */
  filesAfter(last: Pick<KeptFile, 'centreId' | 'sha256'> | null, limit: number): Promise<KeptFile[]>
  /** Those that came last. */
  newestFiles(limit: number): Promise<KeptFile[]>
  lostFiles(): Promise<LostFiles[]>
  /** Those that are lost, the longest first, from one on. */
  lostAfter(last: LostFile | null, limit: number): Promise<LostFile[]>
  /** Rows that were accepted and wait for their file again. */
  rowsOfLost(centre: Centre, limit: number): Promise<number[]>
  /** What the province keeps for itself under a name; null: nothing. */
  note(name: string): Promise<string | null>
  setNote(name: string, value: string): Promise<void>
  late(now: number, limit: number): Promise<LateDossier[]>
  figures(day: string): Promise<DayFigure[]>
  /** Answers when the database does. */
  ping(): Promise<void>
  /** Makes room for the months to come, where the database wants it made. */
  prepareMonths(now: number): Promise<void>
  close(): Promise<void>
}

/** Who may come, and how far each is. */
export type Directory = Pick<
  Store,
  | 'tokenOwner'
  | 'addCentre'
  | 'setSuspended'
  | 'setQuota'
  | 'addToken'
  | 'heard'
  | 'centre'
  | 'centres'
  | 'marks'
  | 'thinMarks'
  | 'openRowsOf'
>

/** The database cannot take it now: disk full, gone, too busy. Nothing was changed; the same may come again. */
export class StoreUnavailable extends Error {}
