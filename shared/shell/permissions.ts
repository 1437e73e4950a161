import type { MachineRole } from './roles.ts'

/** What Electron calls the permissions that any page of ours needs; everything else is refused. */
type Granted = {
  readonly permission: string
  readonly roles: readonly MachineRole[]
  /** Path of the page that needs it. */
  readonly path: string
  /** For `media` only. */
  readonly media?: 'audio' | 'video'
  readonly why: string
}

/** A line for each permission that is given (models.md §6.1), with its reason. */
export const GRANTED: readonly Granted[] = [
  { permission: 'media', media: 'audio', roles: ['counter'], path: '/voice/', why: 'recording the voice of the calls' },
]

export type PermissionAsked = {
  readonly permission: string
  readonly role: MachineRole
  /** Address of the page that asks. */
  readonly path: string
  /** It comes from the centre's own page in the main frame of a window of ours. */
  readonly trusted: boolean
  readonly media: readonly string[]
}

/** Whether a page gets a permission: by the table, or not at all. */
export const isGranted = (
  { permission, role, path, trusted, media }: PermissionAsked,
  granted: readonly Granted[] = GRANTED,
): boolean =>
  trusted &&
  granted.some(
    (line) =>
      line.permission === permission &&
      line.roles.includes(role) &&
      line.path === path &&
      (line.media === undefined || (media.length === 1 && media[0] === line.media)),
  )
