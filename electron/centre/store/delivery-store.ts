import type { Db } from './open-database.ts'

/**
 * `ready`: to be sent in its turn. `again`: to be sent once more although later rows were. `held`: the province has it and
 * waits for `bySeq`. `rejected`, `accepted`. `settled`: another row has taken its place.
 */
export type DeliveryState = 'ready' | 'again' | 'held' | 'rejected' | 'accepted' | 'settled'

/** A row for the province, and what became of it. */
export type DeliveryRow = {
  seq: number
  type: string
  subject: string | null
  dossierId: string | null
  /** Frozen JSON of the row; null: it has arrived, or somebody in it was erased and it is made anew. */
  body: string | null
  hash: string
  bytes: number
  /** Whether a person in it was erased before it was made, or since. */
  isErased: 0 | 1
  settles: number | null
  state: DeliveryState
  tries: number
  madeMs: number
  sentMs: number | null
  answeredMs: number | null
  code: string | null
  reason: string | null
  field: string | null
  bySeq: number | null
  status: number | null
}
export type TaskState = 'open' | 'resent' | 'corrected' | 'closed' | 'accepted'
export type TaskRow = {
  seq: number
  type: string
  dossierId: string | null
  code: string
  field: string | null
  state: TaskState
  rejectedMs: number
  officerId: string | null
  settledMs: number | null
  words: string | null
  /** What the province wrote beside the code. */
  reason: string | null
}
export type NoticeRow = {
  id: string
  dossierId: string
  kind: 'result' | 'supplement'
  body: string
  words: string | null
  state: string
  atMs: number
}
/** An epoch of the journal and the event that began it (sync-events.ts). */
export type EpochRow = { seq: number; epoch: string; afterSeq: number | null; follows: string | null }
export type StatusRow = { status: number; unit: string | null; note: string | null; saidMs: number }
export type FileRow = {
  fileId: string
  dossierId: string
  sha256: string
  bytes: number
  /** Number of the event by which it was attached. */
  seq: number
  /** The refused row that waits for it; null: it was never sent. */
  rowSeq: number | null
  /** Whether it was neither removed nor erased since. */
  isKept: 0 | 1
}

const ROW = `SELECT seq, type, subject, dossier_id AS dossierId, body, hash, bytes, is_erased AS isErased, settles, state,
  tries, made_ms AS madeMs, sent_ms AS sentMs, answered_ms AS answeredMs, code, reason, field, by_seq AS bySeq, status
  FROM delivery`
const TASK = `SELECT t.seq, t.type, t.dossier_id AS dossierId, t.code, COALESCE(t.field, d.field) AS field, t.state, t.rejected_ms AS rejectedMs,
  t.officer_id AS officerId, t.settled_ms AS settledMs, p.body AS words, d.reason
  FROM delivery_task t LEFT JOIN person p ON p.id = t.words_person LEFT JOIN delivery d ON d.seq = t.seq`
const EPOCH = 'SELECT seq, epoch, after_seq AS afterSeq, follows FROM journal_epoch ORDER BY seq DESC'
const NOTICE = `SELECT n.id, n.dossier_id AS dossierId, n.kind, n.body, p.body AS words, n.state, n.at_ms AS atMs
  FROM province_notice n LEFT JOIN person p ON p.id = n.words_person`

/** Reads of the line to the province. (`+?`: see ticket-store.ts.) */
export function deliveryStore(db: Db) {
  return { ...rows(db), ...tasks(db), ...fileReads(db), ...fromProvince(db) }
}
export type DeliveryStore = ReturnType<typeof deliveryStore>

