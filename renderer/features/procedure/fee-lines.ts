/** A remark of the catalogue for its keepers, behind what a citizen needs. */
const REMARK = / \(CSDL quốc gia ghi 0\)/g

/**
 * The fee as a citizen reads it, a line for each way to file: the words of the catalogue, amounts with their currency.
 * @returns no line when the catalogue says nothing
 */
export const feeLines = (fee: string): string[] =>
  fee
    .split('; ')
    .filter(Boolean)
    .map((line) =>
      line
        .replaceAll(REMARK, '')
        .replaceAll(/(?<=^|[:/] )0(?= |$)/g, '0\u00a0đ')
        .replaceAll(/(?<=\d)đ(?![\p{L}\p{N}])/gu, '\u00a0đ'),
    )
