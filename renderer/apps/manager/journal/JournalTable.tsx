import { memo } from 'react'
import type { ReactNode } from 'react'
import type { JournalEntry } from '../../../../shared/api/views.ts'
import { clockFace, dayMonthYear, formatDate } from '../../../../shared/i18n/format.ts'
import { useWords } from '../../../ui/language.tsx'
import { contentWords, typeWords, whoWords } from './journal-words.ts'
import type { Names } from './journal-words.ts'

const HASH_SHOWN = 10
const MS_PER_MINUTE = 60_000

export type JournalTableProps = { entries: readonly JournalEntry[]; names: Names }

/** One line for each event; the stored data behind a small switch. */
export const JournalTable = memo(function JournalTable({ entries, names }: JournalTableProps): ReactNode {
  const { columns } = useWords().journal
  return (
    <table className="journal">
      <thead>
        <tr>
          <th scope="col">{columns.seq}</th>
          <th scope="col">{columns.at}</th>
          <th scope="col">{columns.what}</th>
          <th scope="col">{columns.who}</th>
          <th scope="col">{columns.content}</th>
          <th scope="col" className="journal-hash">
            {columns.hash}
          </th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <JournalLine key={entry.seq} entry={entry} names={names} />
        ))}
      </tbody>
    </table>
  )
})

function JournalLine({ entry, names }: { entry: JournalEntry; names: Names }): ReactNode {
  const words = useWords()
  return (
    <tr data-seq={entry.seq} data-type={entry.type}>
      <td className="journal-number">{entry.seq}</td>
      <td className="journal-number">
        {`${dayMonthYear(entry.at)} ${clockFace(entry.at)}:${seconds(entry.at)}`}
        {formatDate(entry.businessDate) !== dayMonthYear(entry.at) && (
          <p className="small">{words.journal.countedOn(formatDate(entry.businessDate))}</p>
        )}
      </td>
      <td className="journal-what">{typeWords(entry, words)}</td>
      <td>{whoWords(entry, names, words)}</td>
      <td>
        {contentWords(entry, names, words)}
        <details>
          <summary className="small">{words.journal.raw}</summary>
          <pre className="journal-raw">{JSON.stringify(entry.payload, null, 2)}</pre>
        </details>
      </td>
      <td className="journal-hash">
        <code title={entry.hash}>{entry.hash.slice(0, HASH_SHOWN)}</code>
      </td>
    </tr>
  )
}

const seconds = (at: number): string => String(Math.floor((at % MS_PER_MINUTE) / 1_000)).padStart(2, '0')
