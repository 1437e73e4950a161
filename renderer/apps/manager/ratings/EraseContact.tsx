import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { useWords } from '../../../ui/language.tsx'
import { ErasePerson } from '../ErasePerson.tsx'

export type EraseContactProps = { contact: { readonly id: string; readonly phone: string }; onErased: () => void }

/** The way to erase the number that a citizen left with a rating. */
export function EraseContact({ contact: { id, phone }, onErased }: EraseContactProps): ReactNode {
  const { ratings: text } = useWords()
  const [isOpen, setOpen] = useState(false)
  const onClose = (): void => setOpen(false)
  return (
    <>
      <Button variant="quiet" icon="delete" onPress={() => setOpen(true)}>
        {text.erase}
      </Button>
      <ErasePerson personId={id} title={text.erase} sure={text.eraseSure(phone)} {...{ isOpen, onClose, onErased }} />
    </>
  )
}
