import type { DigitalPage } from '../../../../../shared/domain/events/digital-events.ts'

/** The pages with one of them moved by so many places; the same where it cannot go further. */
export function moved(pages: readonly DigitalPage[], place: number, by: -1 | 1): DigitalPage[] {
  const to = place + by
  const page = pages[place]
  if (!page || to < 0 || to >= pages.length) return [...pages]
  return pages.toSpliced(place, 1).toSpliced(to, 0, page)
}

const TURNED = { 0: 90, 90: 180, 180: 270, 270: 0 } as const

/** The pages with one of them turned a quarter clockwise. */
export const turned = (pages: readonly DigitalPage[], place: number): DigitalPage[] =>
  pages.map((page, at) => (at === place ? { ...page, turn: TURNED[page.turn] } : page))

/** Key of a page in lists: a file has each of its pages once. */
export const pageKey = ({ fileId, page }: Pick<DigitalPage, 'fileId' | 'page'>): string => `${fileId}/${page}`

/** Files that were chosen or dropped, in the order of their names as a person numbers them: "2" before "10". */
function inOrder(files: readonly File[]): File[] {
  const { compare } = new Intl.Collator('vi', { numeric: true })
  return files.toSorted((one, other) => compare(one.name, other.name))
}

/** By what the browser says; it knows no TIFF on every PC. */
const isPicture = ({ type, name }: File): boolean => type.startsWith('image/') || /\.tiff?$/i.test(name)

/** Pictures that come together are pages of one paper, at the place of the first of them; each PDF is one by itself. */
export function papersOf(files: readonly File[]): File[][] {
  const sorted = inOrder(files)
  const pictures = sorted.filter(isPicture)
  return sorted.flatMap((one) => (isPicture(one) ? (one === pictures[0] ? [pictures] : []) : [[one]]))
}
