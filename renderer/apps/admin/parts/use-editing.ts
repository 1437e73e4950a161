import { useState } from 'react'

/** Which item is open: the key of one, `null` for none, or a new one (`key` null). */
export type Editing<T> = { readonly key: string | null; readonly draft: T }

export type EditingState<T> = {
  readonly editing: Editing<T> | null
  /** The key of the open item, for the table. */
  readonly chosen: string | null
  /** Changes with every opening, so that a form begins anew. */
  readonly round: number
  open(key: string | null, draft: T): void
  change(part: Partial<T>): void
  close(): void
}

/** The open item of an area and what has been typed into it so far. */
export function useEditing<T extends object>(): EditingState<T> {
  const [state, setState] = useState<{ editing: Editing<T> | null; round: number }>({ editing: null, round: 0 })
  return {
    editing: state.editing,
    chosen: state.editing?.key ?? null,
    round: state.round,
    open: (key, draft) => setState(({ round }) => ({ editing: { key, draft }, round: round + 1 })),
    change: (part) =>
      setState(({ editing, round }) => ({
        editing: editing && { ...editing, draft: { ...editing.draft, ...part } },
        round,
      })),
    close: () => setState(({ round }) => ({ editing: null, round })),
  }
}
