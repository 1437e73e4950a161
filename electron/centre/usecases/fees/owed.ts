import type { FeeRow } from '../../store/dossier-store.ts'

/** Whether a fee is still to be paid: what a reduction leaves of it is, what is let off altogether is not. */
export const isOwed = ({ paidMs, taken }: Pick<FeeRow, 'paidMs' | 'taken'>): boolean => paidMs === null && taken > 0
