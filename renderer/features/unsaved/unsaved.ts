/** Something typed that the centre does not have, by its name on the screen. */
export type UnsavedThing = {
  readonly name: string
  /** Where it stands on this page, `#fees`; absent: in front of whoever is asked. */
  readonly address?: string
}

/** What would be lost if somebody left the page of his log-in now. */
export type Unsaved = {
  /**
   * What was kept under a key; undefined: nothing. What began otherwise than now is dropped: nobody would find it again, and
   * it would be asked about for ever.
   */
  read(key: string, first?: string): unknown
  /** @param first what it began with, written out */
  keep(key: string, value: unknown, thing: UnsavedThing, first?: string): void
  forget(key: string): void
  /** Adds a part of the page that knows itself what it has. @returns takes it away again */
  ask(tell: () => readonly UnsavedThing[]): () => void
  /** All of it, each thing once. */
  all(): readonly UnsavedThing[]
  /** Somebody leaves the page and means it: there is nothing to keep any more. */
  letGo(): void
}

/** Nothing is unsaved yet. */
export function newUnsaved(): Unsaved {
  const kept = new Map<string, { readonly value: unknown; readonly thing: UnsavedThing; readonly first: string }>()
  const asked = new Set<() => readonly UnsavedThing[]>()
  let isLetGo = false
  return {
    read(key, first = '') {
      if (kept.get(key)?.first !== first) kept.delete(key)
      return kept.get(key)?.value
    },
    keep: (key, value, thing, first = '') => void kept.set(key, { value, thing, first }),
    forget: (key) => void kept.delete(key),
    ask(tell) {
      asked.add(tell)
      return () => asked.delete(tell)
    },
    letGo: () => void (isLetGo = true),
    all() {
      if (isLetGo) return []
      const things = [...[...asked].flatMap((tell) => tell()), ...[...kept.values()].map(({ thing }) => thing)]
      return [...new Map(things.map((thing) => [`${thing.address ?? ''} ${thing.name}`, thing])).values()]
    },
  }
}
