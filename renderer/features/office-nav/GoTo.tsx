import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SearchSelect } from '../../ui/SearchSelect.tsx'
import { useWayOut } from '../unsaved/use-way-out.tsx'

export type GoToPlace = {
  readonly id: string
  readonly text: string
  readonly detail: string
  readonly address: string
}

export type GoToProps = {
  words: { readonly press: string; readonly title: string; readonly label: string }
  places: readonly GoToPlace[]
}

/** Any area of the pages of the office by some letters of its name: Ctrl+K, from wherever one is. */
export function GoTo({ words, places }: GoToProps): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const way = useWayOut()
  useEffect(() => {
    function hear(event: KeyboardEvent): void {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      setOpen(true)
    }
    addEventListener('keydown', hear)
    return () => removeEventListener('keydown', hear)
  }, [])
  function go(id: string | null): void {
    const place = places.find((one) => one.id === id)
    if (!place) return
    setOpen(false)
    // Another area of this page takes nothing.
    if (place.address.startsWith('#')) location.assign(place.address)
    else way.go({ name: place.text, address: place.address })
  }
  return (
    <>
      <Button variant="quiet" icon="search" hotkey="Ctrl+K" className="rail-go-to" onPress={() => setOpen(true)}>
        {words.press}
      </Button>
      <Dialog title={words.title} isOpen={isOpen} onClose={() => setOpen(false)}>
        <SearchSelect label={words.label} options={places} value={null} onChange={go} autoFocus />
      </Dialog>
      {way.question}
    </>
  )
}