function rows(db: Db) {
  const bySeq = db.prepare<[number], DeliveryRow>(`${ROW} WHERE seq = +?`)
  const ready = db.prepare<[number, number], DeliveryRow>(
    `${ROW} WHERE state = 'ready' AND seq > +? ORDER BY seq LIMIT +?`,
  )
  const again = db.prepare<[number], DeliveryRow>(`${ROW} WHERE state = 'again' ORDER BY seq LIMIT +?`)
  const held = db.prepare<[], DeliveryRow>(`${ROW} WHERE state = 'held' ORDER BY seq`)
  const open = db
    .prepare<[], number>(`SELECT seq FROM delivery WHERE state IN ('held', 'again', 'rejected') ORDER BY seq`)
    .pluck()
  const ofDossier = db.prepare<[string], DeliveryRow>(`${ROW} WHERE dossier_id = +? ORDER BY seq`)
  const unsentOf = db
    .prepare<[string], number>(
      `SELECT COUNT(*) FROM delivery WHERE dossier_id = +? AND state IN ('ready', 'again', 'held', 'rejected')`,
    )
    .pluck()
  // The first in the journal is the oldest: the index alone answers, however many wait.
  const waiting = db.prepare<[], { rows: number; oldestMs: number | null }>(
    `SELECT COUNT(*) AS rows, (SELECT made_ms FROM delivery WHERE state = 'ready' ORDER BY seq LIMIT 1) AS oldestMs
     FROM delivery WHERE state = 'ready'`,
  )
  const plain = db
    .prepare<[string], number>(
      `SELECT d.seq FROM json_each(?) told CROSS JOIN delivery d ON d.seq = told.value
       WHERE d.state = 'ready' AND d.settles IS NULL AND NOT EXISTS (SELECT 1 FROM delivery_task t WHERE t.seq = d.seq)`,
    )
    .pluck()
  const hashes = db.prepare<[number, number, number], { seq: number; hash: string }>(
    `SELECT seq, hash FROM delivery WHERE state = 'ready' AND seq > +? AND seq <= +? ORDER BY seq LIMIT +?`,
  )
  const dossiersWaiting = db
    .prepare<[], number>(
      `SELECT COUNT(DISTINCT dossier_id) FROM delivery WHERE state = 'ready' AND dossier_id IS NOT NULL`,
    )
    .pluck()
  const value = db.prepare<[string], string>('SELECT value FROM sync_state WHERE name = +?').pluck()
  const digest = db
    .prepare<[string, number], string>('SELECT digest FROM sync_mark WHERE epoch = +? AND through = +?')
    .pluck()
  const isMarked = db.prepare<[string], number>('SELECT EXISTS (SELECT 1 FROM sync_mark WHERE epoch = +?)').pluck()
  const lastLeaving = db.prepare<[], number | null>('SELECT MAX(seq) FROM delivery').pluck()
  return {
    bySeq: (seq: number) => bySeq.get(seq),
    /** Rows that were never sent, in their order, from after one on. */
    ready: (after: number, limit: number) => ready.all(after, limit),
    /** Of these rows those that were never answered before, and with which no other row has to do. */
    plain: (seqs: readonly number[]) => plain.all(JSON.stringify(seqs)),
    /** Numbers and hashes of the same, up to a number. */
    readyHashes: (after: number, to: number, limit: number) => hashes.all(after, to, limit),
    again: (limit: number) => again.all(limit),
    held: () => held.all(),
    /** Rows that the province has and has not simply taken, as far as is known. */
    open: () => open.all(),
    ofDossier: (dossierId: string) => ofDossier.all(dossierId),
    /** How many rows of a dossier the province has not applied yet. */
    unsentOf: (dossierId: string) => unsentOf.get(dossierId) ?? 0,
    waiting: () => waiting.get() ?? { rows: 0, oldestMs: null },
    dossiersWaiting: () => dossiersWaiting.get() ?? 0,
    last: () => lastLeaving.get() ?? 0,
    /** Digest up to a row of an epoch at which both sides were found equal. */
    digestAt: (epoch: string, through: number) => digest.get(epoch, through),
    /** Whether any is remembered of an epoch. */
    isMarked: (epoch: string) => isMarked.get(epoch) === 1,
    /** What the line remembers under a name. */
    state: (name: string) => value.get(name),
  }
}

function tasks(db: Db) {
  const bySeq = db.prepare<[number], TaskRow>(`${TASK} WHERE t.seq = +?`)
  const open = db.prepare<[number], TaskRow>(`${TASK} WHERE t.state = 'open' ORDER BY t.rejected_ms LIMIT +?`)
  const ofDossier = db.prepare<[string], TaskRow>(`${TASK} WHERE t.dossier_id = +? ORDER BY t.seq`)
  const count = db.prepare<[], number>(`SELECT COUNT(*) FROM delivery_task WHERE state = 'open'`).pluck()
  const firstDossier = db
    .prepare<[], string>(
      `SELECT d.code FROM delivery_task t JOIN dossier d ON d.id = t.dossier_id WHERE t.state = 'open'
       ORDER BY t.rejected_ms LIMIT 1`,
    )
    .pluck()
  const epoch = db.prepare<[], EpochRow>(`${EPOCH} LIMIT 1`)
  const epochs = db.prepare<[], EpochRow>(EPOCH)
  return {
    task: (seq: number) => bySeq.get(seq),
    /** Rejected rows that wait for somebody, the oldest first. */
    openTasks: (limit: number) => open.all(limit),
    tasksOf: (dossierId: string) => ofDossier.all(dossierId),
    openTaskCount: () => count.get() ?? 0,
    /** Code of the dossier whose row waits for somebody the longest; a row may be about none, e.g. a rating. */
    firstTaskDossier: () => firstDossier.get(),
    /** The journal's epoch now, and the event that began it. */
    epoch: () => epoch.get(),
    /** All epochs of this journal, the newest first. */
    epochs: () => epochs.all(),
  }
}

/** Never sent, neither removed nor erased, and not given up by somebody because it is gone. */
const UNSENT = `FROM digital_file f JOIN person p ON p.id = f.file_person
  WHERE f.removed_ms IS NULL AND p.body IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM delivery_file d WHERE d.file_id = f.id)
    AND NOT EXISTS (SELECT 1 FROM delivery_task t WHERE t.seq = f.seq AND t.state = 'closed')`
const WANTED = `FROM delivery_refile r JOIN digital_file f ON f.id = r.file_id LEFT JOIN person p ON p.id = f.file_person
  WHERE r.state = 'wanted'`
