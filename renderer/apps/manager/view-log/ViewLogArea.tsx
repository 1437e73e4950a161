import { useState } from 'react'
import type { ReactNode } from 'react'
import type { AnswerOf } from '../../../../shared/api/operations.ts'
import { clockFace, dayMonthYear } from '../../../../shared/i18n/format.ts'
import { useLiveView } from '../../../client/use-live-view.ts'
import { dateOf } from '../../../features/typed/read-typed.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'
import './view-log.css'

const SIZE = 20
const MOST = 100
const ANYONE = '*'
/** So many signs and it is a whole code, e.g. H42.12-261125-0001. */
const CODE_SIGNS = 14

/** Who saw whose data and what for (KT-5.1d), for the head of the centre and for a citizen who asks. */
export function ViewLogArea(): ReactNode {
  const words = useWords()
  const text = words.viewLog
  const [typed, setTyped] = useState({ code: '', officerId: ANYONE, from: '', until: '' })
  const [size, setSize] = useState(SIZE)
  const live = useLiveView(
    'listDataViews',
    {},
    {
      interestedIn: ['dossier.viewed', 'slip.reprinted', 'digital.viewed'],
      query: { ...queryOf(typed), page: 1, size },
    },
  )
  const { view, refusal } = live
  const officers = [
    { id: ANYONE, text: text.anyone },
    ...(view?.officers ?? []).map(({ id, name }) => ({ id, text: name })),
  ]
  const field = (key: 'code' | 'from' | 'until', maxLength: number): ReactNode => (
    <Field
      label={text[key]}
      value={typed[key]}
      maxLength={maxLength}
      onChange={(value) => setTyped({ ...typed, [key]: value })}
    />
  )
  return (
    <div className="view-log">
      <div className="manager-head">
        <h1>{text.title}</h1>
        <p className="small">{text.hint}</p>
      </div>
      <div className="view-log-bar">
        {field('code', 60)}
        <Select
          label={text.officer}
          options={officers}
          value={typed.officerId}
          onChange={(officerId) => setTyped({ ...typed, officerId: officerId ?? ANYONE })}
        />
        {field('from', 10)}
        {field('until', 10)}
      </div>
      {live.state === 'lost' && <Notice kind="care" icon="unlinked" title={words.common.lost} live />}
      {refusal === 'DOSSIER_UNKNOWN' && <Notice kind="care" title={text.unknown} live />}
      {view === null && !refusal && <p role="status">{words.common.connecting}</p>}
      {view && !refusal && <ViewTable view={view} />}
      {view?.isMore && size < MOST && (
        <Button icon="lower" onPress={() => setSize(MOST)}>
          {text.more}
        </Button>
      )}
    </div>
  )
}

function queryOf({ code, officerId, from, until }: Record<'code' | 'officerId' | 'from' | 'until', string>) {
  const [begin, end, whole] = [dateOf(from), dateOf(until), code.trim().toUpperCase()]
  return {
    ...(whole.length >= CODE_SIGNS ? { code: whole } : {}),
    ...(officerId === ANYONE ? {} : { officerId }),
    ...(begin === null ? {} : { from: begin }),
    ...(end === null ? {} : { until: end }),
  }
}

function ViewTable({ view }: { view: AnswerOf<'listDataViews'> }): ReactNode {
  const { viewLog: text } = useWords()
  const { columns } = text
  if (view.views.length === 0) return <p role="status">{text.none}</p>
  return (
    <table className="view-log-table">
      <thead>
        <tr>
          {[columns.at, columns.code, columns.officer, columns.what].map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {view.views.map(({ at, code, officer, what, slip }, place) => (
          <tr key={`${at} ${code} ${place}`} data-what={what}>
            <td className="view-log-number">{`${clockFace(at)} ${dayMonthYear(at)}`}</td>
            <td className="view-log-number">{code}</td>
            <td>{officer}</td>
            <td>{[text.what[what], slip].filter(Boolean).join(': ')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
