import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { DRAFT_TABS } from '../../../../shared/api/catalogue-views.ts'
import type { CatalogueSummary, DraftRow, DraftTab } from '../../../../shared/api/catalogue-views.ts'
import { usePage } from '../../../client/page.tsx'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { Differences } from '../change/Differences.tsx'

const PAGE = 30
type PreviewRowsProps = AreaProps & { previewId: string; summary: CatalogueSummary }

/** What becomes of every procedure, by kind, field by field; the page holds only what was looked at. */
export function PreviewRows({ config, previewId, summary }: PreviewRowsProps): ReactNode {
  const words = useWords().catalogue
  const { counts } = summary
  const [tab, setTab] = useState<DraftTab>(DRAFT_TABS.find((one) => counts[one] > 0) ?? 'new')
  return (
    <Tabs
      className="catalogue-preview"
      keyboardActivation="manual"
      selectedKey={tab}
      onSelectionChange={(id) => setTab(id as DraftTab)}
    >
      <TabList className="catalogue-tabs" aria-label={words.choose}>
        {DRAFT_TABS.map((one) => (
          <Tab key={one} id={one} className="catalogue-tab" data-alarm={one === 'faults' && counts[one] > 0}>
            {words.tab(words.tabs[one], counts[one])}
          </Tab>
        ))}
      </TabList>
      {DRAFT_TABS.map((one) => (
        <TabPanel key={one} id={one} className="catalogue-rows">
          <Rows config={config} previewId={previewId} tab={one} total={counts[one]} />
        </TabPanel>
      ))}
    </Tabs>
  )
}

type RowsProps = AreaProps & { previewId: string; tab: DraftTab; total: number }

function Rows({ config, previewId, tab, total }: RowsProps): ReactNode {
  const { api } = usePage()
  const { catalogue: words, admin } = useWords()
  const [rows, setRows] = useState<readonly DraftRow[]>([])
  const [pages, setPages] = useState(1)
  const [fault, setFault] = useState<string | null>(null)
  const noAnswer = admin.change.noAnswer

  useEffect(() => {
    if (total === 0) return
    const left = new AbortController()
    const query = { tab, page: pages, size: PAGE }
    void api.call('listCataloguePreview', { params: { previewId }, query, signal: left.signal }).then((outcome) => {
      if (left.signal.aborted) return
      if (outcome.ok) setRows((before) => [...before.slice(0, (pages - 1) * PAGE), ...outcome.value.rows])
      else setFault(outcome.code === 'NO_ANSWER' ? noAnswer : outcome.message)
    })
    return () => left.abort()
  }, [api, previewId, tab, pages, total, noAnswer])

  if (total === 0) return <p className="admin-nothing">{words.none}</p>
  return (
    <>
      {fault && <Notice kind="stop" title={fault} live />}
      <ul className="admin-differences">
        {rows.map((row) => (
          <li key={`${row.code} ${row.row}`} data-code={row.code}>
            <Row config={config} row={row} tab={tab} />
          </li>
        ))}
      </ul>
      {rows.length > 0 && rows.length < total && (
        <Button onPress={() => setPages(pages + 1)}>{words.more(rows.length, total)}</Button>
      )}
    </>
  )
}

/**
 * Fields whose before and after are compared; where it was read is no change of the procedure. Of a new one code and name stand
 * above already.
 */
const shownOf = (procedure: DraftRow['after'], isNew: boolean): Record<string, unknown> | null => {
  if (procedure === null) return null
  const { source: _source, code, name, ...rest } = procedure
  return isNew ? rest : { code, name, ...rest }
}

function Row({ config, row, tab }: AreaProps & { row: DraftRow; tab: DraftTab }): ReactNode {
  const { catalogue: words } = useWords()
  const { code, name, kind, before, after, findings } = row
  const isWhole = kind === 'changed' || kind === 'new'
  return (
    <>
      <p className="catalogue-row-title">
        <span className="number">{code}</span> <strong>{name}</strong>{' '}
        {row.row !== null && <span className="small">{words.line(row.row)}</span>}
        {kind === 'ended' && <span className="admin-tag admin-tag-removed">{words.ends}</span>}
      </p>
      {findings.length > 0 && (
        <ul className={kind === 'fault' ? 'catalogue-findings catalogue-faults' : 'catalogue-findings'}>
          {findings.map((one, i) => (
            <li key={i}>
              {one.column !== null && <strong>{words.columns[one.column]}: </strong>}
              {words.finding[one.code](one.params)}
            </li>
          ))}
        </ul>
      )}
      {isWhole && tab !== 'notes' && (
        <Differences
          config={config}
          differences={[
            {
              kind: 'procedure',
              key: code,
              before: shownOf(before, false),
              after: shownOf(after, before === null),
              cascade: false,
            },
          ]}
        />
      )}
    </>
  )
}
