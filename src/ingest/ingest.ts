// Bytes in, Source out: finds the format, checks the limits, reads.
import type { Source, Submission } from '../model/source.js'

/** @throws Fault empty-file, file-too-large, unknown-format, not-text, too-many-cells. */
export async function ingest(_submission: Submission): Promise<Source> {
  throw new Error('not built yet')
}
