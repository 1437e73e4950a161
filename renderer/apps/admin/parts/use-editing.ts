import { createContext, useContext, useState } from 'react'

/** Which item is open: the key of one, `null` for none, or a new one (`key` null). */
export type Editing<T> = { readonly key: string | null; readonly draft: T }

/** What was typed and is not saved, by place and key, and what is open at a place: typed words outlive a way to other areas. */
export type Drafts = { readonly typed: Map<string, object>; readonly open: Map<string, Editing<object>> }

export const newDrafts = (): Drafts => ({ typed: new Map(), open: new Map() })

const DraftsContext = createContext<Drafts>(newDrafts())
/** Stands above the areas, so that what is typed into one is still there when somebody comes back. */
export const DraftsProvider = DraftsContext.Provider

export type EditingState<T> = {
  readonly editing: Editing<T> | null
  /** The key of the open item, for the table. */
  readonly chosen: string | null
  /** Changes with every opening, so that a form begins anew. */
  readonly round: number
  /** Something was typed into the open item and is not saved. */
  readonly isUnsaved: boolean
  /** Opens an item as it was left, or else with this draft. */
  open(key: string | null, draft: T): void
  change(part: Partial<T>): void
  /** Closes the item and forgets what was typed: it is saved, or not wanted. */
  close(): void
}

/** The open item of an area and what has been typed into it so far. @param place names the list, once on the page */
export function useEditing<T extends object>(place: string): EditingState<T> {
  const { typed, open } = useContext(DraftsContext)
  const at = (key: string | null): string => JSON.stringify([place, key])
  const [state, setState] = useState(() => {
    const left = open.get(place) as Editing<T> | undefined
    // An item that was only looked at may be another one by now.
    return { editing: left && typed.has(at(left.key)) ? left : null, round: 0 }
  })
  const { editing, round } = state
  const isUnsaved = editing !== null && typed.has(at(editing.key))

  function put(next: Editing<T> | null, isNewRound: boolean): void {
    if (next) open.set(place, next)
    else open.delete(place)
    setState({ editing: next, round: isNewRound ? round + 1 : round })
  }
  return {
    ...{ editing, round, isUnsaved, chosen: editing?.key ?? null },
    open: (key, draft) => put({ key, draft: (typed.get(at(key)) as T | undefined) ?? draft }, true),
    change(part) {
      // Two changes may come before the page is painted: each builds on what is kept, not on what was painted.
      const now = open.get(place) as Editing<T> | undefined
      if (!now) return
      const draft = { ...now.draft, ...part }
      typed.set(at(now.key), draft)
      put({ key: now.key, draft }, false)
    },
    close() {
      const now = open.get(place)
      if (now) typed.delete(at(now.key))
      put(null, false)
    },
  }
}

/** The places at which something is entered and not saved. */
export const placesOf = ({ typed }: Drafts): string[] => [
  ...new Set([...typed.keys()].map((at) => String((JSON.parse(at) as unknown[])[0]))),
]
