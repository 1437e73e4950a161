import type { ReactNode } from 'react'
import type { AgencyRecordRow } from '../../../../shared/api/agency-views.ts'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'

type Column = {
  readonly title: string
  readonly of: (row: AgencyRecordRow) => number
  /** Any at all is something to look after. */
  readonly isBad?: true
}

/** A mean in whole minutes; a dash while there is none. */
const minutes = (mean: number | null): string => (mean === null ? '–' : String(Math.round(mean)))

/** One line an agency: how its dossiers come in, who checks, who comes, who answers. */
export function AgencyTable({ agencies }: { agencies: readonly AgencyRecordRow[] }): ReactNode {
  const { columns, groups, percent, record } = useWords().agencies.desk
  const filing: readonly Column[] = [
    { title: columns.received, of: ({ received }) => received },
    { title: columns.online, of: ({ channels }) => channels.online ?? 0 },
  ]
  const checking: readonly Column[] = [
    { title: columns.checked, of: ({ coChecks }) => (coChecks.present ?? 0) + (coChecks.phone ?? 0) },
    { title: columns.notReached, of: ({ coChecks }) => coChecks['not-reached'] ?? 0, isBad: true },
  ]
  const calls: readonly Column[] = [
    { title: columns.called, of: (row) => row.calls.called },
    { title: columns.late, of: (row) => row.calls.late, isBad: true },
    { title: columns.missed, of: (row) => row.calls.missed, isBad: true },
  ]
  const questions: readonly Column[] = [
    { title: columns.asked, of: (row) => row.questions.asked },
    { title: columns.answered, of: (row) => row.questions.answered },
    { title: columns.answeredLate, of: (row) => row.questions.late, isBad: true },
  ]
  return (
    <div className="record-scroll" role="group" aria-label={record} tabIndex={0}>
      <table className="record-table">
        <thead>
          <tr>
            <td rowSpan={2} />
            <Group title={groups.filing} span={filing.length + 1} />
            <Group title={groups.checking} span={checking.length} />
            <Group title={groups.calls} span={calls.length + 1} />
            <Group title={groups.questions} span={questions.length + 1} />
          </tr>
          <tr>
            <Heads titles={[...filing.map(({ title }) => title), columns.share]} />
            <Heads titles={checking.map(({ title }) => title)} />
            <Heads titles={[...calls.map(({ title }) => title), columns.minutes]} />
            <Heads titles={[...questions.map(({ title }) => title), columns.answerMinutes]} />
          </tr>
        </thead>
        <tbody>
          {agencies.map((row) => (
            <tr key={row.agencyId} data-row={row.agencyId}>
              <th scope="row">{row.name}</th>
              <Counts columns={filing} row={row} />
              <td className="record-count" data-share>
                {row.received === 0 ? '–' : percent((row.channels.online ?? 0) / row.received)}
              </td>
              <Counts columns={checking} row={row} />
              <Counts columns={calls} row={row} />
              <td className="record-count">{minutes(row.calls.minutes)}</td>
              <Counts columns={questions} row={row} />
              <td className="record-count">{minutes(row.questions.minutes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const Group = ({ title, span }: { title: string; span: number }): ReactNode => (
  <th scope="colgroup" colSpan={span}>
    {title}
  </th>
)

const Heads = ({ titles }: { titles: readonly string[] }): ReactNode =>
  titles.map((title) => (
    <th key={title} scope="col">
      {title}
    </th>
  ))

const Counts = ({ columns, row }: { columns: readonly Column[]; row: AgencyRecordRow }): ReactNode =>
  columns.map(({ title, of, isBad }) => {
    const n = of(row)
    const isWrong = isBad === true && n > 0
    return (
      <td
        key={title}
        className="record-count"
        data-kind={isWrong ? 'stop' : undefined}
        data-zero={n === 0 || undefined}
      >
        {isWrong && <Icon name="alert" />}
        {n}
      </td>
    )
  })
