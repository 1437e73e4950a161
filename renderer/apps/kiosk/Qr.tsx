import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { create } from 'qrcode'

const QUIET = 4

/** A QR code as SVG: black on white in every theme, with its quiet zone. */
export function Qr({ text, label }: { text: string; label: string }): ReactNode {
  const { path, size } = useMemo(() => draw(text), [text])
  return (
    <svg className="kiosk-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function draw(text: string): { path: string; size: number } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += `M${column + QUIET} ${row + QUIET}h1v1h-1z`
  return { path, size: modules.size + 2 * QUIET }
}
