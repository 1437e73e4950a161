/** Points: A4 and A5. */
const SIZES = { A4: [595, 842], A5: [420, 595] } as const

/**
 * A page that a technician lets an office printer print, as small as a PDF can be: no font goes with it, so its words are
 * plain letters.
 */
export function testPage(size: keyof typeof SIZES, words: string): Buffer {
  const [width, height] = SIZES[size]
  const plain = words.replace(/[^\x20-\x7e]|[()\\]/g, '')
  const content = `BT /F1 20 Tf 60 ${height - 90} Td (${plain}) Tj ET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  const places: number[] = []
  let text = '%PDF-1.4\n'
  for (const [n, object] of objects.entries()) {
    places.push(text.length)
    text += `${n + 1} 0 obj\n${object}\nendobj\n`
  }
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  const end = `trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(`${text}xref\n0 ${count}\n0000000000 65535 f \n${rows}${end}`)
}
