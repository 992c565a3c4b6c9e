/** The shape of a document of ours: data, one file each; a change of its text is a new version. */
import type { DocumentId } from '@tsunagu/contract/contracts.ts'
import type { Purpose } from '../tables.ts'

export interface Both {
  readonly ja: string
  readonly en: string
}
export interface DocumentSection {
  readonly title: Both
  readonly paragraphs: readonly Both[]
}
export interface DocumentVersion {
  /** `2026-11`: sorts by time. */
  readonly version: string
  /** The day it comes into force, Asia/Tokyo. */
  readonly from: string
  /** Three to six plain sentences (IMP-37). */
  readonly summary: readonly Both[]
  /** What is new against the version before; empty in the first. */
  readonly changes: readonly Both[]
  readonly sections: readonly DocumentSection[]
}
export interface Document {
  readonly id: DocumentId
  readonly title: Both
  /** Delivered as a file to keep (GLK-05). */
  readonly pdf: boolean
  /** For what personal data may be used with a consent to it (GEN-09). */
  readonly purposes: readonly Purpose[]
  /** Oldest first. */
  readonly versions: readonly DocumentVersion[]
}

export const say = (ja: string, en: string): Both => ({ ja, en })
export const section = (title: Both, ...paragraphs: Both[]): DocumentSection => ({ title, paragraphs })
