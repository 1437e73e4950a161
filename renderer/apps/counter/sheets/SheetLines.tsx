import { useState } from 'react'
import type { ReactNode } from 'react'
import type { SheetJob } from '../../../../shared/api/sheet-views.ts'
import { clockFace, dayMonthYear } from '../../../../shared/i18n/format.ts'
import { usePage } from '../../../client/page.tsx'
import { useSheets } from '../../../features/slips/sheets.ts'
import { useSlipPaper } from '../../../features/slips/use-slip-paper.ts'
import { Button } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { useWords } from '../../../ui/language.tsx'
import { sheetName, sheetNews } from './sheet-words.ts'
import type { SheetNews } from './sheet-words.ts'
import './sheets.css'

type Trouble = Extract<SheetNews, { kind: 'trouble' }>

/** Papers that did not come out, or wait for somebody: what it is, and what to do now. */
export function SheetLines(): ReactNode {
  const words = useWords()
  const sheets = useSheets()
  if (!sheets) return null
  return sheets.jobs.map((job) => {
    const news = sheetNews(job, sheets.now, words)
    return news?.kind === 'trouble' && <SheetLine key={job.id} job={job} news={news} />
  })
}

/** While all goes well: one quiet sign for everything that is under way or has just come out. */
export function SheetSign(): ReactNode {
  const words = useWords()
  const sheets = useSheets()
  const quiet = (sheets?.jobs ?? []).flatMap((job) => {
    const news = sheetNews(job, sheets?.now ?? 0, words)
    return news?.kind === 'quiet' ? [{ job, news }] : []
  })
  const [first] = quiet.toSorted((a, b) => Number(a.news.isOver) - Number(b.news.isOver))
  const same = quiet.filter(({ news }) => news.words === first?.news.words)
  return (
    <p
      className="sheet-sign"
      role="status"
      data-sheet-sign={first ? (first.news.isOver ? 'over' : 'under-way') : 'none'}
    >
      {first && (
        <>
          <Icon name={first.news.isOver ? 'check' : 'printer'} />
          {`${first.news.words}: ${words.sheets.several(same.length)}`}
        </>
      )}
    </p>
  )
}

/** How the newest paper of a slip is, beside what prints it. */
export function SlipSheet({ slipId }: { slipId: string }): ReactNode {
  const words = useWords()
  const sheets = useSheets()
  const job = sheets?.jobs.findLast((one) => one.slipId === slipId)
  const news = job && sheetNews(job, sheets?.now ?? 0, words)
  if (!news) return null
  const isGood = news.kind === 'quiet' && news.isOver
  return (
    <span className="sheet-sign" data-slip-sheet={job.state}>
      <Icon name={isGood ? 'check' : 'printer'} />
      {news.kind === 'quiet' ? news.words : job.state === 'unknown' ? words.sheets.unsure : words.sheets.notYet}
    </span>
  )
}

function SheetLine({ job, news }: { job: SheetJob; news: Trouble }): ReactNode {
  const words = useWords()
  const { api } = usePage()
  const sheets = useSheets()
  const paper = useSlipPaper()
  const [isPending, setPending] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const sentBy = (name: string, at: number): string => words.sheets.sentBy(name, `${clockFace(at)} ${dayMonthYear(at)}`)

  async function run(deed: () => Promise<string | null>): Promise<void> {
    setPending(true)
    setRefusal(await deed())
    setPending(false)
  }
  const params = { jobId: job.id }
  const said = (outcome: { ok: boolean; message?: string }): string | null =>
    outcome.ok ? null : (outcome.message ?? words.sheets.noAnswer)
  const settle = async (as: 'printed' | 'seen') => said(await api.press('settleSheet', { params, body: { as } }))
  const stop = async () => said(await api.press('cancelSheet', { params, body: {} }))

  async function openInstead(): Promise<string | null> {
    const isOver = job.state !== 'queued'
    const hindered = isOver ? await settle('seen') : await stop()
    if (hindered === null) paper.open(job.slipId, job.copy)
    return hindered
  }
  const again = async () => (await sheets?.print([{ slipId: job.slipId, copy: job.copy, again: job.id }])) ?? null
  const deeds: Record<Trouble['does'][number], [text: string, deed: () => Promise<string | null>]> = {
    again: [words.sheets.again, again],
    open: [words.sheets.openPdf, openInstead],
    stop: [words.sheets.stop, stop],
    seen: [words.sheets.seen, () => settle('seen')],
    'is-out': [words.sheets.isOut, () => settle('printed')],
  }
  return (
    <div className="sheet-line" role="status" data-sheet={job.state}>
      <Icon name="printer" />
      <div className="sheet-line-words">
        <p>
          <strong>{news.words}</strong> {news.todo}
        </p>
        <p className="small">
          {[sheetName(job, words), job.printerName, ...(job.by === null ? [] : [sentBy(job.by, job.queuedAt)])].join(
            ' · ',
          )}
        </p>
        {refusal && <p className="field-error">{refusal}</p>}
      </div>
      <div className="sheet-line-does">
        {news.does.map((name) => (
          <Button key={name} isPending={isPending} onPress={() => void run(deeds[name][1])}>
            {deeds[name][0]}
          </Button>
        ))}
      </div>
    </div>
  )
}
