import { z } from 'zod'
import { deskStep } from '../../api/views.ts'

const key = z.string().min(1).max(64)

/** Which event is taken back, and what it was. The event itself stays: what happened, happened. */
const taken = { counterId: key, officerId: key, step: deskStep, undone: z.number().int().positive() }

/** A ticket is again where it was before the undone event, at its old place in line. */
export const ticketUndone = z.strictObject({ ticketId: key, number: z.string(), ...taken })
/** The counter goes on as before the undone event. */
export const counterUndone = z.strictObject(taken)
