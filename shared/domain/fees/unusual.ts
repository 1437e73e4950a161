/** Why an amount is asked for a second time. */
export type Unusual = 'zero' | 'large'

/** An amount in the words of the catalogue, e.g. `20.000đ`; `0` alone is none. */
const MONEY_WORDS = /[1-9]\d{0,2}(?:\.\d{3})+\s*đ|[1-9]\d{3,}\s*đ|HĐND/u

/**
 * Whether an amount cannot be believed without a second look (law-facts §11, national-data §4): nothing where the tariff
 * or its words name something ("0" with "do HĐND tỉnh quy định" is not free), or more than a setting.
 * @param published the fee in the words of the catalogue
 */
export function unusualFee(
  { amount, exempt }: { readonly amount: number; readonly exempt: string | null },
  published: string,
  askAbove: number,
): Unusual | null {
  if (amount > askAbove) return 'large'
  return amount === 0 && exempt === null && MONEY_WORDS.test(published) ? 'zero' : null
}
