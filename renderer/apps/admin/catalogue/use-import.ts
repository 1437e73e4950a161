import { useRef, useState } from 'react'
import { CATALOGUE_PART_BYTES } from '../../../../shared/api/operations/catalogue.ts'
import type { AnswerOf } from '../../../../shared/api/operations.ts'
import { usePage } from '../../../client/page.tsx'
import { useWords } from '../../../ui/language.tsx'
import { base64 } from '../areas/base64.ts'

export type Preview = AnswerOf<'previewCatalogue'>
export type Imported = AnswerOf<'importProcedures'>
/** What decides what a preview says. */
export type Asked = {
  readonly from: string
  readonly isWhole: boolean
  readonly mapping: Readonly<Record<string, string>>
}
export type Named = { readonly decision: string; readonly decidedOn: string; readonly mustRead: boolean }
export type Step = 'choose' | 'sending' | 'reading' | 'seen' | 'importing'

export type CatalogueWork = {
  readonly step: Step
  readonly fileId: string
  readonly fileName: string
  readonly percent: number
  readonly asked: Asked
  readonly preview: Preview | null
  readonly fault: string | null
  readonly done: Imported | null
  choose(file: File): Promise<void>
  /** Reads the file again: for another day, with fields that were named. */
  ask(asked: Asked): Promise<void>
  carryOut(named: Named, accepted: readonly number[]): Promise<void>
}

const NO_PREVIEW = { preview: null, fault: null, done: null } as const

/** A file on its way to the centre, what the centre says about it, and the import. */
export function useImport(today: string): CatalogueWork {
  const { api, platform } = usePage()
  const { change } = useWords().admin
  const [asked, setAsked] = useState<Asked>({ from: today, isWhole: false, mapping: {} })
  const [file, setFile] = useState({ id: '', name: '', percent: 0 })
  const [step, setStep] = useState<Step>('choose')
  const [told, setTold] = useState<Pick<CatalogueWork, 'preview' | 'fault' | 'done'>>(NO_PREVIEW)
  // Of several readings that were asked for, the last counts.
  const round = useRef(0)
  const words = (outcome: { code: string; message: string }): string =>
    outcome.code === 'NO_ANSWER' ? change.noAnswer : outcome.message

  async function read(fileId: string, next: Asked): Promise<void> {
    const mine = ++round.current
    setAsked(next)
    setStep('reading')
    const body = { fileId, from: next.from, isWhole: next.isWhole, mapping: { ...next.mapping }, decision: '' }
    const outcome = await api.call('previewCatalogue', { body, timeoutMs: 60_000 })
    if (mine !== round.current) return
    setStep(outcome.ok ? 'seen' : 'choose')
    setTold({ ...NO_PREVIEW, ...(outcome.ok ? { preview: outcome.value } : { fault: words(outcome) }) })
  }
  async function choose(chosen: File): Promise<void> {
    const id = platform.newKey()
    setTold(NO_PREVIEW)
    setStep('sending')
    for (let offset = 0; offset < Math.max(1, chosen.size); offset += CATALOGUE_PART_BYTES) {
      setFile({ id, name: chosen.name, percent: Math.floor((offset / Math.max(1, chosen.size)) * 100) })
      const bytes = new Uint8Array(await chosen.slice(offset, offset + CATALOGUE_PART_BYTES).arrayBuffer())
      const outcome = await api.call('addCataloguePart', { body: { fileId: id, offset, data: base64(bytes) } })
      if (outcome.ok) continue
      setStep('choose')
      return setTold({ ...NO_PREVIEW, fault: words(outcome) })
    }
    await read(id, { ...asked, mapping: {} })
  }
  async function carryOut({ decision, decidedOn, mustRead }: Named, accepted: readonly number[]): Promise<void> {
    if (!told.preview) return
    setStep('importing')
    const outcome = await api.press('importProcedures', {
      body: {
        previewId: told.preview.previewId,
        decision: decision.trim(),
        ...(decidedOn === '' ? {} : { decidedOn }),
        mustRead,
        accepted: [...accepted],
      },
      timeoutMs: 60_000,
    })
    setStep(outcome.ok ? 'choose' : 'seen')
    setTold(
      outcome.ok
        ? { ...NO_PREVIEW, done: outcome.value }
        : { preview: told.preview, fault: words(outcome), done: null },
    )
  }
  return {
    ...{ step, asked, fileId: file.id, fileName: file.name, percent: file.percent, ...told, choose, carryOut },
    ask: (next) => read(file.id, next),
  }
}
