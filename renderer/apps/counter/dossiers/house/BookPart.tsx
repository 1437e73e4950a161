import { useState } from 'react'
import type { ReactNode } from 'react'
import type { AnswerOf } from '../../../../../shared/api/operations.ts'
import { usePage } from '../../../../client/page.tsx'
import { useLiveView } from '../../../../client/use-live-view.ts'
import { Button } from '../../../../ui/Button.tsx'
import { Field } from '../../../../ui/Field.tsx'
import { Select } from '../../../../ui/Select.tsx'
import { useWords } from '../../../../ui/language.tsx'
import { SlipLines } from '../SlipLines.tsx'
import { useSend } from '../use-send.ts'
import type { Period } from './HousePane.tsx'

const ALL = 'all'

export type BookPartProps = { period: Period; isLost: boolean; isActive: boolean }

/** Binds the dossiers of the days above into a tracking book, of one field or of all (TQ-6.8c, forms.md §7.2). */
export function BookPart({ period, isLost, isActive }: BookPartProps): ReactNode {
  const { house, dossiers } = useWords()
  const { api } = usePage()
  const send = useSend()
  const [fieldId, setFieldId] = useState(ALL)
  const [volume, setVolume] = useState('')
  const [made, setMade] = useState<AnswerOf<'issueBook'> | null>(null)
  const { view } = useLiveView('listCatalogue', {}, { interestedIn: ['config.changed'] })
  const fields = (view?.agencies ?? []).flatMap((agency) => agency.fields)
  const options = [{ id: ALL, text: house.allFields }, ...fields.map(({ id, name }) => ({ id, text: name }))]

  function make(): void {
    if (send.isUnsure) return send.again()
    if (!period) return
    const body = { ...period, volume: volume.trim(), ...(fieldId === ALL ? {} : { fieldId }) }
    send.run((key) => api.press('issueBook', { body, key }), setMade)
  }
  return (
    <div className="dossiers-slips">
      <h2>{house.book}</h2>
      <p className="small">{house.bookHint}</p>
      <div className="house-row">
        <Select label={house.field} options={options} value={fieldId} onChange={setFieldId} />
        <Field label={house.volume} value={volume} maxLength={40} onChange={setVolume} />
        <Button icon="paper" isDisabled={period === null || isLost} isPending={send.isPending} onPress={make}>
          {send.isUnsure ? dossiers.sendAgain : house.bookMake}
        </Button>
      </div>
      {send.refusal && <p className="field-error">{send.refusal}</p>}
      {made && (
        <>
          <p role="status">{house.bookMade(made.rows)}</p>
          <SlipLines slips={made.slips} isActive={isActive} />
        </>
      )}
    </div>
  )
}
