import { Fragment, useState } from 'react'
import type { ReactNode } from 'react'
import { searchText } from '../../../../shared/i18n/search-text.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { useWords } from '../../../ui/language.tsx'

export type Row = {
  readonly id: string
  /** The first cell opens the item. */
  readonly cells: readonly ReactNode[]
  /** What the search looks through. */
  readonly text: string
  /** Heading that this row and its neighbours of the same stand under. */
  readonly group?: string
}

export type ItemTableProps = {
  label: string
  /** Where a page has more than one table, each shows its label above it. */
  isTitled?: boolean
  columns: readonly string[]
  rows: readonly Row[]
  chosen: string | null
  onOpen: (id: string) => void
  /** Somebody else searches: `rows` are what was found. Absent: the table looks through its rows itself. */
  search?: { typed: string; onChange: (typed: string) => void }
  /** What else narrows the list, beside the search. */
  tools?: ReactNode
  /** One line below the table. */
  foot?: string
  /** Words of the button that begins a new item; absent: nobody may. */
  addLabel?: string
  onAdd?: () => void
}

/** Items as a table, found by typing with or without Vietnamese marks; the first cell opens one. */
export function ItemTable(props: ItemTableProps): ReactNode {
  const { label, columns, rows, chosen, onOpen, addLabel, onAdd, search, tools, foot, isTitled = false } = props
  const words = useWords().admin
  const [typed, setTyped] = useState('')
  const shown = search ? rows : rows.filter(({ text }) => searchText(text).includes(searchText(typed)))
  return (
    <section className="admin-list" aria-label={label}>
      {isTitled && <h2>{label}</h2>}
      <div className="admin-list-head">
        <Field
          type="search"
          label={words.search}
          value={search?.typed ?? typed}
          onChange={search?.onChange ?? setTyped}
          maxLength={100}
        />
        {tools}
        {addLabel && onAdd && (
          <Button variant="action" onPress={onAdd}>
            {addLabel}
          </Button>
        )}
      </div>
      <table className="admin-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map(({ id, cells, group }, at) => (
            <Fragment key={id}>
              {group !== undefined && group !== shown[at - 1]?.group && (
                <tr className="admin-table-group">
                  <th colSpan={columns.length} scope="rowgroup">
                    {group}
                  </th>
                </tr>
              )}
              <tr data-key={id} data-chosen={id === chosen || undefined}>
                {cells.map((cell, i) =>
                  i === 0 ? (
                    <th key={columns[i]} scope="row">
                      <Button
                        variant="quiet"
                        className="admin-open"
                        onPress={() => onOpen(id)}
                        aria-pressed={id === chosen}
                      >
                        {cell}
                      </Button>
                    </th>
                  ) : (
                    <td key={columns[i]}>{cell}</td>
                  ),
                )}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
      {foot && <p className="small admin-list-foot">{foot}</p>}
      {shown.length === 0 && <p className="admin-nothing">{words.nothing}</p>}
    </section>
  )
}
