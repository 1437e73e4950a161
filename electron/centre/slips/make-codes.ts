import bwip from '@bwip-js/node'
import QRCode from 'qrcode'
import type { CodeMaker } from '../../../shared/domain/slips/compose.ts'

/** What Code 128 can say: printable ASCII. */
const PLAIN = /^[\x20-\x7E]{1,60}$/

/** Codes as numbers, for whoever draws them: Code 128 by bwip-js, QR of level M by qrcode. */
export const codeMaker: CodeMaker = {
  bars(text) {
    if (!PLAIN.test(text)) return null
    const [symbol] = bwip.raw('code128', text, {})
    return symbol && 'sbs' in symbol ? [...symbol.sbs] : null
  },
  qr(text) {
    if (text === '' || text.length > 300) return null
    const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
    const line = (row: number): string =>
      Array.from({ length: modules.size }, (_, column) => (modules.get(row, column) ? '1' : '0')).join('')
    return Array.from({ length: modules.size }, (_, row) => line(row))
  },
}
