import type { ReactNode } from 'react'
import './icon.css'

/** One set, 24 by 24, 2 px round line. Drawn for this product. */
const PATHS = {
  alert: 'M12 3 2.5 20h19L12 3Zm0 6.5v4.5m0 3v.01',
  back: 'M20 12H4m7-7-7 7 7 7',
  bell: 'M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15L6 17Zm4 4.5h4',
  calendar: 'M4 5.5h16V21H4V5.5Zm0 5h16M8 3v5m8-5v5',
  camera: 'M3.5 7.5h4L9 5h6l1.5 2.5h4V19h-17V7.5Zm8.5 2a3.6 3.6 0 1 0 0 7.2 3.6 3.6 0 0 0 0-7.2Z',
  card: 'M3 5h18v14H3V5Zm4 9h5m-5-4h3m6 0h1.5v4H16v-4Z',
  check: 'm4 12.5 5.5 5.5L20 6.5',
  chevron: 'm6 9 6 6 6-6',
  clock: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 4.5V12l3.5 2',
  close: 'M5.5 5.5l13 13m0-13-13 13',
  contrast: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 0v18m3-16.5v15m3-12.5v10',
  delete: 'M8.5 5H21v14H8.5L2.5 12l6-7Zm4 4.5 5 5m0-5-5 5',
  door: 'M6 21V3.5h9V21M3 21h18M12 12v.01M18 8v10',
  forward: 'M4 12h16m-7-7 7 7-7 7',
  hand: 'M8.5 13V5a1.5 1.5 0 0 1 3 0v6m0-1.5a1.5 1.5 0 0 1 3 0V12m0-1a1.5 1.5 0 0 1 3 0v5a5.5 5.5 0 0 1-5.5 5.5c-2.5 0-4-1-5.3-3L4 14.5c-1-1.7 1-3 2.2-1.8L8.5 15',
  hide: 'M3.5 5h17v9h-17V5Zm3.5 6h10m-10-3h.01m3.3 0h.01m3.3 0h.01m3.3 0h.01M9 18l3 3 3-3',
  hold: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-2.5 6v6m5-6v6',
  info: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm0 8v5.5m0-9v.01',
  language: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm-9 9h18M12 3c-5 5-5 13 0 18m0-18c5 5 5 13 0 18',
  leave: 'M10 4H4v16h6m-1-8h12m-5-5 5 5-5 5',
  list: 'M8.5 6H20M8.5 12H20M8.5 18H20M4 6v.01M4 12v.01M4 18v.01',
  lock: 'M5.5 11h13v9.5h-13V11Zm2.5 0V8a4 4 0 0 1 8 0v3m-4 4v2',
  microphone: 'M12 3a3 3 0 0 0-3 3v5a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3ZM6 11a6 6 0 0 0 12 0m-6 6v4m-3.5 0h7',
  mute: 'M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15L6 17Zm4 4.5h4M3 3l18 18',
  message: 'M3.5 4.5h17v12h-9L7 20.5v-4H3.5v-12Zm4 4.5h9m-9 3.5h6',
  paper: 'M6 3h8.5L19 7.5V21H6V3Zm8 0v5h5m-9.5 4.5h6m-6 4h6',
  pause: 'M8.5 5v14m7-14v14',
  people:
    'M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M15.5 4.8a3.5 3.5 0 0 1 0 6.4m2.5 3.3c2.2.8 3.5 2.7 3.5 5.5',
  person: 'M12 11.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 21c0-4.5 3.2-6.5 7.5-6.5s7.5 2 7.5 6.5',
  phone: 'M7 2.5h10v19H7v-19Zm4 16h2',
  play: 'M7 4.5v15l12-7.5-12-7.5Z',
  printer: 'M7 8.5V3h10v5.5M7 17H3.5V8.5h17V17H17M7 13.5h10V21H7v-7.5Z',
  refresh: 'M20 5v5h-5M4 19v-5h5M5.5 9a7 7 0 0 1 12-2.5L20 10M4 14l2.5 3.5a7 7 0 0 0 12-2.5',
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13Zm5 11.5L21 21',
  seat: 'M6 3v10h10m0 0v8M6 13v8m0-5h10',
  send: 'M20.5 3.5 10 14m10.5-10.5-6 17L10 14l-6.5-4.5 17-6Z',
  lower: 'M4 4h16M12 8v12m-6-6 6 6 6-6',
  shift: 'M12 3.5 4 12h4.5v7.5h7V12H20l-8-8.5Z',
  speaker: 'M4 9.5v5h4l5 4.5V5L8 9.5H4Zm12 0a4 4 0 0 1 0 5m2.5-8a8 8 0 0 1 0 11',
  star: 'm12 3.5 2.7 5.6 6.1.8-4.5 4.2 1.1 6.1L12 17.2l-5.4 3 1.1-6.1-4.5-4.2 6.1-.8L12 3.5Z',
  swap: 'M4 8h15m-4-4 4 4-4 4M20 16H5m4-4-4 4 4 4',
  type: 'M2.5 19 8 5l5.5 14M4.5 14h7M15 19l3-8 3 8m-5-3h4',
  undo: 'M8.5 4 3.5 9l5 5m-5-5H15a5.5 5.5 0 0 1 0 11H8',
  unlinked:
    'M2.5 9a14 14 0 0 1 5-3M12 5c3.7 0 7 1.4 9.5 4M6 13a8.5 8.5 0 0 1 3.5-2.2M18 13a8.5 8.5 0 0 0-2-1.5M9.5 16.7a4 4 0 0 1 5 0M12 20v.01M4 3l16 18',
} as const

export type IconName = keyof typeof PATHS

/** A line icon beside words; it says nothing to a screen reader. */
export function Icon({ name }: { name: IconName }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  )
}
