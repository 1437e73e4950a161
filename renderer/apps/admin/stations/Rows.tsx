import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { RowFrame } from '../value/RowFrame.tsx'
import { patched } from './patched.ts'
import type { Patch } from './patched.ts'

type RowsProps<R> = {
  add: string
  rows: readonly R[]
  onAdd: () => void
  onRows: (rows: R[]) => void
  children: (row: R, set: (patch: Patch<R>) => void) => ReactNode
}

/** Rows of fields, of which each can be taken away, and a button for one more at the end. */
export function Rows<R extends object>({ add, rows, onAdd, onRows, children }: RowsProps<R>): ReactNode {
  // Rows have no key of their own: the first numbers that no row had that is gone.
  const [gone, setGone] = useState<readonly number[]>([])
  const keys = Array.from({ length: rows.length + gone.length }, (_, n) => n).filter((n) => !gone.includes(n))
  function remove(at: number): void {
    setGone([...gone, keys[at] ?? 0])
    onRows(rows.filter((_, other) => other !== at))
  }
  return (
    <>
      {rows.map((row, at) => (
        <RowFrame key={keys[at] ?? 0} place={at + 1} onRemove={() => remove(at)}>
          {children(row, (patch) => onRows(rows.map((one, other) => (other === at ? patched(one, patch) : one))))}
        </RowFrame>
      ))}
      <div>
        <Button onPress={onAdd}>{add}</Button>
      </div>
    </>
  )
}
