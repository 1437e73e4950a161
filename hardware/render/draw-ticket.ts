import { FONTS } from './fonts.ts'
import { drawQr, planQr } from './draw-qr.ts'
import type { Qr } from './draw-qr.ts'
import { heightOf, plate, rule, write } from './sheet.ts'
import type { Sheet, Style } from './sheet.ts'
import type { TicketText } from './ticket-text.ts'

const body = (size: number, maxLines = 3): Style => ({ family: FONTS.text, size, maxLines })
const strong = (size: number, maxLines = 3): Style => ({ family: FONTS.strong, size, maxLines })

/** The widest paper whose QR code stands above its sentence instead of beside it. */
const NARROW = 448

/**
 * Lays a ticket out from the top of the sheet: what the citizen needs first is largest. No text is below 24 dots.
 * @param qr content of the QR code; null draws neither code nor its sentence
 */
export function drawTicket(sheet: Sheet, text: TicketText, qr: string | null): void {
  const narrow = sheet.width <= NARROW
  if (text.reprint) {
    plate(sheet, text.reprint, strong(34), true)
    sheet.y += 10
  }
  write(sheet, text.centre, strong(narrow ? 25 : 29))
  sheet.y += 12
  rule(sheet)
  drawNumber(sheet, text)
  sheet.y += 12
  rule(sheet)
  sheet.y += 8
  write(sheet, text.ahead, strong(narrow ? 29 : 38))
  if (text.wait) write(sheet, text.wait, body(narrow ? 28 : 34))
  if (text.range) write(sheet, text.range, body(narrow ? 26 : 29))
  const plan = qr === null ? null : planQr(qr, sheet.width - 2 * sheet.margin)
  if (plan) drawCode(sheet, plan, text.qr, narrow)
  drawFoot(sheet, text)
}

function drawNumber(sheet: Sheet, text: TicketText): void {
  const narrow = sheet.width <= NARROW
  sheet.y += 8
  write(sheet, text.title, strong(narrow ? 32 : 40))
  sheet.y += narrow ? 16 : 22
  drawDigits(sheet, text.number)
  sheet.y += narrow ? 18 : 26
  if (text.priority) {
    plate(sheet, text.priority, strong(34), false)
    sheet.y += 8
  }
  write(sheet, text.service, strong(narrow ? 30 : 38, 4))
}

/** Height of capitals and digits of the typeface, as a part of its size. */
const CAP_HEIGHT = 0.714

/** The number as large as the paper allows; capitals and digits have nothing below the line, so no leading is needed. */
function drawDigits(sheet: Sheet, number: string): void {
  const { pen } = sheet
  const most = Math.round(sheet.width * 0.38)
  const room = sheet.width - 2 * sheet.margin
  pen.font = `${most}px ${FONTS.number}`
  const size = Math.floor(Math.min(most, (most * room) / pen.measureText(number).width))
  pen.font = `${size}px ${FONTS.number}`
  pen.textAlign = 'center'
  pen.textBaseline = 'alphabetic'
  sheet.y += Math.round(size * CAP_HEIGHT)
  pen.fillText(number, sheet.width / 2, sheet.y)
}

/** Beside each other on wide paper, which saves a third of the ticket's length. */
function drawCode(sheet: Sheet, qr: Qr, sentence: string, narrow: boolean): void {
  const style = body(narrow ? 26 : 32, 5)
  const textWidth = sheet.width - 2 * sheet.margin - qr.side
  if (narrow || textWidth < 190) {
    drawQr(sheet, qr, Math.floor((sheet.width - qr.side) / 2), sheet.y)
    sheet.y += qr.side - 2 * qr.dot
    write(sheet, sentence, style)
    return
  }
  const top = sheet.y
  drawQr(sheet, qr, sheet.margin - 2 * qr.dot, top)
  sheet.y = top + Math.max(0, Math.floor((qr.side - heightOf(sheet, sentence, style, textWidth)) / 2))
  write(sheet, sentence, style, { left: sheet.margin + qr.side - 2 * qr.dot, width: textWidth })
  sheet.y = Math.max(sheet.y, top + qr.side - 2 * qr.dot)
}

function drawFoot(sheet: Sheet, text: TicketText): void {
  sheet.y += 10
  rule(sheet, 2)
  sheet.y += 6
  const style = body(sheet.width <= NARROW ? 24 : 26)
  write(sheet, text.issued, style)
  if (text.footer) write(sheet, text.footer, style)
  if (text.demo) write(sheet, `— ${text.demo} —`, style)
}
