/** A text as people type it in haste: lower case, without marks, đ as d. For comparing, never for showing. */
export const searchText = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('đ', 'd').trim()
