import type { ReactNode } from 'react'
import type { SyncView } from '../../../../shared/api/sync-views.ts'
import { clockFace, dayMonthYear, formatDate } from '../../../../shared/i18n/format.ts'
import { useWords } from '../../../ui/language.tsx'

const MEGABYTE = 1_048_576

/** Queue, oldest, speed, what has arrived, files and the seal; and how far a long sending or reading has come. */
export function Figures({ sync }: { sync: SyncView }): ReactNode {
  const { sync: text } = useWords()
  const { figures } = text
  const { line, progress, files, anchor } = sync
  const { rows, dossiers, oldestAt } = line.waiting
  const all: readonly (readonly [string, string])[] = [
    [figures.waiting, figures.waitingOf(rows, dossiers)],
    [figures.oldest, oldestAt === null ? '–' : `${clockFace(oldestAt)} ${dayMonthYear(oldestAt)}`],
    [figures.rate, sync.rate === null ? '–' : figures.rateOf(Math.round(sync.rate))],
    [figures.sent, figures.sentOf(progress.sent)],
    [
      figures.files,
      `${figures.filesOf(files.left, (files.bytes / MEGABYTE).toFixed(1))}${
        files.left > 0 && files.areWaitingForHours ? ` (${figures.filesLater})` : ''
      }`,
    ],
    [figures.anchor, anchor === null ? figures.none : figures.anchorOf(formatDate(anchor.day), anchor.seq)],
  ]
  return (
    <section className="sync-part" aria-label={figures.waiting}>
      <dl className="sync-figures">
        {all.map(([name, value]) => (
          <div key={name} className="panel">
            <dt className="small">{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {rows > 0 && (
        <Progress label={text.progress(progress.through, progress.head)} value={progress.through / progress.head} />
      )}
      {sync.reading && <p role="status">{text.reading(sync.reading.changes)}</p>}
    </section>
  )
}

function Progress({ label, value }: { label: string; value: number }): ReactNode {
  return (
    <label className="sync-progress">
      <span>{label}</span>
      <progress max={1} value={value} />
    </label>
  )
}
