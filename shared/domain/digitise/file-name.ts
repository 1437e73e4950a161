import { readPart } from './parts.ts'

const SLIP_SIGNS: Readonly<Record<string, string>> = {
  receipt: 'TN',
  supplement: 'BS',
  refusal: 'TC',
  apology: 'XL',
  stop: 'DUNG',
  control: 'KS',
  'dossier-handover': 'BG',
  'result-handover': 'GKQ',
}

/**
 * Name of a digitised paper as a file: code of the dossier, place of the paper in its list, so that files lie in the order of
 * the paper dossier (TT 01/2023/TT-VPCP Điều 8). No word of a person stands in it. `H42.12-261125-0001_TP02.pdf`.
 * @param slip kind and number of the slip, for a part that is one
 */
export function digitalName(code: string, part: string, slip: { kind: string; number: string } | null = null): string {
  const of = readPart(part)
  if (of.kind === 'component') return `${code}_TP${String(of.no).padStart(2, '0')}.pdf`
  if (of.kind === 'result') return `${code}_KQ.pdf`
  const number = (slip?.number ?? '').replace(/[^\p{L}\d]+/gu, '-').replace(/^-|-$/g, '')
  return `${code}_${SLIP_SIGNS[slip?.kind ?? ''] ?? 'PHIEU'}_${number}.pdf`
}
