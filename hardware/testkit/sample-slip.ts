import type { TicketSlip } from '../../shared/api/views.ts'

/** A ticket slip for tests; 23 November 2026, 08:05 in Viet Nam. */
export function sampleSlip(changes: Partial<TicketSlip> = {}): TicketSlip {
  return {
    kind: 'ticket',
    centreName: 'Trung tâm Phục vụ hành chính công phường Bình Dương',
    number: 'A015',
    serviceName: 'Đất đai, xây dựng và môi trường',
    priority: true,
    ahead: 12,
    estimate: { minutes: 25, low: 15, high: 35 },
    issuedAt: Date.UTC(2026, 10, 23, 1, 5),
    footer: 'Đường dây nóng: 1900 1234',
    demo: true,
    copy: 1,
    ...changes,
  }
}

export const SAMPLE_QR = 'http://127.0.0.1:8080/t/3fJk29dlsQw8Zx1LmNoPqR'
