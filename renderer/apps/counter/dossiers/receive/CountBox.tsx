import type { ReactNode } from 'react'
import { Input, Label, TextField } from 'react-aria-components'
import '../../../../ui/field.css'

export type CountBoxProps = {
  value: number
  onChange: (count: number) => void
  label?: string
  /** For screen readers, where the head of the column says it. */
  hiddenLabel?: string
  isInTabs?: boolean
  isWide?: boolean
}

/** A number of papers; nothing stands for none, and what is typed goes over what stood there. */
export function CountBox(props: CountBoxProps): ReactNode {
  const { value, onChange, label, hiddenLabel = '', isInTabs = true, isWide = false } = props
  return (
    <TextField
      className={isWide ? 'field dossiers-count' : 'dossiers-count'}
      {...(label === undefined ? { 'aria-label': hiddenLabel } : {})}
      value={value === 0 ? '' : String(value)}
      onChange={(text) => onChange(Number(text.replaceAll(/\D/g, '').slice(0, isWide ? 2 : 3)))}
      autoComplete="off"
    >
      {label !== undefined && <Label className="field-label">{label}</Label>}
      <Input
        className="field-input"
        inputMode="numeric"
        tabIndex={isInTabs ? 0 : -1}
        onFocus={(event) => event.currentTarget.select()}
      />
    </TextField>
  )
}
