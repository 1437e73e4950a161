import { z } from 'zod'

const id = z.string().regex(/^[0-9a-f]{4}$/)

const usbDevice = z.strictObject({
  vendor: id,
  /** Absent: everything of this maker, as far as no other entry names it. */
  product: id.optional(),
  /** `adapter`: a cable that ends in a serial plug, so nobody can tell what hangs on it. */
  kind: z.enum(['printer', 'scanner', 'adapter']),
  /** For people. */
  name: z.string().min(1).max(120),
  /** The definition of `resources/devices/printers` that fits it. */
  model: z.string().max(40).optional(),
})
export type UsbDevice = z.infer<typeof usbDevice>

/** Devices by what they say of themselves on the USB bus: what a plugged-in device probably is. */
export const usbDevices = z.strictObject({
  /** Where the numbers come from. */
  source: z.string().min(1).max(300),
  devices: z.array(usbDevice).min(1),
})
