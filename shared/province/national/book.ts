/** Names that the province knows things by, which rows hold as ids. Nothing personal is in it. */
export type NationalBook = {
  /** The receiving unit. */
  readonly unit: { readonly code: string; readonly name: string }
  /** A procedure as it is in force on a day `YYYY-MM-DD`; null: the catalogue does not have it. */
  procedure(
    id: string,
    day: string,
  ): {
    readonly code: string
    readonly name: string
    readonly fieldCode: string
    readonly fieldName: string
    /** Names of its papers, the first one first. */
    readonly papers: readonly string[]
  } | null
  /** Name of an agency; null: unknown. */
  agency(id: string): string | null
}

type Procedure = NonNullable<ReturnType<NationalBook['procedure']>>
const UNKNOWN: Procedure = { code: '', name: '', fieldCode: '', fieldName: '', papers: [] }

/** A procedure, or nothing but empty names: the other side refuses those and says which. */
export const procedureIn = (book: NationalBook, id: string, day: string): Procedure =>
  book.procedure(id, day) ?? UNKNOWN
