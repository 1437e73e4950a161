import { useState } from 'react'
import type { ReactNode } from 'react'
import { FileTrigger } from 'react-aria-components'
import { Button } from '../../../ui/Button.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useWords } from '../../../ui/language.tsx'
import type { AreaProps } from '../areas.tsx'
import { FeeGroups } from './FeeGroups.tsx'
import { ImportFoot, ImportForm } from './ImportForm.tsx'
import { ImportHistory } from './ImportHistory.tsx'
import { PreviewRows } from './PreviewRows.tsx'
import { UnknownFields } from './UnknownFields.tsx'
import { saveTemplate } from './template.ts'
import { useImport } from './use-import.ts'
import type { CatalogueWork, Named, Preview } from './use-import.ts'
import './catalogue.css'

const ACCEPTED = ['.xlsx', '.csv', '.txt', '.tsv', '.json']

/** Procedures from the file of a decision: chosen, looked at, imported; what was imported, who has read it, taken back. */
export function CatalogueArea({ config }: AreaProps): ReactNode {
  const words = useWords().catalogue
  const work = useImport(config.today)
  const { step, preview, fault, done } = work
  return (
    <div className="catalogue">
      <Chooser work={work} />
      {fault && <Notice kind="stop" title={fault} live />}
      {done && <Notice kind="good" title={words.done(done.added, done.changed, done.ended)} live />}
      {step === 'sending' && <p role="status">{words.sending(work.fileName, work.percent)}</p>}
      {step === 'reading' && <p role="status">{words.reading}</p>}
      {preview && step !== 'choose' && step !== 'sending' ? (
        <Seen key={work.fileId} config={config} work={work} preview={preview} />
      ) : (
        step === 'choose' && <ImportHistory />
      )}
    </div>
  )
}

function Chooser({ work }: { work: CatalogueWork }): ReactNode {
  const words = useWords().catalogue
  const isFirst = work.step === 'choose'
  return (
    <div className="catalogue-choose">
      <FileTrigger acceptedFileTypes={ACCEPTED} onSelect={(files) => files?.[0] && void work.choose(files[0])}>
        <Button variant={isFirst ? 'action' : 'plain'} isPending={work.step === 'sending' || work.step === 'reading'}>
          {isFirst ? words.choose : words.otherFile}
        </Button>
      </FileTrigger>
      {isFirst && (
        <>
          <p className="small">{words.chooseHint}</p>
          <p className="catalogue-templates">
            <span>{words.template}</span>
            <Button variant="quiet" onPress={() => saveTemplate('xlsx')}>
              {words.templateXlsx}
            </Button>
            <Button variant="quiet" onPress={() => saveTemplate('csv')}>
              {words.templateCsv}
            </Button>
          </p>
        </>
      )}
    </div>
  )
}

function Seen({ config, work, preview }: AreaProps & { work: CatalogueWork; preview: Preview }): ReactNode {
  const words = useWords().catalogue
  const [named, setNamed] = useState<Named>({ decision: '', decidedOn: '', mustRead: true })
  // By the fee: the same file may be read again for another day.
  const [accepted, setAccepted] = useState<ReadonlySet<string>>(new Set())
  const { summary, previewId } = preview
  const { encoding, unknownColumns, rows, unknownFields, groups } = summary
  return (
    <>
      <p>
        <strong>{words.file(work.fileName, rows)}</strong>
      </p>
      {encoding === 'windows-1258' && <Notice kind="care" title={words.oldEncoding} />}
      {unknownColumns.length > 0 && <p className="small">{words.unknownColumns(unknownColumns.join(', '))}</p>}
      <div className="catalogue-form">
        <ImportForm config={config} work={work} named={named} onChange={setNamed} />
        <ImportFoot work={work} summary={summary} named={named} accepted={accepted} />
      </div>
      {unknownFields.length > 0 && (
        <UnknownFields config={config} fields={unknownFields} asked={work.asked} ask={work.ask} />
      )}
      {groups.length > 0 && <FeeGroups groups={groups} accepted={accepted} onChange={setAccepted} />}
      <PreviewRows key={previewId} config={config} previewId={previewId} summary={summary} />
    </>
  )
}
