import type { ReactNode } from 'react'
import { Check } from '../../../ui/Check.tsx'

type CheckBoxProps = { children: ReactNode; isSelected: boolean; onChange: (on: boolean) => void; label?: string }

/** A box to tick with its words. */
export function CheckBox({ children, isSelected, onChange, label }: CheckBoxProps): ReactNode {
  return (
    <Check
      className="admin-check"
      isSelected={isSelected}
      onChange={onChange}
      {...(label ? { 'aria-label': label } : {})}
    >
      {children}
    </Check>
  )
}

type CheckListProps = {
  label: string
  options: readonly { id: string; text: string }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Some of a list; the order of the list is kept. */
export function CheckList({ label, options, chosen, onChange }: CheckListProps): ReactNode {
  if (options.length === 0) return null
  return (
    <fieldset className="admin-checks">
      <legend>{label}</legend>
      <div className="admin-checks-body">
        {options.map(({ id, text }) => (
          <CheckBox
            key={id}
            isSelected={chosen.includes(id)}
            onChange={(on) =>
              onChange(options.map((option) => option.id).filter((one) => (one === id ? on : chosen.includes(one))))
            }
          >
            {text}
          </CheckBox>
        ))}
      </div>
    </fieldset>
  )
}
