import { noTable } from './projectors.ts'
import type { Projectors } from './projectors.ts'

/** Files lie in a folder; the journal says who put and took them. */
export const mediaProjectors: Pick<Projectors, 'media.added' | 'media.removed' | 'media.restored' | 'media.ordered'> = {
  'media.added': noTable,
  'media.removed': noTable,
  'media.restored': noTable,
  'media.ordered': noTable,
}
