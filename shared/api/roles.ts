/**
 * Who may speak to the centre (BD-18.1c, TT-2.5: each within the own role). A device is what its token says; an officer, leader, technician or
 * receptionist (lễ tân, TT-8.4) is a person logged in at a counter, at the manager page or at the reception desk.
 */
export const DEVICE_ROLES = ['kiosk', 'counter', 'board', 'rating', 'station'] as const
export const PERSON_ROLES = ['officer', 'leader', 'technician', 'receptionist'] as const
export const ROLES = [...DEVICE_ROLES, ...PERSON_ROLES] as const

export type DeviceRole = (typeof DEVICE_ROLES)[number]
export type PersonRole = (typeof PERSON_ROLES)[number]
export type Role = (typeof ROLES)[number]

/** `open` needs no token; `loopback` needs a device token unless the caller is on this machine. */
export type Audience = 'open' | 'loopback' | readonly Role[]
