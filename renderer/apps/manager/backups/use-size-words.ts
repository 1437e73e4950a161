import { useWords } from '../../../ui/language.tsx'

/** Bytes as people say them. */
export function useSizeWords(): (bytes: number) => string {
  const { gigabytes } = useWords().manager.devices
  return (bytes) => (bytes < 1e9 ? `${Math.max(1, Math.round(bytes / 1e6))} MB` : `${gigabytes(bytes)} GB`)
}
