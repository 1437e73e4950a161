/** Something typed that the centre does not have, by its name on the screen. */
export type UnsavedThing = {
  readonly name: string
  /** Where it stands on this page, `#fees`; absent: in front of whoever is asked. */
  readonly address?: string
}

/** What would be lost if somebody left the page of his log-in now. */
export type Unsaved = {
  /** What was kept under a key; undefined: nothing. */
  read(key: string): unknown
  keep(key: string, value: unknown, thing: UnsavedThing): void
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
  const kept = new Map<string, { readonly value: unknown; readonly thing: UnsavedThing }>()
  const asked = new Set<() => readonly UnsavedThing[]>()
  let isLetGo = false
  return {
    read: (key) => kept.get(key)?.value,
    keep: (key, value, thing) => void kept.set(key, { value, thing }),
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
