/** Names that a template may use: a word, or a list whose entries have names of their own. */
export type FactNames = { readonly [name: string]: true | FactNames }

/** Words by name, exactly those that were promised. */
export type Facts<N extends FactNames> = {
  readonly [K in keyof N]: N[K] extends FactNames ? readonly Facts<N[K]>[] : string
}
export type AnyFacts = { readonly [name: string]: string | readonly AnyFacts[] }
