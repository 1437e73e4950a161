import type { ReactNode } from 'react'

export type RatingTableProps = {
  id: string
  title: string
  /** Heads of the columns: what it is about, then figures. */
  columns: Readonly<Record<string, string>>
  /** Its rows. */
  children: ReactNode
}

/** Figures of ratings by something; on a small window it is moved sideways, by keys too. */
export function RatingTable({ id, title, columns, children }: RatingTableProps): ReactNode {
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <div className="ratings-scroll" role="group" aria-labelledby={id} tabIndex={0}>
        <table className="ratings-table">
          <thead>
            <tr>
              {Object.entries(columns).map(([key, head]) => (
                <th key={key} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </div>
    </section>
  )
}
