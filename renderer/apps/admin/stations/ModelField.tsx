import type { ReactNode } from 'react'
import type { StationFindings } from '../../../../shared/api/order-views.ts'
import { Field } from '../../../ui/Field.tsx'
import { Select } from '../../../ui/Select.tsx'
import { useWords } from '../../../ui/language.tsx'

type ModelFieldProps = {
  models: StationFindings['printerModels'] | undefined
  value: string
  onChange: (model: string) => void
}

/** A model of the station's list; typed, as long as no station has told its list. */
export function ModelField({ models, value, onChange }: ModelFieldProps): ReactNode {
  const { model } = useWords().adminStations
  if (!models) return <Field label={model} value={value} maxLength={40} onChange={(text) => onChange(text.trim())} />
  const known = models.some(({ id }) => id === value) ? models : [...models, { id: value, name: value }]
  return (
    <Select
      label={model}
      value={value}
      options={known.map(({ id, name }) => ({ id, text: name }))}
      onChange={onChange}
    />
  )
}
