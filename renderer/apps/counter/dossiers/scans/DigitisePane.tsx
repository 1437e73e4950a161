import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { DigitalDossier } from '../../../../../shared/api/digital-views.ts'
import type { EventType } from '../../../../../shared/domain/events/catalogue.ts'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { useUnsavedThings } from '../../../../features/unsaved/use-unsaved.tsx'
import { Button } from '../../../../ui/Button.tsx'
import { Notice } from '../../../../ui/Notice.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { useHotkeys } from '../../use-hotkeys.ts'
import { OnePaper } from './OnePaper.tsx'
import { PaperList } from './PaperList.tsx'
import { useUploads } from './use-uploads.ts'
import './scans.css'

export type DigitisePaneProps = {
  dossierId: string
  isLost: boolean
  isActive: boolean
  onAsking: (isAsking: boolean) => void
  onBack: () => void
}

const DIGITAL_EVENTS: readonly EventType[] = [
  'digital.attached',
  'digital.ordered',
  'digital.removed',
  'digital.excused',
  'digital.stands',
  'dossier.supplemented',
  'dossier.resultRecorded',
  'slip.issued',
  'slip.cancelled',
]

/** Số hóa hồ sơ: the papers of a dossier, each with its pages (TV-3.2b, TT-8.5a). */
export function DigitisePane(props: DigitisePaneProps): ReactNode {
  const { dossierId, isActive, onBack } = props
  const { digitise: words } = useWords()
  const { view, refusal } = useLiveView('getDigital', { dossierId }, { interestedIn: DIGITAL_EVENTS })
  useHotkeys({ Escape: onBack }, isActive)
  if (!view || view.digital.dossierId !== dossierId)
    return <section className="counter-panel scans-reading">{refusal ?? words.reading}</section>
  return <Opened {...props} key={dossierId} digital={view.digital} />
}

function Opened(props: DigitisePaneProps & { digital: DigitalDossier }): ReactNode {
  const { digital, dossierId, isActive, onBack } = props
  const { digitise: words } = useWords()
  const [chosen, setChosen] = useState(() => firstOf(digital))
  const uploads = useUploads(dossierId)
  useUnsavedThings(() => (uploads.uploads.length > 0 ? [{ name: `${words.title} · ${digital.code}` }] : []))
  const pane = useRef<HTMLDivElement>(null)
  const focus = (what: string) => () => pane.current?.querySelector<HTMLElement>(what)?.focus()
  useHotkeys({ 'Alt+1': focus('.scans-papers'), 'Alt+2': focus('.scans-pages') }, isActive)
  const paper = digital.papers.find(({ part }) => part === chosen) ?? digital.papers[0]
  return (
    <div className="scans" ref={pane} data-left={digital.left}>
      <section className="counter-panel scans-side">
        <header className="scans-head">
          <Button variant="quiet" icon="back" hotkey="Esc" onPress={onBack}>
            {words.back}
          </Button>
          <p className="number">{digital.code}</p>
        </header>
        <h2 className="scans-title">
          {words.title} <kbd className="button-key">Alt+1</kbd>
        </h2>
        <p className={digital.left === 0 ? 'scans-good' : 'scans-care'} role="status">
          {words.left(digital.left)}
        </p>
        {digital.isSecret && <Notice kind="stop" title={words.secret} />}
        {paper && <PaperList papers={digital.papers} part={paper.part} onPart={setChosen} />}
      </section>
      {paper && <OnePaper {...props} key={paper.part} {...{ paper, uploads }} />}
    </div>
  )
}

/** The first paper that is still to be digitised. */
const firstOf = ({ papers }: DigitalDossier): string =>
  (papers.find(({ state }) => state === 'todo' || state === 'again') ?? papers[0])?.part ?? ''
