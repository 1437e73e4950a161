/** What the devices of a station can be set to, for the shapes and for the form alike. */

/** Dots a row: 576 (80 mm at 203 dpi), 512 (80 mm at 180 dpi), 384 (58 mm). */
export const PRINTER_WIDTHS = [576, 512, 384] as const

/** Plain letters without accents instead of a picture: for lines that take too long for one. */
export const LETTERS = ['when-slow', 'never', 'always'] as const

export const DATA_BITS = [8, 7] as const
export const PARITIES = ['none', 'even', 'odd'] as const
export const STOP_BITS = [1, 2] as const
export const FLOWS = ['none', 'rts-cts', 'xon-xoff'] as const

/** How a scanner ends a code: CR or LF, which its configuration sheet sets, or not at all. */
export const SCANNER_ENDS = ['line', 'silence'] as const

/** The least and the most. */
export const LIMITS = {
  baudRate: [1_200, 921_600],
  bytesPerSecond: [120, 10_000_000],
  /** mm/s. */
  paperSpeed: [1, 500],
  /** mm/s; a test may be in a hurry. */
  simulatedSpeed: [1, 100_000],
  address: [0, 255],
  brightness: [1, 9],
  port: [1, 65_535],
} as const
