import { useState } from 'react'
import type { ReactNode } from 'react'
import { Check } from '../../../../ui/Check.tsx'
import type { AnswerOf } from '../../../../../shared/api/operations.ts'
import { dong } from '../../../../../shared/i18n/format.ts'
import { usePage } from '../../../../client/page.tsx'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Field } from '../../../../ui/Field.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { FeeLines } from '../receive/FeeLines.tsx'
import { SlipDialog } from '../SlipDialog.tsx'
import { useSend } from '../use-send.ts'
import { TariffLines } from './TariffLines.tsx'
import { areFeesReadable, feesSent, feesTotal, typedAgain, withChosen } from './tariff-draft.ts'
import type { Fees } from './tariff-draft.ts'

type Tariff = AnswerOf<'getDossierTariff'>

export type FixFeesDialogProps = {
  dossierId: string
  code: string
  onDone: (words: string) => void
  onClose: () => void
}

/** Puts the fees of a dossier right before they are collected, by the tariff under which it was received (BD-2.4, TT-4.5a). */
export function FixFeesDialog(props: FixFeesDialogProps): ReactNode {
  const { view } = useLiveView('getDossierTariff', { dossierId: props.dossierId }, { interestedIn: [] })
  // What is changed stays as it was when the question was opened: news must not change it under the officer's hand.
  return view && <Opened {...props} tariff={view} />
}

const sumOf = ({ chosen }: Tariff): number => chosen.reduce((sum, { taken }) => sum + taken, 0)

function Opened({ dossierId, code, tariff, onDone, onClose }: FixFeesDialogProps & { tariff: Tariff }): ReactNode {
  const { fees: words } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [before] = useState(tariff)
  const [fees, setFees] = useState<Fees>(() => ({
    tariff: withChosen(before.lines, before.chosen),
    fees: before.lines.length > 0 ? [] : before.chosen.map(typedAgain),
  }))
  const [said, setSaid] = useState('')
  const [isSure, setSure] = useState(false)
  const [isStrange, setStrange] = useState(false)
  if (send.code === 'FEE_UNUSUAL' && !isStrange) setStrange(true)
  const { all } = feesTotal(fees)
  function change(part: Partial<Fees>): void {
    send.clear()
    setSure(false)
    setFees({ ...fees, ...part })
  }
  function submit(): void {
    const body = { fees: feesSent(fees, isSure), words: said.trim() }
    send.run(
      (key) => api.press('changeFees', { params: { dossierId }, body, key }),
      () => onDone(words.fixed(code)),
    )
  }
  return (
    <SlipDialog
      title={words.fixTitle(code)}
      hint={before.whyNot ?? words.fixHint}
      isBad={before.whyNot !== null}
      isReady={before.whyNot === null && said.trim() !== '' && areFeesReadable(fees)}
      send={send}
      doWords={words.fix}
      isWide
      onSubmit={submit}
      onClose={onClose}
    >
      <div className="fees-fix" inert={before.whyNot !== null}>
        {fees.tariff.length > 0 ? (
          <TariffLines tariff={fees.tariff} onChange={(next) => change({ tariff: next })} />
        ) : (
          <FeeLines fees={fees.fees} onChange={(next) => change({ fees: next })} />
        )}
        <p className="fees-total" data-before={sumOf(before)} data-after={all}>
          {words.fixSum(dong(sumOf(before)), dong(all))}
        </p>
        {isStrange && (
          <Check isSelected={isSure} onChange={setSure}>
            {words.sure}
          </Check>
        )}
        <Field label={words.fixWhy} value={said} maxLength={500} onChange={setSaid} />
      </div>
    </SlipDialog>
  )
}
