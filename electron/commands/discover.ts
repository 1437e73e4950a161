import type { Candidate, DeviceKind, Reason } from '../../hardware/discovery/score.ts'
import { discoverHere } from '../station/discover-here.ts'
import { readOptions, sayReady } from './usage.ts'

const KINDS: Record<DeviceKind, string> = {
  printer: 'Máy in',
  scanner: 'Máy quét',
  displays: 'Bảng số',
  sheets: 'Máy in văn phòng',
}

const REASONS: Record<Reason, string> = {
  'known-device': 'có trong danh sách thiết bị',
  'known-maker': 'hãng có trong danh sách',
  'printer-class': 'tự giới thiệu là máy in',
  'ticket-language': 'dùng ngôn ngữ ESC/POS',
  'office-language': 'chỉ dùng ngôn ngữ của máy in văn phòng',
  'named-so': 'tên thiết bị cho biết',
  'usb-serial-device': 'cổng nối tiếp của một thiết bị USB',
  'usb-serial-cable': 'cáp USB–COM, chưa rõ nối với thiết bị gì',
  'built-in-port': 'cổng COM có sẵn của máy tính',
  types: 'đang gõ như bàn phím; nên chuyển sang chế độ nối tiếp',
  'windows-printer': 'đã cài trong Windows; in qua Windows thì máy không báo lại phiếu đã ra hay chưa',
  'cups-queue': 'đã cài trong CUPS; máy tự báo trang đã in',
  'cups-silent': 'đã cài trong CUPS; máy không báo lại trang đã ra hay chưa',
  'no-device-file': 'chưa mở được: chương trình khác đang giữ hoặc thiếu trình điều khiển usblp',
}

/**
 * `discover [--json]`: what is plugged into this PC and may be a printer, a scanner or a line of number displays; for
 * the technician who writes a station's configuration. Opens nothing.
 */
export async function runDiscover(args: string[]): Promise<void> {
  const { json } = readOptions(args, [], ['json'])
  const discovery = await discoverHere()
  if (json) return sayReady(discovery)
  const lines = discovery.found.map(inWords)
  if (lines.length === 0) lines.push('Không thấy máy in, máy quét hay cổng nối tiếp nào.')
  for (const reason of discovery.missed) lines.push(`Không đọc được đầy đủ: ${reason}`)
  process.stdout.write(`${lines.join('\n')}\n`)
}

function inWords({ kind, path, score, why, name, usb, model }: Candidate): string {
  const what = [name, usb && `USB ${usb}`, model && `định nghĩa ${model}`].filter(Boolean).join(', ')
  const reasons = why.map((reason) => REASONS[reason]).join('; ')
  return `${String(score).padStart(3)}  ${KINDS[kind].padEnd(8)}  ${path ?? '(không có cổng)'}  ${what} (${reasons})`
}
