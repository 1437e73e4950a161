const { compare } = new Intl.Collator('vi', { numeric: true })

type Named = { readonly name: string }

/** Things by their names as the Vietnamese alphabet goes, "Quầy 2" before "Quầy 10". */
export const byName = (one: Named, other: Named): number => compare(one.name, other.name)

const given = ({ name }: Named): string => name.trim().split(/\s+/).at(-1) ?? ''

/** People as lists of staff have them here: by the given name, which stands last, then by the whole. */
export const byGivenName = (one: Named, other: Named): number =>
  compare(given(one), given(other)) || compare(one.name, other.name)
