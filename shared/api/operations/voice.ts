import { z } from 'zod'
import { MAX_CLIP_S } from '../../domain/voice/clip-audio.ts'
import * as s from '../voice-views.ts'
import { none } from './operation.ts'
import type { Operation } from './operation.ts'

/** `MAX_CLIP_S` of 24,000 samples of two bytes, in base64, with room for a head. */
const CLIP_LIMIT = Math.ceil((MAX_CLIP_S * 24_000 * 2 * 4) / 3) + 8_192

/** What a hall is told by loudspeaker, and the recorded words of it. */
export const voiceOperations = {
  listAnnouncements: {
    method: 'GET',
    path: '/announcements',
    who: ['board'],
    summary: 'What the calling board should say now, how loud, or who says it instead',
    answer: s.announcements,
  },
  takeAnnouncement: {
    method: 'POST',
    path: '/announcements/{callSeq}/take',
    who: ['board'],
    summary: 'Begin to speak; refused when it is stale, spoken, or another speaker of the hall is at it',
    body: none,
    answer: z.object({ announcement: s.announcement }),
  },
  endAnnouncement: {
    method: 'POST',
    path: '/announcements/{callSeq}/end',
    who: ['board'],
    summary: 'How a taken announcement ended',
    body: z.strictObject({ outcome: z.enum(['spoken', 'broken']) }),
    answer: none,
  },
  listVoiceClips: {
    method: 'GET',
    path: '/voice-clips',
    who: ['board', 'kiosk', 'leader', 'technician'],
    summary: 'Every recorded word with its words and the address of its sound',
    answer: s.voiceClips,
  },
  recordVoiceClip: {
    method: 'POST',
    path: '/voice-clips/{clipId}/record',
    who: ['leader', 'technician'],
    summary: 'Keep an own recording of a word: mono WAV of 16 bits, at most fifteen seconds',
    body: z.strictObject({ wav: z.base64().min(1).max(CLIP_LIMIT) }),
    bodyLimit: CLIP_LIMIT + 1024,
    answer: z.object({ clip: s.voiceClip }),
  },
  dropVoiceClip: {
    method: 'POST',
    path: '/voice-clips/{clipId}/drop',
    who: ['leader', 'technician'],
    summary: 'Go back to the clip that the product ships',
    body: none,
    answer: z.object({ clip: s.voiceClip }),
  },
} as const satisfies Record<string, Operation>
