import { noTable } from './projectors.ts'
import type { Projectors } from './projectors.ts'

/** What leaders agreed to at a desk is in the journal, and in the requests that made use of it. */
export const allowanceProjectors: Pick<Projectors, 'supplement.allowed'> = { 'supplement.allowed': noTable }
