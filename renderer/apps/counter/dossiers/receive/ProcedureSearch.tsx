import { useEffect, useEffectEvent, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import type { ProcedureLine } from '../../../../../shared/api/find-views.ts'
import { useWords } from '../../../../ui/language.tsx'
import '../../../../ui/field.css'
import { useProcedures } from './use-procedures.ts'

export type ProcedureSearchProps = {
  /** Service of the number in service, to begin with. */
  serviceId: string | null
  onChoose: (procedureId: string) => void
  autoFocus?: boolean
}

/** Found while it is typed, by code, name without accents or field; Enter takes the first. */
export function ProcedureSearch({ serviceId, onChoose, autoFocus = false }: ProcedureSearchProps): ReactNode {
  const { dossiers: words } = useWords()
  const [typed, setTyped] = useState('')
  const { found, isWhole } = useProcedures(typed, serviceId)
  const [isWanted, setWanted] = useState(false)
  const takeFirst = useEffectEvent(() => {
    const [first] = found
    setWanted(false)
    if (first) onChoose(first.id)
  })
  useEffect(() => {
    if (isWanted && isWhole) takeFirst()
  }, [isWanted, isWhole])

  function onEnter(event: KeyboardEvent): void {
    const isOnOne = (event.target as Element).getAttribute('aria-activedescendant')
    if (event.key !== 'Enter' || isOnOne || typed.trim() === '') return
    event.preventDefault()
    event.stopPropagation()
    // A quick hand is ahead of the answer: the first of a list that is not there yet.
    setWanted(true)
  }
  function type(text: string): void {
    setWanted(false)
    setTyped(text)
  }
  return (
    <div onKeyDownCapture={onEnter}>
      <ComboBox
        className="field"
        value={null}
        onChange={(id) => id !== null && onChoose(String(id))}
        inputValue={typed}
        onInputChange={type}
        items={found}
        defaultFilter={() => true}
        menuTrigger="focus"
        allowsEmptyCollection
        allowsCustomValue
        autoFocus={autoFocus}
      >
        <Label className="field-label">{words.procedure}</Label>
        <Input className="field-input" placeholder={words.procedureHint} />
        <Popover className="select-list dossiers-found" placement="bottom start" shouldFlip={false}>
          <ListBox<ProcedureLine>
            aria-label={words.procedure}
            renderEmptyState={() => <p className="select-option">{words.noProcedure}</p>}
          >
            {(one) => (
              <ListBoxItem id={one.id} textValue={one.name} className="select-option dossiers-found-one">
                <span className="number small">{one.code}</span>
                <span className="dossiers-found-name">
                  {one.name}
                  <span className="small">{one.field}</span>
                </span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
    </div>
  )
}