const FILE = 'f.id AS fileId, f.dossier_id AS dossierId, f.sha256, f.bytes, f.seq'

function fileReads(db: Db) {
  const unsent = db.prepare<[number, number], FileRow>(
    `SELECT ${FILE}, NULL AS rowSeq, 1 AS isKept ${UNSENT} AND f.seq >= +? ORDER BY f.seq LIMIT +?`,
  )
  const wanted = db.prepare<[number], FileRow>(
    `SELECT ${FILE}, r.seq AS rowSeq, f.removed_ms IS NULL AND p.body IS NOT NULL AS isKept ${WANTED}
     ORDER BY r.seq LIMIT +?`,
  )
  const left = db.prepare<[], { files: number; bytes: number }>(
    `SELECT COUNT(*) AS files, COALESCE(SUM(bytes), 0) AS bytes
     FROM (SELECT f.bytes ${UNSENT} UNION ALL SELECT f.bytes ${WANTED} AND f.removed_ms IS NULL AND p.body IS NOT NULL)`,
  )
  const attached = db.prepare<[string], number>('SELECT seq FROM digital_file WHERE id = +?').pluck()
  const toldBy = db.prepare<[number], { type: string; fileId: string | null; settles: number | null }>(
    `SELECT type, json_extract(payload, '$.fileId') AS fileId, json_extract(payload, '$.seq') AS settles
     FROM event WHERE seq = +? AND type IN ('delivery.fileTaken', 'delivery.corrected')`,
  )
  const refile = db.prepare<[number], { state: 'wanted' | 'sent'; times: number; atMs: number }>(
    'SELECT state, times, at_ms AS atMs FROM delivery_refile WHERE seq = +?',
  )
  const isWanted = db
    .prepare<[], number>(`SELECT EXISTS (SELECT 1 FROM delivery_refile WHERE state = 'wanted')`)
    .pluck()
  function fileOfRow(seq: number): string | undefined {
    const event = toldBy.get(seq)
    if (event?.type === 'delivery.corrected') return fileOfRow(event.settles ?? 0)
    return event?.fileId ?? undefined
  }
  return {
    /** Digitised papers that the province does not have yet, the oldest first, from a row of the journal on. */
    files: (from: number, limit: number) => unsent.all(from, limit),
    /** Digitised papers that the province has lost, of rows that it has refused for it. */
    filesWanted: (limit: number) => wanted.all(limit),
    areFilesWanted: () => isWanted.get() === 1,
    /** How often the file of a refused row was sent again; undefined: it is not waited for. */
    refile: (seq: number) => refile.get(seq),
    filesLeft: () => left.get() ?? { files: 0, bytes: 0 },
    /** Number of the event by which a file was attached. */
    attachedBy: (fileId: string) => attached.get(fileId),
    /** The file that a row speaks of. */
    fileOfRow,
  }
}

function fromProvince(db: Db) {
  const status = db.prepare<[string], StatusRow>(
    `SELECT status, unit, p.body AS note, said_ms AS saidMs FROM province_status s LEFT JOIN person p ON p.id = s.note_person
     WHERE dossier_id = +?`,
  )
  const notice = db.prepare<[string], NoticeRow>(`${NOTICE} WHERE n.id = +?`)
  const open = db.prepare<[number], NoticeRow>(`${NOTICE} WHERE n.state = 'open' ORDER BY n.at_ms LIMIT +?`)
  const ofDossier = db.prepare<[string], NoticeRow>(`${NOTICE} WHERE n.dossier_id = +? ORDER BY n.seq`)
  const dossier = db
    .prepare<[string], string>(
      `SELECT id FROM dossier d WHERE code = +? AND NOT EXISTS (
         SELECT 1 FROM delivery_task t WHERE t.dossier_id = d.id AND t.code = 'DOSSIER_EXISTS' AND t.state <> 'accepted')`,
    )
    .pluck()
  const differing = db.prepare<
    [number],
    { dossierId: string; code: string; state: string; status: number; saidMs: number }
  >(
    `SELECT s.dossier_id AS dossierId, d.code, d.state, s.status, s.said_ms AS saidMs
     FROM province_status s JOIN dossier d ON d.id = s.dossier_id
     WHERE (s.status IN (8, 10) AND d.ended_ms IS NULL) OR (s.status NOT IN (8, 10) AND d.ended_ms IS NOT NULL)
     ORDER BY s.said_ms DESC LIMIT +?`,
  )
  return {
    status: (dossierId: string) => status.get(dossierId),
    notice: (id: string) => notice.get(id),
    openNotices: (limit: number) => open.all(limit),
    noticesOf: (dossierId: string) => ofDossier.all(dossierId),
    /** The dossier that the province means by a code; none where it has refused ours because the code is another one's there. */
    dossierOfCode: (code: string) => dossier.get(code),
    /** Dossiers that are over here and not there, or the other way round. */
    differing: (limit: number) => differing.all(limit),
  }
}
