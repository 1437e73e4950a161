import { z } from 'zod'

/** Version of the program: three numbers, none with zeros before it. */
export const programVersion = z.string().regex(/^(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})\.(0|[1-9]\d{0,4})$/)

/** @returns negative when `a` is older than `b`, 0 when they are the same */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number))
  const at = [0, 1, 2].find((place) => left?.[place] !== right?.[place])
  return at === undefined ? 0 : (left?.[at] ?? 0) - (right?.[at] ?? 0)
}

const updatePlatform = z.enum(['linux', 'win32'])

/** A name of a file and nothing more: no folder, nothing hidden. */
const fileName = z.string().regex(/^[A-Za-z0-9][\w.+-]{0,119}$/)

/** An installer of a release. */
export const releaseFile = z.strictObject({
  name: fileName,
  platform: updatePlatform,
  arch: z.enum(['x64', 'arm64']),
  bytes: z.number().int().min(1).max(2_000_000_000),
  /** Hex. */
  sha512: z.string().regex(/^[0-9a-f]{128}$/),
})
export type ReleaseFile = z.infer<typeof releaseFile>

/** Whether a file of a release is an AppImage, which replaces itself; all others are installed. */
export const isImage = ({ name }: ReleaseFile): boolean => name.endsWith('.AppImage')

/** What is signed: every file of a release by its hash. A folder with it and the files is a release, wherever it lies. */
export const release = z.strictObject({
  format: z.literal(1),
  version: programVersion,
  /** Day on which it was made, YYYY-MM-DD. */
  madeOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  notes: z.strictObject({ vi: z.string().max(4_000), en: z.string().max(4_000) }),
  files: z.array(releaseFile).min(1).max(12),
})
export type Release = z.infer<typeof release>

/** Names of the manifest and of its signature in the folder of a release. */
export const MANIFEST = 'release.json'
export const SIGNATURE = 'release.sig'
export const MANIFEST_LIMIT = 64 * 1024

/** Why a release cannot be had. */
export const RELEASE_TROUBLES = ['not-found', 'not-signed', 'broken', 'older', 'no-keys', 'no-room'] as const
export type ReleaseTrouble = (typeof RELEASE_TROUBLES)[number]

/** What a program without rights asks the updater of its machine to install (`install.json` of the inbox). */
export const installRequest = z.strictObject({
  version: programVersion,
  file: fileName,
  /** The manifest as it was signed, byte for byte, and its signature in base64. */
  manifest: z.string().max(MANIFEST_LIMIT),
  signature: z.string().max(200),
})
export type InstallRequest = z.infer<typeof installRequest>

/** What the updater of a machine knows and tells everybody (`state.json` beside the inbox). */
export const updaterState = z.strictObject({
  /** Version that was there before the last one; its installer is kept. */
  previous: programVersion.nullable(),
  /** Being installed; after a power cut it is begun again. */
  installing: z.strictObject({ version: programVersion, from: programVersion, tries: z.number().int() }).nullable(),
  /** What went wrong the last time. */
  failed: z
    .strictObject({
      version: programVersion,
      why: z.enum(['not-signed', 'broken', 'older', 'installer', 'not-running', 'unsteady']),
    })
    .nullable(),
})
export type UpdaterState = z.infer<typeof updaterState>

/**
 * Whether a version that failed would fail again: it or its installer does not run here, or it is too old. What was spoiled or
 * unsigned (anybody at the machine can put such a thing into the inbox) is brought anew.
 */
export const wouldFailAgain = (failed: UpdaterState['failed'], version: string): boolean =>
  failed?.version === version && ['installer', 'not-running', 'unsteady', 'older'].includes(failed.why)
