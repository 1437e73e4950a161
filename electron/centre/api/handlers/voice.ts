import { recordVoiceClip } from '../../files/record-clip.ts'
import { endAnnouncement, listAnnouncements, takeAnnouncement } from '../../usecases/announcements.ts'
import { dropVoiceClip, listVoiceClips } from '../../usecases/voice-clips.ts'
import type { FileHandlers, Handlers } from './handler.ts'

export const voiceHandlers = {
  listAnnouncements: (deps, _request, ctx) => ({ answer: () => listAnnouncements(deps, ctx) }),
  takeAnnouncement: (deps, { params }, ctx) => takeAnnouncement(deps, params, ctx),
  endAnnouncement: (deps, { params, body }, ctx) => endAnnouncement(deps, { ...params, body }, ctx),
  listVoiceClips: (deps, _request, ctx) => ({ answer: () => listVoiceClips(deps, ctx) }),
  dropVoiceClip: (deps, { params }, ctx) => dropVoiceClip(deps, params, ctx),
} satisfies Partial<Handlers>

export const voiceFileHandlers = {
  recordVoiceClip: (deps, { params, body }, ctx) => recordVoiceClip(deps, { ...params, body }, ctx),
} satisfies Partial<FileHandlers>
