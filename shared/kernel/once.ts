/** What `make` gives, made when it is first asked for and shared from then on: for texts that few ever ask for. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => (made ??= { value: make() }).value
}
